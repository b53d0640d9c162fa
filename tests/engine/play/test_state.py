import hashlib

import pytest

from engine.play.clock import Pause
from engine.play.events import (
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    CheckpointDone,
    CheckpointReached,
    DeviceJoined,
    DeviceLeft,
    EndingReached,
    HintTaken,
    How,
    IntentRefused,
    ItemGiven,
    ItemTaken,
    PointsGiven,
    Reason,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
)
from engine.play.evolve import evolve, replay
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.checkpoint import Way
from tests.building import NOON, later

STARTED = RunStarted(NOON, 3, "fi", ("no-stairs",), clock=True)


def test_an_empty_log_is_a_run_that_has_not_started():
    state = replay([])

    assert state == RunState()
    assert not state.running
    assert (state.score, state.ranked_score, state.checkpoints_done) == (0, 0, 0)


def test_a_start_says_who_plays_and_where_the_clock_runs_from():
    state = replay([STARTED])

    assert state.running
    assert (state.team_size, state.language, state.access) == (3, "fi", ("no-stairs",))
    assert state.started_at == state.clock_from == NOON


def test_reaching_a_checkpoint_is_a_fact_with_its_points():
    state = replay([CheckpointReached(NOON, "tori", Way.GPS, 5, 20, 10)])

    assert state.facts == {"visited tori"}
    assert state.points == {"tori": 5}


def test_only_the_start_checkpoint_starts_the_clock_and_only_once():
    no_clock = RunStarted(NOON, 1, "fi", (), clock=False)
    first = CheckpointReached(later(1), "muu", Way.QR, 0)
    start = CheckpointReached(later(2), "asema", Way.QR, 0, clock=True)
    again = CheckpointReached(later(3), "asema", Way.QR, 0, clock=True)

    assert replay([no_clock, first]).clock_from is None
    assert replay([no_clock, first, start, again]).clock_from == later(2)


@pytest.mark.parametrize(
    ("how", "known", "noted"),
    [
        (How.SOLVED, {"done tori/sana"}, set()),
        (How.PARTLY, {"done tori/sana"}, set()),
        (How.SENT, {"done tori/sana"}, set()),
        (How.SKIPPED, {"done tori/sana"}, {"skipped tori/sana"}),
        (How.WAIVED, {"done tori/sana"}, {"waived tori/sana"}),
        (How.FAILED, {"done tori/sana", "failed tori/sana"}, set()),
        (How.TIME_UP, {"done tori/sana", "failed tori/sana"}, set()),
    ],
)
def test_however_a_challenge_is_done_it_opens_the_way(how, known, noted):
    state = replay([ChallengeDone(NOON, "tori/sana", how)])

    assert state.facts == known
    assert state.marks == noted


def test_solving_is_a_fact_and_so_is_the_option_chosen():
    log = [ChallengeSolved(NOON, "a/1", 7), ChallengeSolved(NOON, "a/2", 0, "vasen")]

    state = replay(log)

    assert state.facts == {"solved a/1", "solved a/2", "chose a/2.vasen"}
    assert state.points == {"a/1": 7}
    assert state.chosen == {"a/2": "vasen"}


def test_wrong_answers_and_hints_are_counted_by_challenge():
    log = [
        AnswerWrong(NOON, "a/1", None),
        AnswerWrong(NOON, "a/1", None),
        AnswerWrong(NOON, "a/2", 3),
        HintTaken(NOON, "a/1", 1, 2),
        HintTaken(NOON, "a/1", 2, 5),
    ]

    state = replay(log)

    assert state.wrong == {"a/1": 2, "a/2": 1}
    assert state.hints == {"a/1": 2}
    assert state.hint_costs == {"a/1": 7}
    assert state.facts == frozenset()


def test_what_is_given_adds_up_and_remembers_its_cause():
    log = [
        ItemGiven(NOON, "pala", 1, "done a 1"),
        ItemGiven(NOON, "pala", 2, "done b 1"),
        PointsGiven(NOON, 4, "done b 2"),
    ]

    state = replay(log)

    assert state.items == {"pala": 3}
    assert state.score == 4
    assert state.given == {"done a 1", "done b 1", "done b 2"}


def test_done_checkpoints_are_counted_without_their_challenges():
    log = [
        CheckpointDone(NOON, "a"),
        CheckpointDone(NOON, "b"),
        ChallengeDone(NOON, "c/1", How.SOLVED),
    ]

    assert replay(log).checkpoints_done == 2


def test_the_finish_fixes_time_and_ranked_score():
    log = [
        STARTED,
        PointsGiven(NOON, 4, "x 1"),
        EndingReached(later(5), "hyva"),
        RunFinished(later(5), gave_up=False),
        PointsGiven(later(6), 3, "x 2"),
    ]

    state = replay(log)

    assert not state.running
    assert (state.finished_at, state.ending) == (later(5), "hyva")
    assert (state.score, state.ranked_score) == (7, 4)


def test_a_score_of_nothing_at_the_finish_stays_nothing_in_the_ranking():
    log = [STARTED, RunFinished(NOON, gave_up=True), PointsGiven(later(6), 3, "x 2")]

    assert replay(log).ranked_score == 0


def test_a_second_finish_or_ending_changes_nothing():
    log = [STARTED, EndingReached(NOON, "hyva"), RunFinished(NOON, gave_up=False)]
    state = replay(log)

    assert evolve(state, RunFinished(later(9), gave_up=True)) == state
    assert evolve(state, EndingReached(later(9), "muu")) == state


@pytest.mark.parametrize(
    "told",
    [
        DeviceJoined(NOON),
        DeviceLeft(NOON),
        CheckInRefused(NOON, Reason.TOO_FAR, "a", 50, 10, 35),
        IntentRefused(NOON, Reason.NO_TRIES, "a/1"),
    ],
)
def test_refusals_and_phones_leave_the_run_as_it_is(told):
    state = replay([STARTED])

    assert evolve(state, told) == state


def test_folding_never_changes_the_state_it_starts_from():
    before = replay([STARTED, AnswerWrong(NOON, "a/1", None)])
    kept = replay([STARTED, AnswerWrong(NOON, "a/1", None)])

    replay([AnswerWrong(NOON, "a/1", None), PointsGiven(NOON, 1, "x 1")], before)

    assert before == kept


def test_an_older_log_may_hold_what_the_rules_no_longer_write():
    pause = [RunPaused(later(5)), RunResumed(later(3)), RunResumed(later(9))]
    bag = [ItemGiven(NOON, "pala", 1, "x 1"), ItemTaken(NOON, "pala", 3, "x 2")]

    state = replay([STARTED, *pause, *bag, ItemTaken(NOON, "kivi", 1, "x 3")])

    assert state.pauses == (Pause(later(5), later(5)),)
    assert state.items == {"pala": 0}


def test_a_log_can_be_folded_on_from_where_it_was():
    log = [STARTED, CheckpointReached(NOON, "a", Way.QR, 5), CheckpointDone(NOON, "a")]

    assert replay(log[2:], replay(log[:2])) == replay(log)


LINES = b"done a\nitem pala 2\npoints a 5\npoints a/1 7\nsolved a/1\nvisited a"


def test_the_digest_is_over_sorted_lines_of_facts_points_and_items():
    log = [
        CheckpointReached(NOON, "a", Way.QR, 5),
        ChallengeSolved(NOON, "a/1", 7),
        ItemGiven(NOON, "pala", 2, "done a 1"),
        CheckpointDone(NOON, "a"),
    ]

    assert replay(log).digest == hashlib.sha256(LINES).hexdigest()
    assert replay(reversed(log)).digest == replay(log).digest


def test_facts_are_written_in_these_words():
    assert facts.visited("tori") == "visited tori"
    assert facts.done("tori/sana") == "done tori/sana"
    assert facts.solved("tori/sana") == "solved tori/sana"
    assert facts.failed("tori/sana") == "failed tori/sana"
    assert facts.chose("tori/haara.vasen") == "chose tori/haara.vasen"
