"""The rules: what happens when a team asks for something.

The only place with game rules; pure and total. An intent gives events, in the order they
happened; a refusal is an event like any other, since the organiser should see it. What
follows from what happened (a checkpoint done, an item given, the finish) is settled in
`engine.play.settle`, which reads only facts.
"""

from typing import assert_never

from engine.play.answers import is_right
from engine.play.conditions import is_open, is_visited
from engine.play.events import (
    AnswerWrong,
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
from engine.play.intents import (
    Answer,
    CheckIn,
    End,
    Intent,
    JoinRun,
    Leave,
    Skip,
    StartRun,
    TakeHint,
)
from engine.play.scoring import tries_left, worth
from engine.play.settle import settle
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import ChoiceChallenge


def decide(adventure: Adventure, state: RunState, intent: Intent) -> tuple[Event, ...]:
    """Say what happens, without changing anything."""
    happened = _decide(adventure, state, intent)
    return settle(adventure, state, happened)


def _decide(adventure: Adventure, state: RunState, intent: Intent) -> tuple[Event, ...]:
    if isinstance(intent, StartRun):
        return _start(adventure, state, intent)
    if state.started_at is None:
        return (IntentRefused(intent.at, Reason.NOT_RUNNING),)
    match intent:
        case CheckIn():
            return _check_in(adventure, state, intent)
        case Answer() | Skip() | TakeHint():
            return _at_challenge(adventure, state, intent)
        case JoinRun() | Leave() | End():
            return _along_the_way(state, intent)
    assert_never(intent)


def _start(adventure: Adventure, state: RunState, intent: StartRun) -> tuple[Event, ...]:
    if state.started_at is not None:
        return ()
    return (
        RunStarted(
            intent.at,
            intent.team_size,
            intent.language,
            intent.access,
            clock=adventure.start is None,
        ),
    )


def _along_the_way(state: RunState, intent: JoinRun | Leave | End) -> tuple[Event, ...]:
    match intent:
        case JoinRun():
            return (DeviceJoined(intent.at),)
        case Leave():
            return (DeviceLeft(intent.at),)
        case End() if state.finished_at is not None:
            return (IntentRefused(intent.at, Reason.FINISHED),)
        case End():
            return (RunFinished(intent.at, gave_up=True),)
    assert_never(intent)


def _check_in(adventure: Adventure, state: RunState, intent: CheckIn) -> tuple[Event, ...]:
    """Enter a checkpoint; a second check-in at the same place changes nothing."""
    verdict = intent.verdict
    stop = adventure.checkpoint(verdict.checkpoint) if verdict.checkpoint else None
    if stop is None:
        return (CheckInRefused(intent.at, verdict.reason or Reason.NOTHING_HERE),)
    if is_visited(state, stop):
        return ()
    if not is_open(adventure, state, stop):
        return (CheckInRefused(intent.at, Reason.LOCKED),)
    lengths = (verdict.distance_m, verdict.accuracy_m)
    if verdict.reason is not None:
        return (CheckInRefused(intent.at, verdict.reason, stop.id, *lengths, verdict.radius_m),)
    if verdict.way not in stop.checkin:
        return (CheckInRefused(intent.at, Reason.NO_SUCH_WAY, stop.id),)
    starts = adventure.start is stop
    return (CheckpointReached(intent.at, stop.id, verdict.way, stop.points, *lengths, starts),)


def _at_challenge(
    adventure: Adventure, state: RunState, intent: Answer | Skip | TakeHint
) -> tuple[Event, ...]:
    challenge = adventure.challenge(intent.challenge)
    checkpoint = intent.challenge.partition("/")[0]
    if challenge is None or facts.visited(checkpoint) not in state.facts:
        return (IntentRefused(intent.at, Reason.NOT_VISITED),)
    match intent:
        case Answer():
            return _answer(challenge, state, intent)
        case Skip():
            return _skip(challenge, state, intent)
        case TakeHint():
            return _take_hint(challenge, state, intent)
    assert_never(intent)


def _answer(challenge: Challenge, state: RunState, intent: Answer) -> tuple[Event, ...]:
    """Judge an answer. What is solved stays solved; a skipped challenge can still be."""
    ref = intent.challenge
    if facts.solved(ref) in state.facts:
        return ()
    left = tries_left(challenge, state.wrong.get(ref, 0))
    if left == 0:
        return (IntentRefused(intent.at, Reason.NO_TRIES, ref),)
    right = is_right(challenge, intent.value)
    if right is None:
        return (IntentRefused(intent.at, Reason.UNREADABLE, ref),)
    if right:
        return _solve(challenge, state, intent)
    wrong = AnswerWrong(intent.at, ref, None if left is None else left - 1)
    if left == 1 and facts.done(ref) not in state.facts:
        return (wrong, ChallengeDone(intent.at, ref, How.FAILED))
    return (wrong,)


def _solve(challenge: Challenge, state: RunState, intent: Answer) -> tuple[Event, ...]:
    ref = intent.challenge
    option = intent.value if isinstance(challenge, ChoiceChallenge) else None
    points = worth(challenge, state.wrong.get(ref, 0), state.hint_costs.get(ref, 0))
    solved = ChallengeSolved(intent.at, ref, points, option)
    if facts.done(ref) in state.facts:
        return (solved,)
    return (solved, ChallengeDone(intent.at, ref, How.SOLVED))


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
    taken = state.hints.get(ref, 0)
    if taken >= len(challenge.hints):
        return ()
    cost = 0 if facts.solved(ref) in state.facts else challenge.hints[taken].cost
    return (HintTaken(intent.at, ref, taken + 1, cost),)
