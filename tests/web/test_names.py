"""Names of teams: drawn, and their own."""

import pytest

from web.names import ADJECTIVES, LONGEST_NAME, NOUNS, PAIRS, NameProblem, drawn_name, own_name


def test_every_pair_of_words_can_be_drawn_and_fits_a_row():
    drawn = {drawn_name(chance) for chance in range(PAIRS)}

    assert len(drawn) == len(ADJECTIVES) * len(NOUNS)
    assert len(ADJECTIVES) >= 40
    assert len(NOUNS) >= 60
    assert max(map(len, drawn)) <= LONGEST_NAME


def test_the_same_chance_draws_the_same_name():
    assert drawn_name(4711) == drawn_name(4711)
    assert drawn_name(-1) == drawn_name(PAIRS - 1)


def test_about_half_of_the_names_alliterate():
    words = (drawn_name(chance).split() for chance in range(PAIRS))

    alike = sum(first[0] == second[0] for first, second in words)

    assert 0.5 <= alike / PAIRS <= 0.6


def test_a_typed_name_is_tidied_and_nothing_typed_is_no_name():
    assert own_name("  Me   kolme ") == "Me kolme"
    assert own_name("ﬁksut") == "fiksut"
    assert own_name(" \t ") is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("x" * (LONGEST_NAME + 1), NameProblem.TOO_LONG),
        ("Nop\u200bsa", NameProblem.UNSEEN_LETTERS),
        ("\u202eaprroN", NameProblem.UNSEEN_LETTERS),
        ("Norp\x07pa", NameProblem.UNSEEN_LETTERS),
        ("No\u0334\u0335\u0336rppa", NameProblem.UNSEEN_LETTERS),
        ("–…–", NameProblem.NO_LETTERS),
    ],
)
def test_a_name_that_would_spoil_the_results_is_refused(typed: str, problem: NameProblem):
    assert own_name(typed) is problem


def test_names_in_every_script_are_welcome():
    for name in ("Sisu", "Ξενία", "Команда", "فريق", "チーム", "Łódź"):
        assert own_name(name) == name
