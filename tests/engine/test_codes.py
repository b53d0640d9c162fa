from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import codes
from engine.codes import LETTERS, SHORT_LENGTH, TOKEN_LENGTH, PlaceCodes, code_book
from tests.chance import LAWS

KEY = b"a key for tests, 32 octets long."
BASE32 = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
QR_ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
QR_4_H_ALPHANUMERIC = 50
"""What a version 4 symbol at level H holds in alphanumeric mode (ISO/IEC 18004, table 7)."""

STOPS = {"asema": 1, "tori": 1, "kirjasto": 1, "lokki": 1}
BOOK = code_book(KEY, "perille", STOPS)
SHORT_CODES = [codes_there.short_code for codes_there in BOOK.places]


def test_a_book_remembers_what_hung_before_and_when_each_was_over():
    noon, later = (datetime(2026, 6, 1, hour, tzinfo=UTC) for hour in (12, 13))
    first, second = (code_book(KEY, "a", {"tori": epoch}).at("tori") for epoch in (1, 2))
    book = code_book(KEY, "a", {"tori": 3}, {"tori": (noon, later)})

    assert book.checkpoint_of(first.token) is None
    assert book.was_replaced(first.short_code)
    assert not book.was_replaced(book.at("tori").token)
    assert book.checkpoint_of(first.token, noon - timedelta(minutes=1)) == "tori"
    assert book.checkpoint_of(first.token, noon) is None
    assert book.checkpoint_of(second.token, noon) == "tori"
    assert book.checkpoint_of(second.token, later) is None
    assert book.issue > code_book(KEY, "a", {"tori": 2}, {"tori": (noon,)}).issue


def test_a_code_that_its_author_replaced_stands_for_nothing_at_any_time():
    old = code_book(KEY, "a", {"tori": 1}).at("tori")
    book = code_book(KEY, "a", {"tori": 2})

    assert book.was_replaced(old.token)
    assert book.checkpoint_of(old.token, datetime(2026, 6, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize("code", SHORT_CODES)
def test_every_single_slip_in_a_short_code_is_caught(code):
    slips = [
        code[:place] + letter + code[place + 1 :]
        for place in range(SHORT_LENGTH)
        for letter in LETTERS
        if letter != code[place]
    ]

    assert len(slips) == 6 * 30
    assert codes.well_formed(code)
    assert not any(map(codes.well_formed, slips))


@pytest.mark.parametrize("code", [*SHORT_CODES, "23456" + codes.check_letter("23456")])
def test_every_swap_of_neighbours_in_a_short_code_is_caught(code):
    swaps = [
        code[:place] + second + first + code[place + 2 :]
        for place, (first, second) in enumerate(pairwise(code))
        if first != second
    ]

    assert len(swaps) >= 3
    assert not any(map(codes.well_formed, swaps))


@LAWS
@given(st.text(LETTERS, min_size=5, max_size=5))
def test_any_five_letters_have_one_check_letter(letters):
    fitting = [letter for letter in LETTERS if codes.well_formed(letters + letter)]

    assert fitting == [codes.check_letter(letters)]


@pytest.mark.parametrize("typed", ["", "AB7K9", "AB7K9QQ", "AB0K9Q", "ABOK9Q", "ÄB7K9Q"])
def test_what_is_not_six_of_the_letters_is_mistyped(typed):
    assert not codes.well_formed(typed)


def test_the_letters_leave_out_what_looks_alike():
    assert len(set(LETTERS)) == len(LETTERS) == 31
    assert not set(LETTERS) & set("0O1IL")


@pytest.mark.parametrize("place", BOOK.places)
def test_a_code_leads_to_its_checkpoint_however_it_is_typed(place):
    short = place.short_code
    typed = [short, short.lower(), f" {short[:3]}-{short[3:]} ", codes.grouped(short)]

    assert [BOOK.checkpoint_of(one) for one in typed] == [place.checkpoint] * 4
    assert BOOK.checkpoint_of(place.token.lower()) == place.checkpoint
    assert BOOK.at(place.checkpoint) == place


def test_a_code_of_nowhere_leads_nowhere():
    assert BOOK.checkpoint_of("AAAAAA") is None
    assert BOOK.checkpoint_of("") is None
    assert BOOK.at("turku") is None


@pytest.mark.parametrize("place", BOOK.places)
def test_a_token_is_sixteen_base32_letters(place):
    assert len(place.token) == TOKEN_LENGTH == 16
    assert set(place.token) <= BASE32
    assert len(place.short_code) == SHORT_LENGTH == 6
    assert set(place.short_code) <= set(LETTERS)


def test_a_raised_epoch_changes_both_codes_of_that_checkpoint_alone():
    raised = code_book(KEY, "perille", STOPS | {"tori": 2})

    old, new = BOOK.at("tori"), raised.at("tori")
    assert old.token != new.token
    assert old.short_code != new.short_code
    assert raised.checkpoint_of(old.token) is raised.checkpoint_of(old.short_code) is None
    assert [raised.at(name) == BOOK.at(name) for name in STOPS] == [True, False, True, True]


@pytest.mark.parametrize(
    "other",
    [code_book(b"another key", "perille", STOPS), code_book(KEY, "naisvuori", STOPS)],
    ids=["another key", "another adventure"],
)
def test_codes_hang_on_the_key_and_the_adventure(other):
    shared = set(BOOK.by_code) & set(other.by_code)

    assert not shared


def test_parts_of_a_code_s_message_cannot_be_shifted_into_one_another():
    assert codes.qr_token(KEY, "a", "bc", 1) != codes.qr_token(KEY, "ab", "c", 1)
    assert codes.qr_token(KEY, "a", "b", 11) != codes.qr_token(KEY, "a", "b1", 1)


def test_the_same_adventure_always_gets_the_same_codes():
    again = code_book(KEY, "perille", STOPS)

    assert again == BOOK
    assert BOOK.at("tori") == PlaceCodes("tori", "U74OAJ54EWWBKOKF", "VRYZVM"), "posters hang"


def test_ten_thousand_checkpoints_have_codes_of_their_own():
    names = [f"rasti-{number}" for number in range(10_000)]
    unsalted = [codes._short_code(KEY, "iso", name, 1, 0) for name in names]

    book = code_book(KEY, "iso", dict.fromkeys(names, 1))

    assert len(set(unsalted)) < 10_000, "some fall together at first, so the salt is tried"
    assert len({place.short_code for place in book.places}) == 10_000
    assert all(
        book.checkpoint_of(place.short_code) == place.checkpoint for place in book.places
    )
    assert all(book.checkpoint_of(place.token) == place.checkpoint for place in book.places)
    assert all(codes.well_formed(place.short_code) for place in book.places)


def test_a_poster_s_address_fits_a_version_4_symbol_at_level_h():
    host = "SEIKKAILU.MIKKELI.EXAMPLE"[:23]
    address = f"HTTPS://{host}/Q/{BOOK.places[0].token}"

    assert len(address) == QR_4_H_ALPHANUMERIC
    assert set(address) <= QR_ALPHANUMERIC


def test_a_join_code_is_seven_letters_drawn_from_chance():
    drawn = {codes.join_code(number.to_bytes(8)) for number in range(5000)}

    assert len(drawn) == 5000
    assert all(len(code) == 7 and set(code) <= set(LETTERS) for code in drawn)


def test_a_resume_code_is_ten_letters_made_again_at_need():
    code = codes.resume_code(KEY, "run-1")

    assert len(code) == 10
    assert set(code) <= set(LETTERS)
    assert code == codes.resume_code(KEY, "run-1")
    assert code != codes.resume_code(KEY, "run-2")
    assert code != codes.resume_code(b"another key", "run-1")


@pytest.mark.parametrize(
    ("code", "sizes", "written"),
    [
        ("AB7K9Q", (3, 3), "AB7-K9Q"),
        ("ABCDEFG", (3, 4), "ABC-DEFG"),
        ("ABCDEFGHJK", (3, 3), "ABC-DEF-GHJK"),
    ],
)
def test_a_code_is_written_in_groups(code, sizes, written):
    assert codes.grouped(code, sizes) == written
    assert codes.tidy(written.lower()) == code
