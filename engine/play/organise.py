"""What an organiser's intents bring. Called by `decide` alone.

Trouble on the day is one of these, never an edit. All are monotone: a closed checkpoint
passes by itself, points change and facts do not.
"""

from typing import assert_never

from engine.play import marks
from engine.play.conditions import applies, is_attended, is_visited
from engine.play.events import (
    Announced,
    AnswerReturned,
    CheckpointClosed,
    CheckpointReopened,
    EditionChanged,
    Event,
    HintTaken,
    IntentRefused,
    PointsAwarded,
    Reason,
    Rescored,
    RunPaused,
    RunResumed,
)
from engine.play.hints import next_hint
from engine.play.intents import (
    Announce,
    Award,
    ChangeEdition,
    CloseCheckpoint,
    GiveHint,
    OrganiserIntent,
    Pause,
    ReopenCheckpoint,
    Resume,
    ReturnAnswer,
    Waive,
)
from engine.play.settle import waived
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import ChoiceChallenge


def organise(
    adventure: Adventure, state: RunState, intent: OrganiserIntent
) -> tuple[Event, ...]:
    """Say what happens. What is so already changes nothing."""
    match intent:
        case Pause() | Resume():
            return _clock(state, intent)
        case CloseCheckpoint() | ReopenCheckpoint():
            return _door(adventure, state, intent)
        case Waive() | GiveHint():
            return _lighten(adventure, state, intent)
        case Award() | ReturnAnswer():
            return _points(state, intent)
        case ChangeEdition():
            return _change_edition(state, intent)
        case Announce():
            return (Announced(intent.at, intent.words),)
    assert_never(intent)


def _change_edition(state: RunState, intent: ChangeEdition) -> tuple[Event, ...]:
    """Move a run; what follows by the new rules from what the team has is settled after it."""
    if intent.edition == state.edition:
        return ()
    changed = EditionChanged(intent.at, intent.edition)
    return (changed, Rescored(intent.at, intent.points)) if intent.points else (changed,)


def _clock(state: RunState, intent: Pause | Resume) -> tuple[Event, ...]:
    stands = bool(state.pauses) and state.pauses[-1].ends is None
    if isinstance(intent, Pause):
        return () if stands else (RunPaused(intent.at),)
    return (RunResumed(intent.at),) if stands else ()


def _door(
    adventure: Adventure, state: RunState, intent: CloseCheckpoint | ReopenCheckpoint
) -> tuple[Event, ...]:
    stop = adventure.checkpoint(intent.checkpoint)
    if stop is None:
        return (IntentRefused(intent.at, Reason.NOTHING_HERE),)
    is_closed = marks.closed(stop.id) in state.marks
    if isinstance(intent, ReopenCheckpoint):
        return (CheckpointReopened(intent.at, stop.id),) if is_closed else ()
    if is_closed:
        return ()
    if undecided(adventure, intent):
        return (IntentRefused(intent.at, Reason.OTHER_WAY),)
    refs = {f"{stop.id}/{asked.id}" for asked in stop.challenges}
    picks = {ref: option for ref, option in intent.options.items() if ref in refs}
    return (CheckpointClosed(intent.at, stop.id, picks),)


def undecided(adventure: Adventure, intent: CloseCheckpoint) -> tuple[str, ...]:
    """The branches at a checkpoint that have neither a default nor an option picked."""
    stop = adventure.checkpoint(intent.checkpoint)
    refs = {f"{stop.id}/{asked.id}": asked for asked in stop.challenges} if stop else {}
    return tuple(
        ref for ref, asked in refs.items() if not _is_decided(asked, intent.options.get(ref))
    )


def _is_decided(asked: Challenge, pick: str | None) -> bool:
    """Whether a branch has an option picked that it has, or a default; all else needs none."""
    if not isinstance(asked, ChoiceChallenge) or not asked.branches:
        return True
    return asked.default is not None if pick is None else asked.option(pick) is not None


def _lighten(
    adventure: Adventure, state: RunState, intent: Waive | GiveHint
) -> tuple[Event, ...]:
    if isinstance(intent, Waive):
        return _waive(adventure, state, intent)
    return _give_hint(adventure, state, intent)


def _waive(adventure: Adventure, state: RunState, intent: Waive) -> tuple[Event, ...]:
    """Spare a team one challenge where it is; a whole checkpoint is closed for it instead."""
    ref = intent.challenge
    asked = adventure.challenge(ref)
    stop = adventure.checkpoint(ref.partition("/")[0])
    if asked is None or stop is None or not is_visited(state, stop):
        return (IntentRefused(intent.at, Reason.NOT_VISITED),)
    if facts.done(ref) in state.facts or not applies(adventure, state, asked, intent.at):
        return ()
    if not _is_decided(asked, intent.option):
        return (IntentRefused(intent.at, Reason.OTHER_WAY, ref),)
    return waived(state, ref, asked, intent.at, intent.option)


def _give_hint(adventure: Adventure, state: RunState, intent: GiveHint) -> tuple[Event, ...]:
    """Open the next hint where the team is, whatever it would wait for or cost."""
    ref = intent.challenge
    asked = adventure.challenge(ref)
    stop = adventure.checkpoint(ref.partition("/")[0])
    if asked is None or stop is None or not is_attended(state, stop):
        return (IntentRefused(intent.at, Reason.NOT_VISITED),)
    hint = next_hint(asked, ref, state)
    return (HintTaken(intent.at, ref, hint.number, 0),) if hint else ()


def _points(state: RunState, intent: Award | ReturnAnswer) -> tuple[Event, ...]:
    if isinstance(intent, Award):
        return (PointsAwarded(intent.at, intent.points, state.awards + 1),)
    ref = intent.challenge
    if facts.solved(ref) not in state.facts:
        return (IntentRefused(intent.at, Reason.NOT_VISITED, ref),)
    if marks.returned(ref) in state.marks:
        return ()
    return (AnswerReturned(intent.at, ref, state.points.get(ref, 0)),)
