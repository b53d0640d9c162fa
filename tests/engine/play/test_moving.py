from datetime import timedelta

import pytest

from engine.play.answers import judged
from engine.play.evolve import replay
from engine.play.intents import CloseCheckpoint, Pause, StartRun
from engine.play.moving import Means, is_stuck, moves, ways_for
from engine.play.trying import partly_value, right_value, wrong_value
from engine.play.waiting import times_ahead
from engine.scenario.checkpoint import Access, Kind, StepFree, Way
from engine.scenario.condition import Advanced, Before, Between, ElapsedAtLeast
from engine.scenario.route import Route
from tests.asking import (
    activity,
    branch,
    idea,
    info,
    match,
    number,
    order,
    photo,
    quiz,
    scale,
    several,
    survey,
    tap,
    thought,
    word,
)
from tests.building import (
    NOON,
    adventure,
    circle,
    done,
    flag,
    later,
    log_of,
    reach,
    say,
    set_flag,
    skip,
    solved,
    stop,
    timer,
    under_way,
)

QUIZZES = (word(), number(), quiz(), several(), order(), match(), tap())
TASKS = (info(), photo(), thought(), scale(), activity(), idea(), survey(), branch())
MINUTES = timedelta(minutes=1)


def begun(rules, *intents, **team):
    """A run of some team, as it set out, and what it asked for."""
    start = StartRun(NOON, 2, "fi", **team)
    return replay(log_of(rules, (start, *intents)))


@pytest.mark.parametrize("asked", QUIZZES, ids=lambda asked: asked.type)
def test_there_is_a_right_and_a_wrong_answer_to_every_question(asked):
    assert judged(asked, right_value(asked)).right
    wrong = judged(asked, wrong_value(asked))
    assert not wrong.right
    assert not wrong.numerator


@pytest.mark.parametrize("asked", TASKS, ids=lambda asked: asked.type)
def test_a_task_and_a_choice_have_no_wrong_answer(asked):
    assert judged(asked, right_value(asked)).right
    assert wrong_value(asked) is None


def test_some_answers_are_right_in_part_and_of_an_order_every_one_is():
    assert judged(several(partial=True), partly_value(several(partial=True))).numerator == 1
    assert partly_value(order(partial=True)) is not None
    assert wrong_value(order(partial=True)) is None
    assert partly_value(order()) is None


def test_a_word_that_is_rejected_too_is_answered_with_a_typo():
    asked = word("sana", "kivi", reject=("kivi",), typos=1)

    assert judged(asked, right_value(asked)).right
    assert right_value(word("sana", "!!!")) is None


def test_each_team_uses_the_ways_that_it_has():
    place = stop("a", place=circle(), checkin=(Way.GPS, Way.QR, Way.CODE))
    rules = adventure(place)

    def ways(**team):
        return ways_for(begun(rules, **team), place)

    assert ways() == (Way.GPS, Way.QR, Way.CODE)
    assert ways(access=("no-camera",)) == (Way.GPS, Way.CODE)
    assert ways(access=("no-gps",)) == (Way.QR, Way.CODE)
    assert ways(access=("no-stairs",)) == ()
    assert ways(posters=False) == (Way.GPS,)


def test_where_no_poster_hangs_a_word_opens_what_is_listed():
    listed = stop("a", checkin=(Way.CODE,))
    hidden = stop("b", checkin=(Way.CODE,), visible="never")
    state = begun(adventure(listed, hidden), posters=False)

    assert ways_for(state, listed) == (Way.HERE,)
    assert ways_for(state, hidden) == ()


def test_wheels_get_in_where_there_is_no_step_or_something_else_to_do():
    for access, comes in (
        (Access(step_free=StepFree.YES), True),
        (Access(step_free=StepFree.NO), False),
        (Access(step_free=StepFree.NO, alternative="Juurella"), True),
        (Access(), False),
    ):
        place = stop("a", access=access)
        state = begun(adventure(place), access=("no-stairs",))
        assert bool(ways_for(state, place)) is comes


def test_a_run_is_stuck_when_nothing_more_can_come_of_it():
    rules = adventure(stop("a", quiz(attempts=1)), stop("b", unlock=solved("a/visa")))

    before = begun(rules, reach("a"))
    after = begun(rules, reach("a"), say("a/visa", "vaara"))

    assert not is_stuck(rules, before, NOON)
    assert is_stuck(rules, after, NOON)


def test_who_has_finished_or_not_set_out_is_not_stuck():
    rules = adventure(stop("a"))

    assert not is_stuck(rules, begun(rules, reach("a")), NOON)
    assert not is_stuck(rules, replay(()), NOON)


def test_a_skipped_task_with_tries_left_is_a_way_on():
    rules = adventure(stop("a", quiz(attempts=2)), stop("b", unlock=solved("a/visa")))

    skipped = begun(rules, reach("a"), skip("a/visa"))
    lost = begun(rules, reach("a"), skip("a/visa"), *[say("a/visa", "vaara")] * 2)

    assert not is_stuck(rules, skipped, NOON)
    assert is_stuck(rules, lost, NOON)


def test_using_up_all_tries_may_be_the_way_on():
    riddle = word("sana", "!!!", attempts=3, skippable=False)
    rules = adventure(stop("a", riddle), finish_when=done("a"))

    assert not is_stuck(rules, begun(rules, reach("a")), NOON)


def test_a_secret_place_is_no_way_on_and_neither_is_giving_up():
    rules = adventure(stop("a"), stop("s", kind=Kind.SECRET), finish_when=flag("x"))

    assert is_stuck(rules, begun(rules, reach("a")), NOON)


def test_waiting_is_a_way_on_where_time_brings_something():
    long = ElapsedAtLeast(elapsed_at_least=30 * MINUTES)
    opens_late = adventure(stop("a"), stop("b", unlock=long))
    ends_late = adventure(stop("a"), finish_when=long)
    timed = stop("a", on_visit=(timer(10, set_flag("x")),))
    by_timer = adventure(timed, stop("b", unlock=flag("x")))
    daily = Advanced(advanced=Between(between=("08:00", "09:00")))
    by_day = adventure(stop("a"), stop("b", unlock=daily))

    for rules in (opens_late, ends_late, by_timer, by_day):
        assert not is_stuck(rules, begun(rules, reach("a")), NOON)


def test_what_has_closed_is_waited_for_in_vain():
    soon = Advanced(advanced=Before(before=10 * MINUTES))
    event = {"kind": Kind.EVENT, "open": ("2026-06-01 10:00", "2026-06-01 13:00")}
    hurried = adventure(stop("a"), stop("b", unlock=soon))
    missed = adventure(stop("a"), stop("b", **event), finish_when=done("b"))

    for rules in (hurried, missed):
        state = begun(rules, reach("a"))
        assert not is_stuck(rules, state, NOON)
        assert is_stuck(rules, state, later(120))


def test_a_stopped_clock_brings_nothing():
    rules = adventure(stop("a"), finish_when=ElapsedAtLeast(elapsed_at_least=30 * MINUTES))

    assert is_stuck(rules, begun(rules, reach("a"), Pause(NOON)), NOON)


def test_a_closed_place_that_passes_by_itself_is_left_alone():
    rules = adventure(stop("a", quiz()), stop("b", unlock=flag("x")))
    state = begun(rules, CloseCheckpoint(NOON, "a"))

    asked = [type(one).__name__ for one in moves(rules, state, NOON, Means())]

    assert asked == ["CheckIn"]


def test_without_signal_a_competitive_team_never_learns_that_it_was_right():
    rules = adventure(
        stop("a", quiz(skippable=False)),
        finish_when=solved("a/visa"),
        integrity="competitive",
    )
    state = begun(rules, reach("a"))
    (sent,) = moves(rules, state, NOON, Means(signal=False))

    after = replay(log_of(rules, (StartRun(NOON, 2, "fi"), reach("a"), sent)))

    assert sent.sent
    assert is_stuck(rules, after, NOON, signal=False)
    assert not is_stuck(rules, after, NOON)


def test_times_ahead_are_those_at_which_something_ends_or_begins():
    event = {"kind": Kind.EVENT, "open": ("2026-06-01 15:00", "2026-06-01 16:00")}
    rules = adventure(
        stop("a", quiz(time_limit=5 * MINUTES), on_visit=(timer(7, set_flag("x")),)),
        stop("b", **event),
        stop("c", unlock=ElapsedAtLeast(elapsed_at_least=20 * MINUTES)),
        route=Route(mode="free", time_limit=60 * MINUTES),
    )
    state = under_way(rules, reach("a"))

    minutes = [(one - NOON) // MINUTES for one in times_ahead(rules, state, NOON)]

    assert minutes == [5, 7, 20, 60, 180]
    assert times_ahead(adventure(stop("a")), state, NOON) == ()
