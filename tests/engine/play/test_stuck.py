"""Who is named as stuck, who never is, and the reason that goes with it."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.play.events import (
    AnswerWrong,
    ChallengeDone,
    CheckInRefused,
    CheckpointReached,
    Event,
    How,
    Reason,
    RunPaused,
    RunStarted,
)
from engine.play.stuck import (
    LEAST,
    TROUBLES,
    OftenRefused,
    OftenWrong,
    Silent,
    Slow,
    Stuck,
    expected_from,
    stuck,
    usual,
)
from engine.play.trace import Spent, Trace, traced
from engine.scenario.checkpoint import Way
from tests.building import NOON

MINUTE = timedelta(minutes=1)
USUAL_S = 6 * 60.0
STARTED = RunStarted(NOON, 2, "fi", (), clock=True)


def after(minutes: float) -> datetime:
    return NOON + minutes * MINUTE


def asked(*log: Event, minutes: float, seen: float | None = None, step: str = "a"):
    seen_at = None if seen is None else after(seen)
    return stuck(step, traced((STARTED, *log)), USUAL_S, seen_at, after(minutes))


def refused(minutes: float, reason: Reason = Reason.TOO_FAR) -> CheckInRefused:
    return CheckInRefused(after(minutes), reason, "a", 90, 20, 55)


def test_twice_as_long_as_nine_of_ten_is_slow():
    assert asked(minutes=12, seen=11) is None
    assert asked(minutes=12.1, seen=11) == Stuck("a", 12, (Slow(12, 6),))


def test_nobody_is_slow_within_ten_minutes_however_fast_the_others_are():
    trace = traced((STARTED,))

    assert stuck("a", trace, 30.0, after(9), NOON + LEAST) is None
    assert stuck("a", trace, 30.0, after(9), NOON + LEAST + MINUTE) is not None


def test_three_refusals_over_minutes_are_trouble_long_before_it_is_late():
    found = asked(refused(3), refused(5), refused(6), minutes=8)

    assert found == Stuck("a", 8, (OftenRefused(3, Reason.TOO_FAR, 35, 20),))


def test_three_refusals_in_one_minute_may_still_be_a_bad_fix():
    assert asked(refused(3), refused(3.3), refused(3.6), minutes=5) is None


def test_the_commonest_reason_is_told():
    codes = [refused(minutes, Reason.WRONG_CODE) for minutes in (4, 5, 6)]

    found = asked(refused(3), *codes, minutes=8)

    assert found.why[0] == OftenRefused(4, Reason.WRONG_CODE, 35, 20)


def test_wrong_answers_count_where_the_team_is():
    here = CheckpointReached(after(1), "a", Way.CODE, 0)
    wrong = [AnswerWrong(after(minutes), "a/t") for minutes in (2, 4, 6)]

    assert asked(here, *wrong, minutes=7, step="a/t").why == (OftenWrong(3, "a/t"),)
    assert asked(here, *wrong, minutes=7, step="b") is None


def test_a_phone_that_has_not_been_heard_of_is_silent_rather_than_slow():
    assert asked(minutes=20).why == (Silent(20),)
    assert asked(minutes=20, seen=12).why == (Silent(8),)
    assert asked(minutes=20, seen=18).why == (Slow(20, 6),)


def test_while_the_clock_stands_nobody_is_stuck():
    assert asked(RunPaused(after(1)), minutes=60) is None


def test_five_teams_of_one_s_own_game_outweigh_what_was_expected():
    own = [Spent("a", seconds) for seconds in (100, 200, 300, 400, 500)]

    assert usual(own, {"a": 60.0, "b": 60.0}) == {"a": 500, "b": 60.0}
    assert usual(own[:4], {"a": 60.0}) == {"a": 60.0}


def test_what_is_expected_is_what_nine_simulated_teams_of_ten_take():
    traces = [Trace(spent=(Spent("a", float(seconds)),)) for seconds in range(1, 11)]

    assert expected_from(traces) == {"a": 9}


minutes_of_a_step = st.floats(0.1, 11.9)
fewer_refusals = st.lists(st.floats(0.01, 0.99), max_size=TROUBLES - 1)


@given(st.lists(st.tuples(minutes_of_a_step, fewer_refusals), max_size=8), minutes_of_a_step)
def test_a_team_that_moves_on_is_never_named(steps, waits):
    """Whatever it met on the way, as long as each step took less than twice the usual."""
    at, log = 0.0, [STARTED]
    for number, (length, shares) in enumerate(steps):
        log += [refused(at + share * length) for share in sorted(shares)]
        at += length
        log.append(ChallengeDone(after(at), f"a/{number}", How.SOLVED))

    assert stuck("a", traced(log), USUAL_S, None, after(at + waits)) is None


@given(
    st.sampled_from(["refused", "wrong", "gone"]),
    st.lists(st.tuples(minutes_of_a_step, fewer_refusals), max_size=8),
    st.floats(12.1, 100),
)
def test_a_team_that_stays_is_always_named_with_a_reason(how, steps, waits):
    at, log = 0.0, [STARTED]
    for number, (length, _) in enumerate(steps):
        at += length
        log.append(ChallengeDone(after(at), f"a/{number}", How.SOLVED))
    trouble = {
        "refused": [refused(at + minute) for minute in (1, 2, 3)],
        "wrong": [AnswerWrong(after(at + minute), "a/t") for minute in (1, 2, 3)],
        "gone": [],
    }[how]

    found = stuck("a/t", traced((*log, *trouble)), USUAL_S, None, after(at + waits))

    assert found is not None
    kinds = {"refused": OftenRefused, "wrong": OftenWrong, "gone": Silent}
    assert isinstance(found.why[0], kinds[how])
