from datetime import datetime, timedelta

import pytest

from engine.play.clock import Pause as Stood
from engine.play.clock import running_for, runs_out
from engine.play.conditions import holds
from engine.play.decide import decide
from engine.play.events import IntentRefused, Reason, TimerRanOut
from engine.play.evolve import replay
from engine.play.intents import End, JoinRun, Pause, Resume
from engine.play.view import basis, view
from engine.scenario.asking import Hint
from engine.scenario.checkpoint import Kind, Role
from engine.scenario.condition import ElapsedAtLeast
from engine.scenario.route import Overtime
from tests.asking import text, word
from tests.building import (
    NOON,
    adventure,
    done,
    ending,
    give,
    hint,
    later,
    points,
    reach,
    say,
    stop,
    timer,
    under_way,
)

TEN = timedelta(minutes=10)


def stood(*minutes):
    """Pauses from and until these minutes; an open one until None."""
    return tuple(
        Stood(later(begins), None if ends is None else later(ends)) for begins, ends in minutes
    )


@pytest.mark.parametrize(
    ("pauses", "minutes"),
    [
        ([], 20),
        ([(5, 9)], 16),
        ([(-9, -5)], 20),
        ([(-5, 5)], 15),
        ([(15, 25)], 15),
        ([(25, 30)], 20),
        ([(-5, 25)], 0),
        ([(5, None)], 5),
        ([(25, None)], 20),
        ([(5, 9), (12, 13), (19, None)], 14),
    ],
)
def test_the_clock_stands_still_in_pauses(pauses, minutes):
    assert running_for(NOON, later(20), stood(*pauses)) == timedelta(minutes=minutes)


def test_the_clock_never_runs_backwards():
    assert running_for(later(5), NOON, ()) == timedelta()


@pytest.mark.parametrize(
    ("pauses", "minute"),
    [
        ([], 10),
        ([(5, 9)], 14),
        ([(-9, -5)], 10),
        ([(-5, 5)], 15),
        ([(10, 15)], 10),
        ([(9, 15)], 16),
        ([(5, 9), (13, 20)], 21),
        ([(5, 9), (14, 20)], 14),
        ([(9, None)], None),
        ([(10, None)], 10),
        ([(-5, None)], None),
        ([(5, 9), (13, None)], None),
        ([(0, 0), (0, None)], None),
        ([(3, 3), (3, 3), (3, 8)], 15),
    ],
)
def test_a_time_limit_is_moved_on_by_the_pauses_before_it(pauses, minute):
    ends = runs_out(NOON, TEN, stood(*pauses))

    assert ends == (None if minute is None else later(minute))


def test_a_run_that_starts_in_a_second_pause_can_be_played():
    rules = adventure(stop("a", word(time_limit=TEN)), stop("b"))
    on_the_day = (Pause(NOON), Resume(NOON), Pause(NOON))

    state = under_way(rules, *on_the_day, reach("a", at=later(1)), JoinRun(later(50)))

    assert "done a/sana" not in state.facts


def test_pauses_add_up():
    rules = adventure(stop("a", on_visit=(timer(5, points(1)),)), stop("b"))
    twice = (Pause(later(1)), Resume(later(11)), Pause(later(12)), Resume(later(22)))

    assert under_way(rules, reach("a"), *twice, JoinRun(later(24.9))).earned == 0
    assert under_way(rules, reach("a"), *twice, JoinRun(later(25))).earned == 1


def test_a_hint_by_time_waits_while_the_game_is_paused():
    late = word(hints=(Hint(text=text("Myöhään"), after=TEN),))
    rules = adventure(stop("a", late), stop("b"))
    paused = under_way(rules, reach("a"), Pause(later(5)))
    resumed = replay(decide(rules, paused, Resume(later(65))), paused)
    refused = (IntentRefused(later(69), Reason.NOT_OPEN_NOW, "a/sana"),)

    def seen(state, minute):
        return view(rules, state, "fi", later(minute)).checkpoints[0].challenges[0].next_hint

    assert decide(rules, paused, hint("a/sana", later(69))) == refused
    assert decide(rules, resumed, hint("a/sana", later(69))) == refused
    assert decide(rules, resumed, hint("a/sana", later(70)))[0].number == 1
    assert (seen(paused, 69).ready, seen(paused, 69).since) == (False, None)
    assert (seen(resumed, 69).ready, seen(resumed, 69).since) == (False, later(70))
    assert seen(resumed, 70).ready


def test_more_wrong_tries_than_a_hint_waits_for_leave_it_ready():
    asked = word(hints=(Hint(text=text("Eka"), after=1),))
    rules = adventure(stop("a", asked), stop("b"))
    tried = (reach("a"), *[say("a/sana", "x")] * 3)

    assert decide(rules, under_way(rules, *tried), hint("a/sana"))[0].number == 1
    [card, _] = view(rules, under_way(rules, *tried), "fi", NOON).checkpoints
    assert (card.challenges[0].next_hint.ready, card.challenges[0].next_hint.wrong) == (True, 0)


def score_walk(**fields):
    return adventure(
        stop("lahto", role=Role.START),
        stop("a", word()),
        stop("maali", role=Role.FINISH),
        mode="score",
        time_limit=timedelta(minutes=30),
        **fields,
    )


DEAR = Overtime(per_minute=2, max_minutes=5)
SOLVED = (reach("lahto"), reach("a"), say("a/sana", "kuuluuko"))


def test_a_pause_moves_the_end_of_the_run_and_of_its_overtime():
    rules = score_walk(overtime=DEAR)
    paused = (*SOLVED, Pause(later(10)), Resume(later(20)))
    shown = view(rules, under_way(rules, *paused), "fi", later(20)).time

    assert (shown.ends_at, shown.overtime_ends_at, shown.paused) == (
        later(40),
        later(45),
        False,
    )
    assert under_way(rules, *paused, reach("maali", at=later(42))).ranked_score == 6
    assert under_way(rules, *paused, JoinRun(later(60))).timed_out_at == later(45)
    assert view(rules, under_way(rules, *paused[:-1]), "fi", later(99)).time.paused


def test_a_pause_moves_timers_and_what_waits_for_time():
    rules = adventure(stop("a", on_visit=(timer(5, give("leipa")),)), stop("b"))
    paused = (reach("a"), Pause(later(1)), Resume(later(11)))

    assert under_way(rules, *paused, JoinRun(later(14.9))).items == {}
    assert under_way(rules, *paused, JoinRun(later(15))).items == {"leipa": 1}
    ten = ElapsedAtLeast(elapsed_at_least=TEN)
    assert not holds(rules, under_way(rules, *paused), ten, later(19))
    assert holds(rules, under_way(rules, *paused), ten, later(20))


def test_a_timer_starts_another_from_when_it_ran_out():
    inner = timer(5, points(3))
    rules = adventure(stop("a", on_visit=(timer(5, points(1), inner),)), stop("b"))
    state = under_way(rules, reach("a"))

    happened = decide(rules, state, JoinRun(later(60)))

    ran_out = [(one.at, one.by) for one in happened if isinstance(one, TimerRanOut)]
    assert ran_out == [
        (later(5), "visited a 1"),
        (later(10), "ran-out visited a 1 2"),
    ]
    assert replay(happened, state).earned == 4
    assert under_way(rules, reach("a"), JoinRun(later(9))).earned == 1


def test_two_timers_run_out_each_at_its_own_time():
    rules = adventure(stop("a", on_visit=(timer(9, points(1)), timer(4, points(2)))), stop("b"))
    state = under_way(rules, reach("a"))

    happened = decide(rules, state, JoinRun(later(60)))

    assert [one.at for one in happened if isinstance(one, TimerRanOut)] == [later(4), later(9)]


@pytest.mark.parametrize(("minute", "score"), [(29, 10), (30.5, 8), (32, 6), (60, 0)])
def test_giving_up_in_overtime_costs_as_finishing_does(minute, score):
    rules = score_walk(overtime=DEAR)

    state = under_way(rules, *SOLVED, End(later(minute)))

    assert state.gave_up
    assert state.ranked_score == score


def test_what_a_view_shows_of_time_is_part_of_what_it_follows_from():
    rules = score_walk()
    begun = under_way(rules, reach("lahto"))
    late = under_way(rules, reach("lahto", at=later(3)))

    assert view(rules, begun, "fi", later(29)).time.over is False
    assert view(rules, begun, "fi", later(31)).time.over is True
    assert basis(rules, begun, later(29)) != basis(rules, begun, later(31))
    assert basis(rules, begun, later(5)) != basis(rules, late, later(5))
    paused = under_way(rules, reach("lahto"), Pause(later(1)))
    assert basis(rules, begun, later(1)) != basis(rules, paused, later(1))


def test_that_an_event_opens_is_part_of_what_a_view_follows_from():
    hours = ((datetime(2026, 6, 1, 12, 10), datetime(2026, 6, 1, 12, 20)),)  # noqa: DTZ001 (local)
    rules = adventure(stop("a"), stop("tanssi", kind=Kind.EVENT, open=hours))
    state = under_way(rules)

    assert basis(rules, state, later(8)) == basis(rules, state, later(9))
    assert basis(rules, state, later(9)) != basis(rules, state, later(10))


def test_where_the_game_is_over_no_place_is_suggested():
    rules = score_walk(
        on_timeout="finish-here", endings=(ending("hyva", done("a")), ending("x"))
    )
    state = under_way(rules, reach("lahto"))

    assert view(rules, state, "fi", later(29)).next == "a"
    assert view(rules, state, "fi", later(31)).next is None
