import pytest

from engine.play.decide import decide
from engine.play.events import (
    CheckInRefused,
    CheckpointDone,
    CheckpointReached,
    DeviceJoined,
    DeviceLeft,
    EndingReached,
    IntentRefused,
    PointsGiven,
    Reason,
    RunFinished,
    RunStarted,
)
from engine.play.evolve import replay
from engine.play.intents import CheckIn, End, JoinRun, Leave, StartRun
from engine.play.judge import Verdict
from engine.play.leaderboard import standing_of
from engine.play.state import RunState
from engine.scenario.checkpoint import Role, Way
from tests.asking import branch, word
from tests.building import (
    NOON,
    START,
    adventure,
    circle,
    done,
    ending,
    later,
    log_of,
    points,
    reach,
    refused,
    say,
    skip,
    solved,
    stop,
    under_way,
    visited,
)

WALK = adventure(
    stop("asema", role=Role.START, points=5),
    stop("tori", word()),
    stop("kirjasto", checkin=(Way.QR,), place=circle()),
    stop("maali", role=Role.FINISH, points=7),
)
NOT_YET = RunState()


def test_a_team_sets_out_with_its_size_language_and_access():
    happened = decide(WALK, NOT_YET, START)

    assert happened == (RunStarted(NOON, 3, "fi", ("no-stairs",), clock=False),)


def test_starting_twice_changes_nothing():
    happened = decide(WALK, under_way(WALK), StartRun(later(1), 5, "en"))

    assert happened == ()


@pytest.mark.parametrize(
    "intent",
    [
        reach("asema"),
        say("asema/sana", "x"),
        skip("x/y"),
        JoinRun(NOON),
        Leave(NOON),
        End(NOON),
    ],
)
def test_before_the_start_everything_else_is_refused_as_not_running(intent):
    happened = decide(WALK, NOT_YET, intent)

    assert happened == (IntentRefused(NOON, Reason.NOT_RUNNING),)


def test_the_clock_starts_at_the_start_checkpoint():
    log = log_of(WALK, [START, reach("asema", at=later(10))])

    assert CheckpointReached(later(10), "asema", Way.HERE, 5, clock=True) in log
    assert replay(log[:1]).clock_from is None
    assert replay(log).clock_from == later(10)


def test_without_a_start_checkpoint_the_clock_runs_from_the_start():
    rules = adventure(stop("tori"))

    state = under_way(rules)

    assert state.clock_from == NOON
    assert decide(rules, state, reach("tori", at=later(3)))[0].clock is False
    assert under_way(rules, reach("tori", at=later(3))).clock_from == NOON


def test_a_check_in_reaches_an_open_checkpoint_with_its_points():
    happened = decide(WALK, under_way(WALK), reach("asema", Way.CODE))

    assert happened[0] == CheckpointReached(NOON, "asema", Way.CODE, 5, clock=True)
    assert under_way(WALK, reach("asema")).score == 5


def test_a_second_check_in_at_the_same_place_is_nothing_at_all():
    state = under_way(WALK, reach("asema"))

    assert decide(WALK, state, reach("asema", Way.QR, later(5))) == ()
    assert decide(WALK, state, refused(Reason.TOO_FAR, "asema")) == ()


@pytest.mark.parametrize("reason", [Reason.TOO_FAR, Reason.TOO_COARSE, Reason.TOO_OLD])
def test_a_refused_fix_is_remembered_with_what_the_phone_saw(reason):
    happened = decide(WALK, under_way(WALK), refused(reason, "asema"))

    assert happened == (CheckInRefused(NOON, reason, "asema", 120, 20, 35),)


@pytest.mark.parametrize("reason", [Reason.WRONG_CODE, Reason.NOTHING_HERE])
def test_a_wrong_code_is_refused_and_remembered(reason):
    verdict = Verdict(Way.CODE, reason=reason)

    happened = decide(WALK, under_way(WALK), CheckIn(NOON, verdict))

    assert happened == (CheckInRefused(NOON, reason),)


def test_a_verdict_on_a_checkpoint_that_is_gone_proves_nothing():
    happened = decide(WALK, under_way(WALK), reach("turku"))

    assert happened == (CheckInRefused(NOON, Reason.NOTHING_HERE),)


@pytest.mark.parametrize(
    "check_in", [reach("tori"), refused(Reason.TOO_FAR, "tori"), reach("kirjasto", Way.STAFF)]
)
def test_a_locked_checkpoint_is_refused_without_its_name(check_in):
    happened = decide(WALK, under_way(WALK), check_in)

    assert happened == (CheckInRefused(NOON, Reason.LOCKED),)


@pytest.mark.parametrize("way", [Way.GPS, Way.CODE, Way.STAFF, Way.HERE])
def test_a_way_in_that_the_author_did_not_allow_is_refused(way):
    state = under_way(WALK, reach("asema"))

    happened = decide(WALK, state, reach("kirjasto", way))

    assert happened == (CheckInRefused(NOON, Reason.NO_SUCH_WAY, "kirjasto"),)
    assert isinstance(decide(WALK, state, reach("kirjasto", Way.QR))[0], CheckpointReached)


def test_a_checkpoint_without_challenges_is_done_on_arrival():
    happened = decide(WALK, under_way(WALK), reach("asema"))

    assert happened[1:] == (CheckpointDone(NOON, "asema"),)


def test_a_checkpoint_waits_for_its_required_challenges_alone():
    rules = adventure(stop("tori", word(), branch(required=False)))

    reached = log_of(rules, [START, reach("tori")])
    log = log_of(rules, [START, reach("tori"), say("tori/sana", "kuuluuko")])

    assert CheckpointDone(NOON, "tori") not in reached
    assert CheckpointDone(NOON, "tori") in log


def test_phones_come_and_go():
    state = under_way(WALK)

    assert decide(WALK, state, JoinRun(later(1))) == (DeviceJoined(later(1)),)
    assert decide(WALK, state, Leave(later(2))) == (DeviceLeft(later(2)),)


TO_THE_FINISH = (
    reach("asema"),
    reach("tori"),
    skip("tori/sana"),
    reach("kirjasto", Way.QR),
)


def test_the_finish_opens_when_every_required_stop_is_done():
    almost = under_way(WALK, *TO_THE_FINISH[:-1])

    happened = decide(WALK, almost, reach("maali"))

    assert happened == (CheckInRefused(NOON, Reason.LOCKED),)
    assert under_way(WALK, *TO_THE_FINISH, reach("maali")).finished_at == NOON


def test_a_run_finishes_when_its_finish_checkpoint_is_done():
    state = under_way(WALK, *TO_THE_FINISH)

    happened = decide(WALK, state, reach("maali", at=later(50)))

    assert happened == (
        CheckpointReached(later(50), "maali", Way.HERE, 7),
        CheckpointDone(later(50), "maali"),
        RunFinished(later(50), gave_up=False),
    )
    assert replay(happened, state).final_score == 12


def test_without_a_finish_checkpoint_the_run_finishes_when_it_says_so():
    rules = adventure(stop("a"), stop("b"), stop("c"), finish_when=done("b"))

    assert under_way(rules, reach("a"), reach("c")).running
    assert under_way(rules, reach("b")).finished_at == NOON


def test_optional_stops_are_not_needed_for_the_finish():
    rules = adventure(stop("a"), stop("lisa", optional=True))

    assert under_way(rules, reach("lisa")).running
    assert not under_way(rules, reach("a")).running


ENDINGS = (ending("polku", visited("metsa")), ending("tie", done("tori")), ending("muuten"))


@pytest.mark.parametrize(
    ("walked", "reached"),
    [
        (["metsa", "tori", "maali"], "polku"),
        (["tori", "metsa", "maali"], "polku"),
        (["tori", "maali"], "tie"),
        (["maali"], "muuten"),
    ],
)
def test_the_first_ending_whose_condition_holds_is_reached(walked, reached):
    stops = (stop("metsa"), stop("tori"), stop("maali"))
    rules = adventure(*stops, finish_when=done("maali"), endings=ENDINGS)

    log = log_of(rules, [START, *map(reach, walked)])

    assert log[-2:] == (EndingReached(NOON, reached), RunFinished(NOON, gave_up=False))
    assert replay(log).ending == reached


def test_what_the_last_step_brings_counts_for_score_and_ending():
    last = stop("maali", word(), on_done=(points(30),))
    endings = (ending("hyva", done("maali")), ending("muuten"))
    rules = adventure(last, finish_when=solved("maali/sana"), endings=endings)

    log = log_of(rules, [START, reach("maali"), say("maali/sana", "kuuluuko")])

    state = replay(log)
    assert PointsGiven(NOON, 30, "done maali 1") in log
    assert (state.ending, state.final_score, state.score) == ("hyva", 40, 40)


def test_a_team_can_give_up_without_an_ending():
    rules = adventure(stop("a"), endings=(ending("muuten"),))

    log = log_of(rules, [START, End(later(5))])

    assert log[-1] == RunFinished(later(5), gave_up=True)
    state = replay(log)
    assert (state.gave_up, state.ending, state.finished_at) == (True, None, later(5))


@pytest.mark.parametrize(
    "last", [End(later(9)), reach("maali", at=later(9))], ids=["gave up", "finished"]
)
def test_what_is_finished_cannot_be_given_up(last):
    state = under_way(WALK, *TO_THE_FINISH, last)

    happened = decide(WALK, state, End(later(10)))

    assert happened == (IntentRefused(later(10), Reason.FINISHED),)
    assert state.finished_at == later(9)


def test_after_the_finish_steps_go_on_but_the_ranked_score_is_fixed():
    rules = adventure(stop("a", word()), stop("b"), finish_when=done("b"))
    afterwards = (reach("a", at=later(9)), say("a/sana", "kuuluuko", later(10)))

    state = under_way(rules, reach("b"), *afterwards)

    assert (state.score, state.ranked_score, state.checkpoints_done) == (10, 0, 2)
    assert state.finished_at == NOON
    assert standing_of("oma", state).score == 0
