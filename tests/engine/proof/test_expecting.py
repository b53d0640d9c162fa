"""What an author expects, held against what a simulation found."""

import pytest

from engine.proof.finding import LANGUAGES
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.expecting import ENDING, FINISH, MINUTES, SCORE, kept
from engine.proof.simulation.simulating import simulate
from engine.scenario.adventure import Expect
from tests.building import ending, perille, visited
from tests.crowding import SURE, walk_of


def failures(rules=None, crowd=SURE, **expected):
    rules = (rules or walk_of()).model_copy(update={"expect": Expect(**expected)})
    return [one.rule for one in kept(rules, simulate(rules, crowd, 60, 1))]


def test_who_expects_nothing_is_never_let_down():
    rules = perille().model_copy(update={"expect": None})

    assert kept(rules, simulate(rules, Crowd(), 20, 1)) == ()


def test_expectations_that_are_met_are_not_spoken_of():
    assert failures(minutes=(5, 90), score=(0, 100), finish=">= 0.9", ending="<= 1") == []


@pytest.mark.parametrize(
    ("expected", "failed"),
    [
        ({"minutes": (1, 2)}, MINUTES),
        ({"minutes": (500, 900)}, MINUTES),
        ({"score": (0, 1)}, SCORE),
        ({"score": (900, 999)}, SCORE),
        ({"finish": "<= 0.99"}, FINISH),
        ({"ending": "<= 0.5"}, ENDING),
    ],
    ids=str,
)
def test_an_expectation_that_is_not_met_is_told(expected, failed):
    assert failures(**expected) == [failed]


def test_a_walk_that_nobody_finishes_fails_what_is_expected_of_those_who_set_out():
    assert failures(crowd=SURE._replace(quits_per_stop=1), finish=">= 0.5") == [FINISH]


def test_bounds_themselves_are_kept():
    found = simulate(walk_of(), SURE, 60, 1)
    rules = walk_of(expect=Expect(finish=">= 1.0", score=(int(found.score.p50),) * 2))

    assert kept(rules, found) == ()


def test_every_ending_is_asked_for_by_its_own_name():
    rules = walk_of().model_copy(
        update={"endings": (ending("hyva", visited("rasti-1")), ending("muu"))}
    )
    rules = rules.model_copy(update={"expect": Expect(ending=">= 0.1")})

    [never] = kept(rules, simulate(rules, SURE, 40, 1))

    assert (
        never.message("fi")
        == "Loppu ”Loppu muu” tuli 0,0 %:lle perille päässeistä. Odotus: ≥ 10 %."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failure_is_one_sentence_in_every_language_with_its_figures(language):
    rules = walk_of(expect=Expect(minutes=(1, 2), finish="<= 0.5"))
    found = simulate(rules, SURE, 40, 1)

    minutes, finish = (one.message(language) for one in kept(rules, found))

    point = "." if language == "en" else ","
    assert f"{found.minutes.p50:.1f}".replace(".", point) in minutes
    assert "1–2" in minutes
    assert f"100{point}0 %" in finish
    assert "≤ 50 %" in finish
    assert "{" not in minutes + finish


def test_a_failure_points_at_the_line_that_expects_it():
    rules = walk_of(expect=Expect(minutes=(1, 2)))

    [one] = kept(rules, simulate(rules, SURE, 20, 1))

    assert (one.file, one.path) == ("adventure.yaml", ("expect", "minutes"))
    assert one.fails
