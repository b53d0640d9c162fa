# ruff: noqa: RUF001  letters that look alike are what is tested here
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.play.answers import judged
from engine.play.normalising import normalised, number_of, typos_between
from tests.asking import branch, number, quiz, word
from tests.chance import LAWS


def right(asked, value):
    outcome = judged(asked, value)
    return outcome if outcome is None else outcome.right


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("Mikkeli", "mikkeli"),
        ("  Mikkeli \n", "mikkeli"),
        ("KÄÄNNÖS", "käännös"),
        ("Ångström", "ångström"),
        (unicodedata.normalize("NFD", "Kävelykatu"), "kävelykatu"),
        ("ＭＩＫＫＥＬＩ", "mikkeli"),
        ("１９４１", "1941"),
        ("Etelä-Savo", "etelä savo"),
        ("Etelä\u2010Savo", "etelä savo"),
        ("Etelä\u2011Savo", "etelä savo"),
        ("Etelä – Savo", "etelä savo"),
        ("Etelä—Savo", "etelä savo"),
        ("Etelä\u2212Savo", "etelä savo"),
        ("Etelä_Savo", "etelä savo"),
        ("Etelä\u00a0Savo", "etelä savo"),
        ("Etelä   -  Savo", "etelä savo"),
        ("- Etelä-Savo -", "etelä savo"),
        ("Etelä . Savo", "etelä savo"),
        ("“Kuuluuko?”", "kuuluuko"),
        ("Kuuluuko!?", "kuuluuko"),
        ("rock'n'roll", "rocknroll"),
        ("Meijän\u00adMikkeli", "meijänmikkeli"),
        ("İSTANBUL", "istanbul"),
        ("ÅLAND", "åland"),
        ("a\u030aland", "åland"),
        ("o\u0308", "ö"),
        ("q\u0307", "q"),
        ("ısı", "ısı"),
        ("I\u0307zmir", "izmir"),
        ("Ⅻ", "xii"),
        ("٣", "٣"),
        ("ΟΔΟΣ", "οδος"),
        ("STRASSE", "strasse"),
        ("Straße", "straße"),
        ("ﬁlmi", "filmi"),
        ("m²", "m2"),
        ("3.", "3"),
        ("А", "а"),
        ("?!", ""),
        ("—", ""),
        ("", ""),
    ],
)
def test_answers_are_compared_in_one_form(said, form):
    assert normalised(said) == form


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("hän", "han"),
        ("åse", "ase"),
        ("ısı", "isi"),
        ("Straße", "strasse"),
        ("а", "a"),
        ("ΟΔΟΣ", "οδοσ"),
        ("etelä savo", "eteläsavo"),
        ("kisa", "kissa"),
    ],
)
def test_what_is_another_word_stays_another(said, other):
    assert normalised(said) != normalised(other)


@LAWS
@given(st.text())
def test_a_form_holds_letters_numbers_and_single_spaces(said):
    form = normalised(said)

    assert all(one == " " or unicodedata.category(one)[0] in "LN" for one in form)
    assert form == form.strip()
    assert "  " not in form


@LAWS
@given(st.text("aÄö -–_.,!1\u0308"), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_composition_never_matter(said, written):
    assert normalised(unicodedata.normalize("NFD", said)) == normalised(said)
    assert normalised(written(said)) == normalised(said)


@pytest.mark.parametrize(
    ("a", "b", "typos"),
    [
        ("", "", 0),
        ("kuuluuko", "kuuluuko", 0),
        ("kuuluuko", "kuuluko", 1),
        ("kuuluuko", "kuuluuuko", 1),
        ("kuuluuko", "kuuluuks", 1),
        ("kuuluuko", "kuulux", 3),
        ("kuuluuko", "kuulukuo", 1),
        ("", "abc", 3),
        ("ca", "abc", 3),
        ("a cat", "an act", 2),
        ("yö", "yo", 1),
        ("ab", "ba", 1),
        ("abcd", "badc", 2),
        ("😀x", "x", 1),
    ],
)
def test_typos_are_counted_by_optimal_string_alignment(a, b, typos):
    assert typos_between(a, b) == typos
    assert typos_between(b, a) == typos


@LAWS
@given(st.text("abä", max_size=5), st.text("abä", max_size=5))
def test_typos_are_the_least_over_every_alignment(a, b):
    assert typos_between(a, b) == min(_alignments(a, b))


def _alignments(a: str, b: str):
    """The cost of every way to write b over a, each letter touched once."""
    if not a and not b:
        yield 0
    if a and b:
        yield from (cost + (a[0] != b[0]) for cost in _alignments(a[1:], b[1:]))
    if a:
        yield from (cost + 1 for cost in _alignments(a[1:], b))
    if b:
        yield from (cost + 1 for cost in _alignments(a, b[1:]))
    if len(a) > 1 and a[:2] == b[1::-1]:
        yield from (cost + 1 for cost in _alignments(a[2:], b[2:]))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("61", "61"),
        ("61,5", "61.5"),
        ("61.5", "61.5"),
        (" 61,5 ", "61.5"),
        ("1 200", "1200"),
        ("1\u00a0200,25", "1200.25"),
        ("1\u202f200", "1200"),
        ("−3", "-3"),
        ("-3", "-3"),
        ("- 3", "-3"),
        ("+3", "3"),
        ("007", "7"),
        ("６１，５", "61.5"),
        ("0", "0"),
        ("999999999999999", "999999999999999"),
        ("0,000001", "0.000001"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed, read):
    assert number_of(typed) == Decimal(read)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "abc", "1e3", "1E3", "0x1F", "1.2.3", "1,2,3", "1.200,5", ",5", "5,", "-"),
        *("--3", "3-", "1_000", "nan", "inf", "½", "sata", "61 m", "1" * 16, "0,1234567"),
        *("٣", "六", "1\u0661"),
    ],
)
def test_what_is_no_number_is_not_read_as_one(typed):
    assert number_of(typed) is None


@pytest.mark.parametrize(
    "typed", ["Kuuluuko?", "kuuluko", " KUULUUKO ", "kuulukuo", "kuuluuks"]
)
def test_an_accepted_word_is_right_within_its_typos(typed):
    asked = word("sana", "kuuluuko", "kuuluuk", typos=1)

    assert right(asked, typed) is True


@pytest.mark.parametrize("typed", ["kuulko", "kuulu", "kysy", "kuuluuko toini"])
def test_a_word_beyond_its_typos_is_wrong(typed):
    asked = word("sana", "kuuluuko", typos=1)

    assert right(asked, typed) is False


def test_without_typos_allowed_a_slip_is_wrong():
    asked = word("sana", "kuuluuko")

    assert right(asked, "kuuluuko") is True
    assert right(asked, "kuuluko") is False


def test_accepted_forms_of_every_language_count():
    asked = word(accept={"fi": ("asema",), "en": ("the station",)})

    assert right(asked, "The-Station!") is True
    assert right(asked, "asema") is True


def test_accepted_forms_are_normalised_as_answers_are():
    asked = word("sana", "Etelä–SAVO")

    assert right(asked, "etelä savo") is True


def test_a_rejected_word_never_passes_even_within_typos():
    asked = word("sana", "sata", typos=1, reject=("Sota!",))

    assert right(asked, "sota") is False
    assert right(asked, "sataa") is True


@pytest.mark.parametrize("typed", ["", "  ", "?!", "—"])
def test_no_words_are_no_answer(typed):
    assert right(word("sana", "a", typos=2), typed) is None


@pytest.mark.parametrize(
    ("typed", "so"),
    [
        ("61,5", True),
        ("62", True),
        ("61.0", True),
        ("62,01", False),
        ("60,99", False),
        ("-61,5", False),
        ("noin 61", None),
    ],
)
def test_a_number_is_right_within_its_tolerance_edges_too(typed, so):
    asked = number("luku", "61.5", tolerance=Decimal("0.5"))

    assert right(asked, typed) is so


def test_a_number_without_tolerance_is_exact():
    assert right(number("luku", "0.3"), "0,30") is True
    assert right(number("luku", "0.3"), "0,300001") is False


@pytest.mark.parametrize(
    ("typed", "so"), [("oikea", True), ("vaara", False), ("Oikea", None), ("", None)]
)
def test_a_choice_is_right_by_its_option_s_id(typed, so):
    assert right(quiz(), typed) is so


@pytest.mark.parametrize(("typed", "so"), [("vasen", True), ("oikea", True), ("muu", None)])
def test_in_a_branch_no_option_is_wrong(typed, so):
    assert right(branch(), typed) is so
