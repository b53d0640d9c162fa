from datetime import timedelta

import pytest

from engine.play.conditions import is_open
from engine.play.decide import decide
from engine.play.events import (
    ChallengeSolved,
    CheckInRefused,
    CheckpointPassed,
    CheckpointReached,
    IntentRefused,
    Reason,
    RunFinished,
)
from engine.play.evolve import replay
from engine.play.intents import CloseCheckpoint, End, JoinRun
from engine.play.leaderboard import standing_of
from engine.play.limits import overtime_cost
from engine.scenario.checkpoint import Role
from engine.scenario.condition import ElapsedAtLeast, InLanguage
from engine.scenario.route import Overtime
from tests.asking import word
from tests.building import (
    adventure,
    done,
    give,
    later,
    locks,
    opens,
    points,
    reach,
    say,
    stop,
    under_way,
)


def walk(on_timeout, *more, **fields):
    return adventure(
        stop("lahto", role=Role.START),
        stop("a", word(), **fields),
        *more,
        stop("maali", role=Role.FINISH),
        mode="score",
        time_limit=timedelta(minutes=30),
        on_timeout=on_timeout,
    )


OUT = JoinRun(later(40))


@pytest.mark.parametrize(
    ("minute", "over"), [(29, False), (29.9, False), (30, True), (35, True)]
)
def test_where_the_game_ends_here_steps_count_by_when_they_were_made(minute, over):
    rules = walk("finish-here")
    state = under_way(rules, reach("lahto"), reach("a"), OUT)

    answer = decide(rules, state, say("a/sana", "kuuluuko", later(minute)))
    check_in = decide(rules, state, reach("maali", at=later(minute)))

    if over:
        assert answer == (IntentRefused(later(minute), Reason.FINISHED, "a/sana"),)
        assert check_in == (CheckInRefused(later(minute), Reason.FINISHED),)
    else:
        assert isinstance(answer[0], ChallengeSolved)
        assert isinstance(check_in[0], CheckpointReached)


@pytest.mark.parametrize(("minute", "is_there"), [(29, True), (30, False)])
def test_where_everybody_is_sent_to_the_finish_steps_of_before_still_enter(minute, is_there):
    rules = walk("go-to-finish")
    state = under_way(rules, reach("lahto"), OUT)

    assert is_open(rules, state, rules.checkpoint("a"), later(minute)) is is_there


def test_who_is_sent_to_the_finish_finds_it_open_even_if_it_was_locked():
    rules = walk("go-to-finish", on_visit=(locks("maali"),))
    locked = (reach("lahto"), reach("a"))

    before = decide(rules, under_way(rules, *locked), reach("maali", at=later(20)))
    state = under_way(rules, *locked, reach("maali", at=later(31)))

    assert before == (CheckInRefused(later(20), Reason.LOCKED),)
    assert state.finished_at == later(31)


def test_who_is_sent_to_a_closed_finish_has_finished():
    rules = walk("go-to-finish", on_visit=(locks("maali"),))
    closed = (reach("lahto"), reach("a"), CloseCheckpoint(later(5), "maali"))

    assert under_way(rules, *closed, JoinRun(later(29))).running
    state = under_way(rules, *closed, OUT)
    assert (state.finished_at, state.timed_out_at) == (later(30), later(30))


def test_what_is_locked_stays_so_whatever_opens_it():
    rules = adventure(
        stop("a", on_visit=(opens("c"), locks("c"))), stop("b"), stop("c", unlock=done("b"))
    )
    c = rules.checkpoint("c")

    assert not is_open(rules, under_way(rules, reach("a"), reach("b")), c, later(0))


def test_who_goes_on_unranked_may_still_give_up():
    rules = walk("keep-playing-unranked")
    state = under_way(rules, reach("lahto"), OUT)

    happened = decide(rules, state, End(later(50)))

    assert happened == (RunFinished(later(50), gave_up=True),)
    assert standing_of("r", replay(happened, state)).finished_at is None


@pytest.mark.parametrize(("minute", "cost"), [(10, 0), (30, 0), (31.5, 4), (35, 10), (99, 10)])
def test_overtime_costs_nothing_before_it_and_no_more_than_all_of_it(minute, cost):
    rules = adventure(
        stop("a"),
        stop("b"),
        time_limit=timedelta(minutes=30),
        overtime=Overtime(per_minute=2, max_minutes=5),
    )

    assert overtime_cost(rules, under_way(rules), later(minute)) == cost


def test_what_time_opens_follows_even_where_nothing_else_happens():
    ten = ElapsedAtLeast(elapsed_at_least=timedelta(minutes=10))
    rules = adventure(stop("a"), stop("b", unlock=ten, points=3), stop("c"))
    state = under_way(rules, CloseCheckpoint(later(0), "b"), reach("a"))

    assert decide(rules, state, reach("a", at=later(9))) == ()
    assert decide(rules, state, reach("a", at=later(10)))[0] == CheckpointPassed(later(10), "b")


def test_the_time_of_a_challenge_that_is_not_asked_never_runs_out():
    english = word(
        when=InLanguage(language="en"),
        time_limit=timedelta(minutes=5),
        on_failed=(give("kivi"),),
    )
    rules = adventure(stop("a", english), stop("b"))

    state = under_way(rules, reach("a"), JoinRun(later(9)))

    assert (state.items, "done a/sana" in state.facts) == ({}, False)


def test_what_passes_with_the_last_step_counts_before_the_finish():
    rules = adventure(
        stop("a"), stop("b", optional=True, unlock=done("a"), on_visit=(points(5),))
    )

    state = under_way(rules, CloseCheckpoint(later(0), "b"), reach("a"))

    assert (state.finished_at, state.final_score) == (later(0), 5)
