from datetime import datetime, timedelta

import pytest

from engine.codes import code_book
from engine.play.decide import decide
from engine.play.events import (
    CheckInRefused,
    CheckpointReached,
    IntentRefused,
    Reason,
)
from engine.play.intents import CheckIn, CloseCheckpoint, JoinRun, ReopenCheckpoint, Waive
from engine.play.judge import FixClaim, Verdict, judge
from engine.play.view import view
from engine.scenario.checkpoint import Kind, Role, Way
from tests.asking import branch, quiz, word
from tests.building import (
    NOON,
    adventure,
    circle,
    done,
    ending,
    ends,
    fix,
    give,
    hint,
    hints,
    later,
    points,
    reach,
    say,
    skip,
    stop,
    timer,
    under_way,
)

CLOSE_A = CloseCheckpoint(NOON, "a")
LAST = (ending("hyva", done("b")), ending("muu"))


def shown(rules, state, at=NOON):
    return [card.id for card in view(rules, state, "fi", at).checkpoints]


@pytest.mark.parametrize(
    "asked",
    [say("a/sana", "kuuluuko"), hint("a/sana"), skip("a/sana")],
    ids=lambda one: type(one).__name__,
)
def test_where_a_place_passed_by_itself_nobody_answers_without_having_been_there(asked):
    rules = adventure(stop("a", word(hints=hints(1))), stop("b"))

    happened = decide(rules, under_way(rules, CLOSE_A), asked)

    assert happened == (IntentRefused(NOON, Reason.NOT_VISITED),)


def test_a_closed_event_passes_in_its_hours_alone():
    hours = ((datetime(2026, 6, 1, 12, 10), datetime(2026, 6, 1, 12, 20)),)  # noqa: DTZ001 (local)
    event = stop("a", kind=Kind.EVENT, open=hours, on_visit=(give("kivi"),))
    rules = adventure(event, stop("b"))

    def bag(minute):
        return under_way(rules, CLOSE_A, JoinRun(later(minute))).items

    assert (bag(9), bag(10), bag(20)) == ({}, {"kivi": 1}, {})


def test_a_closed_place_is_hidden_also_before_it_passes():
    rules = adventure(stop("b"), stop("a"), stop("c"), mode="linear")
    closed = under_way(rules, CLOSE_A)

    assert shown(rules, closed) == ["b", "c"]
    assert shown(rules, under_way(rules, CLOSE_A, ReopenCheckpoint(NOON, "a"))) == [
        "b",
        "a",
        "c",
    ]
    assert decide(rules, closed, reach("a")) == (CheckInRefused(NOON, Reason.LOCKED),)


def test_where_the_start_is_closed_the_clock_runs_from_when_it_passes():
    rules = adventure(
        stop("a", role=Role.START), stop("b"), mode="score", time_limit=timedelta(minutes=30)
    )
    closed = under_way(rules, CloseCheckpoint(later(2), "a"), JoinRun(later(40)))
    been = under_way(rules, CloseCheckpoint(later(2), "a"), reach("a", at=later(9)))

    assert (closed.clock_from, closed.timed_out_at) == (later(2), later(32))
    assert been.clock_from == later(2)
    assert under_way(rules, CloseCheckpoint(NOON, "b")).clock_from is None


def test_an_ending_comes_by_what_a_team_did_itself_beside_what_it_was_spared():
    rules = adventure(
        stop("a", word(), quiz(on_solved=(ends("hyva"),))),
        stop("b"),
        endings=LAST,
    )
    spared = (reach("a"), Waive(NOON, "a/sana"))

    assert under_way(rules, *spared).running
    assert under_way(rules, *spared, say("a/visa", "oikea")).ending == "hyva"


@pytest.mark.parametrize("where", ["on_solved", "on_done"])
def test_an_ending_of_a_spared_challenge_waits_until_it_is_solved_for_real(where):
    asked = word(**{where: (ends("hyva"),)})
    rules = adventure(stop("a", asked), stop("b"), endings=LAST)
    spared = (reach("a"), Waive(NOON, "a/sana"))

    assert under_way(rules, *spared).running
    assert under_way(rules, *spared, say("a/sana", "kuuluuko")).ending == "hyva"


def test_an_ending_of_an_option_that_was_picked_for_a_team_waits_for_its_own_choice():
    left, right = branch().options
    last = left.model_copy(update={"on_chosen": (ends("hyva"),)})
    rules = adventure(stop("a", branch(options=(last, right))), stop("b"), endings=LAST)
    picked = (reach("a"), Waive(NOON, "a/haara", "vasen"))

    assert under_way(rules, *picked).running
    assert under_way(rules, *picked, say("a/haara", "vasen")).ending == "hyva"


def test_a_timer_of_a_spared_challenge_ends_nothing():
    asked = word(on_done=(timer(5, ends("hyva")),))
    rules = adventure(stop("a", asked), stop("b"), endings=LAST)

    spared = under_way(rules, reach("a"), Waive(NOON, "a/sana"), JoinRun(later(9)))
    played = under_way(rules, reach("a"), skip("a/sana"), JoinRun(later(9)))

    assert (spared.running, played.ending) == (True, "hyva")


@pytest.mark.parametrize(("required", "runs"), [(True, True), (False, False)])
def test_an_ending_of_a_place_waits_for_those_spared_challenges_that_it_needs(required, runs):
    rules = adventure(
        stop("a", word(required=required), quiz(), on_done=(ends("hyva"),)),
        stop("b"),
        endings=LAST,
    )

    spared = under_way(rules, reach("a"), Waive(NOON, "a/sana"), say("a/visa", "oikea"))

    assert spared.running is runs


@pytest.mark.parametrize("nested", [False, True])
def test_a_timer_of_a_place_that_passed_by_itself_ends_nothing(nested):
    last = timer(1, ends("hyva")) if nested else ends("hyva")
    rules = adventure(
        stop("a", on_visit=(timer(5, last, points(1)),)),
        stop("b"),
        endings=LAST,
    )

    passed = under_way(rules, CLOSE_A, JoinRun(later(9)))

    assert (passed.running, passed.earned) == (True, 1)
    assert under_way(rules, reach("a"), JoinRun(later(9))).ending == "hyva"


def test_time_at_a_place_counts_from_being_there_not_from_its_passing():
    rules = adventure(stop("a", word(time_limit=timedelta(minutes=5))), stop("b"))
    there = (CLOSE_A, reach("a", at=later(20)))

    state = under_way(rules, *there, say("a/sana", "kuuluuko", later(21)))

    assert state.points == {"a/sana": 10}
    [asked] = view(rules, under_way(rules, *there), "fi", later(20)).checkpoints[0].challenges
    assert asked.ends_at == later(25)


@pytest.mark.parametrize("odd", ["ylos", ""])
def test_an_organiser_can_only_pick_what_there_is(odd):
    rules = adventure(stop("a", branch()), stop("b"))
    other_way = IntentRefused(NOON, Reason.OTHER_WAY)

    close = CloseCheckpoint(NOON, "a", {"a/haara": odd})
    waive = Waive(NOON, "a/haara", odd)

    assert decide(rules, under_way(rules), close) == (other_way,)
    assert decide(rules, under_way(rules, reach("a")), waive) == (
        IntentRefused(NOON, Reason.OTHER_WAY, "a/haara"),
    )


def test_picks_for_what_is_no_branch_there_are_left_alone():
    rules = adventure(stop("a", branch(), word()), stop("b"))
    picks = {"a/haara": "vasen", "a/sana": "vasen", "b/x": "vasen"}

    assert under_way(rules, CloseCheckpoint(NOON, "a", picks)).chosen == {"a/haara": "vasen"}


TOWN = adventure(stop("a", place=circle()), stop("b", place=circle()), stop("c"))
BOOK = code_book(b"key", TOWN.id, {one.id: 1 for one in TOWN.checkpoints})


def test_who_stands_at_a_place_that_passed_by_itself_is_found_there():
    rules = adventure(stop("a", place=circle()), stop("c"))
    passed = under_way(rules, CLOSE_A)

    verdict = judge(rules, passed, FixClaim(fix()), BOOK, NOON)

    assert verdict.checkpoint == "a"
    assert isinstance(decide(rules, passed, CheckIn(NOON, verdict))[0], CheckpointReached)


@pytest.mark.parametrize("reopened", [(), (ReopenCheckpoint(NOON, "a"),)])
def test_a_refusal_speaks_of_no_place_that_passed_by_itself(reopened):
    rules = adventure(stop("a", place=circle()), stop("c"))
    passed = under_way(rules, CLOSE_A, *reopened)

    verdict = judge(rules, passed, FixClaim(fix(accuracy_m=99)), BOOK, NOON)

    assert verdict == Verdict(Way.GPS, reason=Reason.NOTHING_HERE)
