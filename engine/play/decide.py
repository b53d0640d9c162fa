"""The rules: what happens when a team or its organiser asks for something.

The only place with game rules; pure and total. An intent gives events, in the order they
happened; a refusal is an event like any other, since the organiser should see it. What time
has ended by then comes first, what follows from it all (a checkpoint done, an item given,
the finish) is settled in `engine.play.settle`, which reads only facts.
"""

from datetime import datetime
from typing import assert_never

from engine.play.answering import answer
from engine.play.conditions import (
    applies,
    is_attended,
    is_on_another_way,
    is_open,
    is_within_hours,
    ways_in,
)
from engine.play.events import (
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    CheckpointReached,
    DeviceJoined,
    DeviceLeft,
    Event,
    HintTaken,
    How,
    IntentRefused,
    Reason,
    RunFinished,
    RunStarted,
)
from engine.play.evolve import replay
from engine.play.hints import next_hint
from engine.play.intents import (
    Answer,
    CheckIn,
    End,
    FinishActivity,
    Intent,
    JoinRun,
    Leave,
    Skip,
    StartRun,
    TakeHint,
)
from engine.play.limits import ended_by, is_over, overtime_cost
from engine.play.organise import organise
from engine.play.sending import READ
from engine.play.settle import settle
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.tasks import ActivityChallenge


def decide(adventure: Adventure, state: RunState, intent: Intent) -> tuple[Event, ...]:
    """Say what happens, without changing anything."""
    ended = overdue(adventure, state, intent.at)
    if ended:
        state = replay(ended, state)
    happened = _decide(adventure, state, intent)
    if not happened and not adventure.timed:
        return ended
    return ended + settle(adventure, state, happened, intent.at)


def overdue(adventure: Adventure, state: RunState, at: datetime) -> tuple[Event, ...]:
    """What time has ended by then, with all that follows from it, in the order of time."""
    happened: tuple[Event, ...] = ()
    if not adventure.timed:
        return happened
    while (ended := ended_by(adventure, state, at)) is not None:
        follows = settle(adventure, state, (ended,), ended.at)
        state = replay(follows, state)
        happened += follows
    return happened


def _decide(adventure: Adventure, state: RunState, intent: Intent) -> tuple[Event, ...]:
    if isinstance(intent, StartRun):
        return _start(adventure, state, intent)
    if state.started is None:
        return (IntentRefused(intent.at, Reason.NOT_RUNNING),)
    match intent:
        case CheckIn():
            return _check_in(adventure, state, intent)
        case Answer() | Skip() | TakeHint() | FinishActivity():
            return _at_challenge(adventure, state, intent)
        case JoinRun() | Leave() | End():
            return _along_the_way(adventure, state, intent)
        case _:
            return organise(adventure, state, intent)


def _start(adventure: Adventure, state: RunState, intent: StartRun) -> tuple[Event, ...]:
    if state.started is not None:
        return ()
    competitive = intent.competitive
    if competitive is None:
        competitive = adventure.integrity == "competitive"
    return (
        RunStarted(
            intent.at,
            intent.team_size,
            intent.language,
            intent.access,
            clock=adventure.start is None,
            track=intent.track % adventure.tracks,
            bracket=intent.bracket,
            posters=intent.posters,
            competitive=competitive,
        ),
    )


def _along_the_way(
    adventure: Adventure, state: RunState, intent: JoinRun | Leave | End
) -> tuple[Event, ...]:
    """Phones come and go; who gives up in overtime pays for it as who finishes does."""
    match intent:
        case JoinRun():
            return (DeviceJoined(intent.at),)
        case Leave():
            return (DeviceLeft(intent.at),)
        case End() if state.finished_at is not None:
            return (IntentRefused(intent.at, Reason.FINISHED),)
        case End():
            overtime = overtime_cost(adventure, state, intent.at)
            return (RunFinished(intent.at, gave_up=True, overtime=overtime),)
    assert_never(intent)


def _check_in(adventure: Adventure, state: RunState, intent: CheckIn) -> tuple[Event, ...]:
    """Enter a checkpoint; a second check-in at the same place changes nothing."""
    verdict = intent.verdict
    stop = adventure.checkpoint(verdict.checkpoint) if verdict.checkpoint else None
    if stop is None:
        return (CheckInRefused(intent.at, verdict.reason or Reason.NOTHING_HERE),)
    if is_attended(state, stop):
        return ()
    closed = _closed_to(adventure, state, stop, intent.at)
    if closed is not None:
        return (CheckInRefused(intent.at, closed, _named(stop, closed)),)
    lengths = (verdict.distance_m, verdict.accuracy_m)
    if verdict.reason is not None:
        return (CheckInRefused(intent.at, verdict.reason, stop.id, *lengths, verdict.radius_m),)
    if verdict.way not in ways_in(state, stop):
        return (
            CheckInRefused(intent.at, Reason.NO_SUCH_WAY, _named(stop, Reason.NO_SUCH_WAY)),
        )
    starts = adventure.start is stop
    return (CheckpointReached(intent.at, stop.id, verdict.way, stop.points, *lengths, starts),)


def _closed_to(
    adventure: Adventure, state: RunState, stop: Checkpoint, at: datetime
) -> Reason | None:
    if _ended_for_good(adventure, state, at):
        return Reason.FINISHED
    if not is_open(adventure, state, stop, at):
        return Reason.OTHER_WAY if is_on_another_way(adventure, state, stop) else Reason.LOCKED
    return None if is_within_hours(adventure, stop, at) else Reason.NOT_OPEN_NOW


def _named(stop: Checkpoint, reason: Reason) -> str | None:
    """Only what is open may be named in a refusal."""
    names = reason in {Reason.NOT_OPEN_NOW, Reason.NO_SUCH_WAY} and not stop.is_secret
    return stop.id if names else None


def _ended_for_good(adventure: Adventure, state: RunState, at: datetime) -> bool:
    over = state.timed_out_at
    return is_over(adventure, state) and over is not None and at >= over


def _at_challenge(
    adventure: Adventure, state: RunState, intent: Answer | Skip | TakeHint | FinishActivity
) -> tuple[Event, ...]:
    """Do something with a challenge that is asked of this team where it has been."""
    challenge = adventure.challenge(intent.challenge)
    stop = adventure.checkpoint(intent.challenge.partition("/")[0])
    if challenge is None or stop is None or not is_attended(state, stop):
        return (IntentRefused(intent.at, Reason.NOT_VISITED),)
    if not applies(adventure, state, challenge, intent.at):
        return (IntentRefused(intent.at, Reason.LOCKED),)
    if _ended_for_good(adventure, state, intent.at):
        return (IntentRefused(intent.at, Reason.FINISHED, intent.challenge),)
    return _with_challenge(adventure, state, challenge, intent)


def _with_challenge(
    adventure: Adventure,
    state: RunState,
    challenge: Challenge,
    intent: Answer | Skip | TakeHint | FinishActivity,
) -> tuple[Event, ...]:
    match intent:
        case Answer():
            return answer(adventure, state, challenge, intent)
        case FinishActivity():
            return _finish_activity(adventure, state, challenge, intent)
        case Skip():
            return _skip(challenge, state, intent)
        case TakeHint():
            return _take_hint(challenge, state, intent)
    assert_never(intent)


def _finish_activity(
    adventure: Adventure, state: RunState, challenge: Challenge, intent: FinishActivity
) -> tuple[Event, ...]:
    if not isinstance(challenge, ActivityChallenge):
        return (IntentRefused(intent.at, Reason.OTHER_WAY, intent.challenge),)
    return answer(adventure, state, challenge, Answer(intent.at, intent.challenge, READ))


def _skip(challenge: Challenge, state: RunState, intent: Skip) -> tuple[Event, ...]:
    """Pass by. In a branch this chooses its default, at no points."""
    ref = intent.challenge
    if facts.done(ref) in state.facts:
        return ()
    if not challenge.can_be_skipped:
        return (IntentRefused(intent.at, Reason.OTHER_WAY, ref),)
    done = ChallengeDone(intent.at, ref, How.SKIPPED)
    default = challenge.default if isinstance(challenge, ChoiceChallenge) else None
    if default is None:
        return (done,)
    return (ChallengeSolved(intent.at, ref, 0, default.id), done)


def _take_hint(challenge: Challenge, state: RunState, intent: TakeHint) -> tuple[Event, ...]:
    """Open the next hint. After solving it is free, and only of interest."""
    ref = intent.challenge
    hint = next_hint(challenge, ref, state)
    if hint is None or intent.number not in {None, hint.number}:
        return ()
    if not hint.ready(intent.at):
        return (IntentRefused(intent.at, Reason.NOT_OPEN_NOW, ref),)
    cost = 0 if facts.solved(ref) in state.facts else hint.hint.cost
    return (HintTaken(intent.at, ref, hint.number, cost),)
