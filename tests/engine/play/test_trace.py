"""What a log tells who watches over a team: how long each step took, and what went wrong."""

from datetime import timedelta

import pytest

from engine.play.events import (
    Announced,
    AnswerWrong,
    ChallengeDone,
    CheckInRefused,
    CheckpointReached,
    How,
    PointsAwarded,
    Reason,
    RunPaused,
    RunResumed,
    RunStarted,
)
from engine.play.trace import Spent, traced
from engine.scenario.checkpoint import Way
from tests.building import NOON

MINUTE = timedelta(minutes=1)
STARTED = RunStarted(NOON, 2, "fi", (), clock=True)


def after(minutes: float):
    return NOON + minutes * MINUTE


def reached(stop: str, minutes: float) -> CheckpointReached:
    return CheckpointReached(after(minutes), stop, Way.CODE, 0)


def done(ref: str, minutes: float) -> ChallengeDone:
    return ChallengeDone(after(minutes), ref, How.SOLVED)


def test_a_way_and_a_task_are_steps_of_their_own():
    log = (STARTED, reached("a", 4), done("a/t", 6), reached("b", 9))

    trace = traced(log)

    assert trace.spent == (Spent("a", 240), Spent("a/t", 120), Spent("b", 180))
    assert trace.since == after(9)


def test_a_pause_makes_nobody_slower():
    log = (STARTED, RunPaused(after(2)), RunResumed(after(32)), reached("a", 34))

    assert traced(log).spent == (Spent("a", 240),)


def test_a_step_begun_during_a_pause_is_not_young_for_ever():
    log = (STARTED, RunPaused(after(2)), reached("a", 5), RunResumed(after(10)))

    assert traced(log).since == after(10)


def test_trouble_belongs_to_the_step_it_was_met_at():
    log = (STARTED, CheckInRefused(after(1), Reason.WRONG_CODE), AnswerWrong(after(2), "a/t"))

    assert (len(traced(log).refused_now), len(traced(log).wrong_now)) == (1, 1)
    trace = traced((*log, reached("b", 3)))
    assert (trace.refused_now, trace.wrong_now) == ((), ())
    assert len(trace.refused) == 1


@pytest.mark.parametrize(
    ("distance", "radius", "outside"), [(90, 55, 35), (40, 55, 0), (None, None, None)]
)
def test_how_far_outside_a_refused_phone_was(distance, radius, outside):
    refused = CheckInRefused(NOON, Reason.TOO_FAR, "a", distance, 20, radius)

    assert traced((STARTED, refused)).refused[0].outside_m == outside


def test_what_an_organiser_does_is_no_sign_of_the_team():
    log = (STARTED, reached("a", 3), PointsAwarded(after(20), 5, 1), Announced(after(21), "w"))

    assert traced(log).heard_at == after(3)


def test_a_log_may_be_followed_in_parts():
    log = (STARTED, reached("a", 4), CheckInRefused(after(5), Reason.LOCKED), done("a/t", 6))

    assert traced(log[2:], traced(log[:2])) == traced(log)
