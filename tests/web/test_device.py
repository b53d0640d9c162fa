import itertools

import pytest

from web.player.device import read, written
from web.player.device_words import OUTCOMES, rows
from web.words import LANGUAGES, words_in

ALL_GOOD = {row: outcomes[-1] for row, outcomes in OUTCOMES.items()}


def test_every_code_says_what_was_found():
    for found in itertools.product(*OUTCOMES.values()):
        phone = dict(zip(OUTCOMES, found, strict=True))
        assert read(written(phone)) == phone


def test_a_code_is_read_as_people_type_it_and_one_slip_is_noticed():
    code = written(ALL_GOOD)

    assert read(f" {code[:2].lower()}-{code[2:]} ") == ALL_GOOD
    for at, letter in itertools.product(range(4), "23456789"):
        slip = code[:at] + letter + code[at + 1 :]
        assert slip == code or read(slip) is None


@pytest.mark.parametrize("code", ["", "AAA", "AAAAA", "ZZZZ", "0000", "ÄÄÄÄ"])
def test_what_is_no_code_is_none(code):
    assert read(code) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_is_said(language):
    said = {row.id: tuple(one.outcome for one in row.said) for row in rows(words_in(language))}

    assert said == dict(OUTCOMES)


def test_player_and_organiser_read_the_same_page(app):
    answer = app.test_client().get("/laitetesti/tulos", query_string=ALL_GOOD)

    assert answer.status_code == 303
    page = app.test_client().get(answer.headers["Location"]).get_data(as_text=True)
    assert written(ALL_GOOD) in page
    assert "Paikka löytyi tarkasti." in page


def test_what_no_phone_sends_counts_as_not_tried(app):
    answer = app.test_client().get("/laitetesti/tulos?position=<b>&camera=works")

    found = read(answer.headers["Location"].rpartition("/")[2])
    assert (found["position"], found["camera"]) == ("untried", "works")


def test_a_code_of_nothing_is_not_found(app):
    assert app.test_client().get("/laitetesti/AAAA").status_code == 404


def test_without_scripts_the_page_says_that_the_game_works_all_the_same(app):
    page = app.test_client().get("/laitetesti").get_data(as_text=True)

    assert "Selaimen skriptit eivät ole päällä." in page
    assert "data-try hidden" in page
