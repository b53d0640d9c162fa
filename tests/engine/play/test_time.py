from datetime import datetime, timedelta

import pytest

from engine.play.decide import decide
from engine.play.events import (
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    How,
    IntentRefused,
    Reason,
    RunFinished,
    TimeRanOut,
)
from engine.play.intents import JoinRun, Pause, Resume
from engine.play.leaderboard import standing_of
from engine.play.view import view
from engine.scenario import facts
from engine.scenario.asking import Hint
from engine.scenario.checkpoint import Kind, Role
from engine.scenario.condition import Advanced, Before, Between
from engine.scenario.route import Overtime
from tests.asking import activity, text, word
from tests.building import (
    NOON,
    adventure,
    done,
    ending,
    give,
    hint,
    later,
    reach,
    say,
    solved,
    stop,
    under_way,
)

TEN = timedelta(minutes=10)


def in_time(**fields):
    asked = word(time_limit=TEN, on_failed=(give("ruusu"),), **fields)
    rules = adventure(stop("a", asked), stop("b", unlock=done("a")))
    return rules, under_way(rules, reach("a", at=later(1)))


def test_a_challenge_is_over_when_its_time_is_and_the_way_on_is_open():
    rules, state = in_time()

    happened = decide(rules, state, reach("b", at=later(12)))

    assert happened[0] == ChallengeDone(later(11), "a/sana", How.TIME_UP)
    after = under_way(rules, reach("a", at=later(1)), reach("b", at=later(12)))
    assert "visited b" in after.facts
    assert after.items == {"ruusu": 1}


def test_an_activity_whose_time_is_up_is_solved_and_not_failed():
    asked = activity(time_limit=TEN, on_solved=(give("ruusu"),), on_failed=(give("kivi"),))
    rules = adventure(stop("a", asked), stop("b", unlock=solved("a/liike")))
    there = under_way(rules, reach("a", at=later(1)))

    shown = view(rules, there, "fi", later(11))
    happened = decide(rules, there, reach("b", at=later(12)))

    assert [one.status for one in shown.checkpoints] == ["done", "open"]
    assert (shown.score, shown.checkpoints[0].challenges[0].status) == (10, "solved")
    assert happened[:1] == (ChallengeSolved(later(11), "a/liike", 10),)
    after = under_way(rules, reach("a", at=later(1)), reach("b", at=later(12)))
    assert after.items == {"ruusu": 1}
    assert facts.failed("a/liike") not in after.facts


@pytest.mark.parametrize(("minute", "solved"), [(10.9, True), (11, False)])
def test_an_answer_counts_by_when_it_was_given(minute, solved):
    rules, state = in_time()

    happened = decide(rules, state, say("a/sana", "kuuluuko", at=later(minute)))

    assert any(isinstance(one, ChallengeSolved) for one in happened) is solved
    refused = IntentRefused(later(minute), Reason.TIME_UP, "a/sana")
    assert (refused in happened) is not solved


def test_an_answer_that_was_in_time_and_arrives_late_is_solved_all_the_same():
    rules, _ = in_time()
    state = under_way(rules, reach("a", at=later(1)), JoinRun(later(20)))

    happened = decide(rules, state, say("a/sana", "kuuluuko", at=later(5)))

    assert happened == (ChallengeSolved(later(5), "a/sana", 10),)


def test_a_pause_stops_the_clock_and_refuses_nothing():
    rules, _ = in_time()
    paused = under_way(rules, reach("a", at=later(1)), Pause(later(2)))

    still = decide(rules, paused, say("a/sana", "haloo", at=later(90)))
    resumed = under_way(
        rules, reach("a", at=later(1)), Pause(later(2)), Resume(later(62)), JoinRun(later(70))
    )

    assert not any(isinstance(one, IntentRefused | ChallengeDone) for one in still)
    assert "done a/sana" not in resumed.facts
    assert view(rules, resumed, "fi", later(70)).checkpoints[0].challenges[0].ends_at == later(
        71
    )


def test_a_hint_waits_for_wrong_tries_or_for_time():
    hints = (
        Hint(text=text("Eka"), after=2),
        Hint(text=text("Toka"), after=timedelta(minutes=5)),
    )
    rules = adventure(stop("a", word(hints=hints)))
    early = under_way(rules, reach("a"), say("a/sana", "x"))
    ready = under_way(rules, reach("a"), say("a/sana", "x"), say("a/sana", "y"))

    assert decide(rules, early, hint("a/sana")) == (
        IntentRefused(NOON, Reason.NOT_OPEN_NOW, "a/sana"),
    )
    assert decide(rules, ready, hint("a/sana"))[0].number == 1
    second = under_way(
        rules, reach("a"), say("a/sana", "x"), say("a/sana", "y"), hint("a/sana")
    )
    assert isinstance(decide(rules, second, hint("a/sana", at=later(4.9)))[0], IntentRefused)
    assert decide(rules, second, hint("a/sana", at=later(5)))[0].number == 2


def score_walk(on_timeout, overtime=None):
    return adventure(
        stop("lahto", role=Role.START),
        stop("a", word()),
        stop("b", word()),
        stop("maali", role=Role.FINISH),
        mode="score",
        time_limit=timedelta(minutes=30),
        overtime=overtime,
        on_timeout=on_timeout,
        endings=(ending("kaikki", done("b")), ending("loppu")),
    )


UNRANKED = "keep-playing-unranked"
DEAR = Overtime(per_minute=2, max_minutes=5)


def test_in_a_score_route_everything_is_open_after_the_start():
    rules = score_walk(UNRANKED)
    shown = view(rules, under_way(rules, reach("lahto")), "fi", NOON)

    assert [one.status for one in shown.checkpoints] == ["done", "open", "open", "open"]
    assert shown.time.ends_at == later(30)


def test_the_clock_runs_from_the_start_checkpoint():
    rules = score_walk(UNRANKED)
    state = under_way(rules, reach("lahto", at=later(10)))

    assert view(rules, state, "fi", later(10)).time.ends_at == later(40)


@pytest.mark.parametrize(
    ("minute", "cost"), [(30, 0), (30.1, 2), (31, 2), (31.1, 4), (34.9, 10)]
)
def test_each_begun_minute_of_overtime_costs(minute, cost):
    rules = score_walk(UNRANKED, DEAR)
    state = under_way(
        rules,
        reach("lahto"),
        reach("a"),
        say("a/sana", "kuuluuko"),
        reach("maali", at=later(minute)),
    )

    assert state.finished_at == later(minute)
    assert state.ranked_score == 10 - cost
    assert standing_of("r", state).finished_at == later(minute)


def test_going_on_after_the_time_is_allowed_and_unranked():
    rules = score_walk(UNRANKED, DEAR)
    before = (reach("lahto"), reach("a"), say("a/sana", "kuuluuko"))
    state = under_way(
        rules, *before, reach("b", at=later(50)), say("b/sana", "kuuluuko", at=later(51))
    )

    assert state.timed_out_at == later(35)
    assert (state.score, state.ranked_score) == (20, 0)
    assert state.running
    finished = under_way(rules, *before, reach("b", at=later(50)), reach("maali", at=later(60)))
    assert (finished.ending, finished.finished_at) == ("loppu", later(60))
    assert standing_of("r", finished).finished_at is None


def test_a_step_made_before_the_end_counts_even_if_it_arrives_behind_it():
    rules = score_walk(UNRANKED)
    state = under_way(
        rules,
        reach("lahto"),
        reach("a"),
        JoinRun(later(60)),
        say("a/sana", "kuuluuko", at=later(29)),
    )

    assert state.ranked_score == 10


def test_the_game_may_end_where_the_team_is():
    rules = score_walk("finish-here")
    state = under_way(rules, reach("lahto"), reach("b"), say("b/sana", "kuuluuko"))

    happened = decide(rules, state, reach("a", at=later(31)))

    assert happened[0] == TimeRanOut(later(30), 0)
    assert RunFinished(later(30), gave_up=False) in happened
    assert happened[-1] == CheckInRefused(later(31), Reason.FINISHED)


def test_the_game_may_send_everybody_to_the_finish():
    rules = score_walk("go-to-finish")
    state = under_way(rules, reach("lahto"), JoinRun(later(31)))

    shown = view(rules, state, "fi", later(31))

    assert [one.status for one in shown.checkpoints] == ["done", "locked", "locked", "open"]
    assert shown.next == "maali"
    assert decide(rules, state, reach("a", at=later(32))) == (
        CheckInRefused(later(32), Reason.LOCKED),
    )
    assert under_way(rules, reach("lahto"), reach("maali", at=later(40))).finished_at == later(
        40
    )


def event_walk():
    hours = ((datetime(2026, 6, 1, 12, 10), datetime(2026, 6, 1, 12, 20)),)  # noqa: DTZ001 (local)
    return adventure(stop("a"), stop("tanssi", kind=Kind.EVENT, open=hours), stop("b"))


@pytest.mark.parametrize(
    ("minute", "is_open"), [(9.9, False), (10, True), (19.9, True), (20, False)]
)
def test_an_event_can_be_entered_in_its_hours(minute, is_open):
    rules = event_walk()
    state = under_way(rules)

    happened = decide(rules, state, reach("tanssi", at=later(minute)))
    shown = view(rules, state, "fi", later(minute)).checkpoints[1]

    refused = CheckInRefused(later(minute), Reason.NOT_OPEN_NOW, "tanssi")
    assert (refused not in happened) is is_open
    assert shown.in_hours is is_open
    assert [(one.begins, one.ends) for one in shown.hours] == [(later(10), later(20))]


def test_an_event_is_needed_by_nothing():
    rules = event_walk()

    assert not under_way(rules, reach("a"), reach("b")).running


def test_what_is_written_as_advanced_may_stop_holding():
    soon = Advanced(advanced=Before(before=TEN))
    noon = Advanced(advanced=Between.model_validate({"between": ["11:30", "12:30"]}))
    rules = adventure(stop("a"), stop("pian", unlock=soon), stop("paivalla", unlock=noon))
    state = under_way(rules)

    def open_at(minute):
        cards = view(rules, state, "fi", later(minute)).checkpoints
        return {card.id for card in cards if card.status == "open"}

    assert open_at(5) == {"a", "pian", "paivalla"}
    assert open_at(10) == {"a", "paivalla"}
    assert open_at(30) == {"a"}
