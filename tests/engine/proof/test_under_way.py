"""What a run under way can still come to, and what it would lose if a place were closed."""

from collections.abc import Iterator
from random import Random

import pytest

from engine.play.decide import decide
from engine.play.events import IntentRefused
from engine.play.evolve import replay
from engine.play.intents import Award, CloseCheckpoint
from engine.play.state import RunState
from engine.proof.solve.material import material_of
from engine.proof.solve.under_way import Ahead, Loss, ahead_of, lost_by
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Role
from engine.scenario.condition import ScoreAtLeast
from tests.asking import branch, quiz
from tests.building import (
    NOON,
    adventure,
    chose,
    ending,
    ends,
    reach,
    say,
    stop,
    under_way,
)
from tests.dilemmas import Dice, Everything

LOTS = 4
GAMES = 100
FINISH = stop("maali", role=Role.FINISH)


def fork(default: str | None = "oikea") -> Adventure:
    """Whoever goes left at the fork comes to another ending."""
    return adventure(
        stop("tori"),
        stop("risteys", branch("tie", default)),
        FINISH,
        mode="linear",
        endings=(ending("vasen", chose("risteys/tie.vasen")), ending("muu")),
    )


def rich() -> Adventure:
    """The good ending asks for more points than one of the two places gives."""
    return adventure(
        *(stop(name, quiz("t0", points=10)) for name in ("tori", "puisto")),
        FINISH,
        endings=(ending("rikas", ScoreAtLeast(score_at_least=20)), ending("koyha")),
    )


def closing(rules: Adventure, state: RunState, checkpoint: str, **options: str) -> Loss:
    """What a run would lose by it."""
    picks = {f"{checkpoint}/{asked}": option for asked, option in options.items()}
    return lost_by(material_of(rules), state, CloseCheckpoint(NOON, checkpoint, picks))


def test_a_closed_fork_takes_the_way_that_is_not_picked():
    rules = fork()

    assert closing(rules, under_way(rules), "risteys") == Loss(("vasen",))
    assert closing(rules, under_way(rules), "risteys", tie="vasen") == Loss(("muu",))


def test_who_has_chosen_loses_nothing():
    rules = fork()
    chosen = under_way(rules, reach("tori"), reach("risteys"), say("risteys/tie", "vasen"))

    assert not closing(rules, chosen, "risteys")


def test_closing_a_place_that_no_ending_hangs_on_costs_nobody_anything():
    rules = fork()

    assert not closing(rules, under_way(rules), "tori")


def test_points_that_a_closed_place_would_have_given_are_gone():
    rules = rich()

    assert closing(rules, under_way(rules), "tori") == Loss(("rikas",))


def test_points_that_the_team_has_stay_with_it():
    rules = rich()
    answered = under_way(rules, reach("tori"), say("tori/t0", "oikea"))

    assert not closing(rules, answered, "tori")
    assert closing(rules, answered, "puisto") == Loss(("rikas",))


def test_what_is_lost_already_is_not_lost_by_closing():
    once = adventure(
        stop("tori", quiz("t0", points=10, attempts=1)),
        stop("puisto", quiz("t0", points=10)),
        FINISH,
        endings=(ending("rikas", ScoreAtLeast(score_at_least=20)), ending("koyha")),
    )
    failed = under_way(once, reach("tori"), say("tori/t0", "vaara"))

    assert ahead_of(material_of(once), failed, NOON).endings == {"koyha"}
    assert not closing(once, failed, "puisto")


def test_who_said_that_stairs_are_in_the_way_is_counted_on_like_everybody():
    rules = fork()
    team = under_way(rules)

    assert team.access == ("no-stairs",)
    assert ahead_of(material_of(rules), team, NOON).finishes


def test_where_only_a_closed_place_ends_the_walk_nobody_finishes_any_more():
    rules = adventure(
        stop("tori"),
        stop("laituri", on_done=(ends("laiva"),)),
        finish_when=chose("laituri/ei.ei"),
        endings=(ending("laiva"),),
    )

    assert closing(rules, under_way(rules), "laituri") == Loss(("laiva",), finish=True)


def test_a_run_that_has_ended_loses_nothing():
    rules = adventure(stop("tori"))
    ended = under_way(rules, reach("tori"))

    assert not ended.running
    assert not closing(rules, ended, "tori")


def test_points_that_an_organiser_gives_lead_to_no_ending():
    rules = rich()
    start = under_way(rules)

    assert not lost_by(material_of(rules), start, Award(NOON, -10))


def positions(lot: int) -> Iterator[tuple[Adventure, RunState]]:
    """Runs under way in small games, every other one with a place closed."""
    for seed in range(lot * 10_000, lot * 10_000 + GAMES):
        dice = Random(seed)
        rules = Dice(dice).game()
        everything = Everything(rules, 120)
        states = everything.states.values()
        if not everything.played() or not any(state.running for state in states):
            continue
        state = dice.choice([state for state in states if state.running])
        yield rules, state
        shut = closed(rules, state, dice.choice(rules.checkpoints).id)
        if shut.running:
            yield rules, shut


def closed(rules: Adventure, state: RunState, checkpoint: str) -> RunState:
    """The run with a place closed, and the first way picked wherever ways part."""
    stop = rules.checkpoint(checkpoint)
    asked = stop.challenges if stop else ()
    picks = {f"{checkpoint}/{one.id}": "oikea" for one in asked if one.type == "choice"}
    happened = decide(rules, state, CloseCheckpoint(NOON, checkpoint, picks))
    assert not any(isinstance(event, IntentRefused) for event in happened)
    return replay(happened, state)


@pytest.mark.parametrize("lot", range(LOTS))
def test_no_play_brings_what_is_called_lost_and_nearly_all_else_is_brought(lot):
    exact, compared = 0, 0
    for rules, state in positions(lot):
        everything = Everything(rules, 300, state)
        if not everything.played():
            continue
        told = {run.ending for run in everything.finished if rules.ending(run.ending or "")}
        shown = Ahead(bool(everything.finished), frozenset(one for one in told if one))

        ahead = ahead_of(material_of(rules), state, NOON)

        assert shown.endings <= ahead.endings
        assert ahead.finishes or not shown.finishes
        exact += ahead == shown
        compared += 1
    assert compared > GAMES * 0.8
    assert exact > compared * 0.95
