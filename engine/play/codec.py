"""Events and intents as plain JSON objects, under names that outlive every renaming.

These names are the log's and the API's. A class may be renamed; its line here may not.
Times are ISO 8601 UTC with milliseconds; a field that is None is left out.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import TypeAlias

from pydantic import TypeAdapter

from engine.play import events, intents
from engine.play.events import Event
from engine.play.intents import Intent
from engine.play.judge import Verdict

Plain: TypeAlias = dict[str, object]

EVENTS: Mapping[str, type[Event]] = {
    "run-started": events.RunStarted,
    "device-joined": events.DeviceJoined,
    "device-left": events.DeviceLeft,
    "checkpoint-reached": events.CheckpointReached,
    "check-in-refused": events.CheckInRefused,
    "checkpoint-done": events.CheckpointDone,
    "checkpoint-closed": events.CheckpointClosed,
    "checkpoint-reopened": events.CheckpointReopened,
    "checkpoint-passed": events.CheckpointPassed,
    "answer-wrong": events.AnswerWrong,
    "answer-partly-right": events.AnswerPartlyRight,
    "answer-sent": events.AnswerSent,
    "answer-returned": events.AnswerReturned,
    "challenge-solved": events.ChallengeSolved,
    "challenge-done": events.ChallengeDone,
    "hint-taken": events.HintTaken,
    "item-given": events.ItemGiven,
    "item-taken": events.ItemTaken,
    "points-given": events.PointsGiven,
    "flag-set": events.FlagSet,
    "badge-given": events.BadgeGiven,
    "text-shown": events.TextShown,
    "checkpoint-opened": events.CheckpointOpened,
    "checkpoint-locked": events.CheckpointLocked,
    "timer-started": events.TimerStarted,
    "timer-ran-out": events.TimerRanOut,
    "time-ran-out": events.TimeRanOut,
    "ending-reached": events.EndingReached,
    "run-finished": events.RunFinished,
    "run-paused": events.RunPaused,
    "run-resumed": events.RunResumed,
    "points-awarded": events.PointsAwarded,
    "edition-changed": events.EditionChanged,
    "rescored": events.Rescored,
    "announced": events.Announced,
    "intent-refused": events.IntentRefused,
}

INTENTS: Mapping[str, type[Intent]] = {
    "start": intents.StartRun,
    "join": intents.JoinRun,
    "check-in": intents.CheckIn,
    "answer": intents.Answer,
    "skip": intents.Skip,
    "take-hint": intents.TakeHint,
    "finish-activity": intents.FinishActivity,
    "leave": intents.Leave,
    "end": intents.End,
    "pause": intents.Pause,
    "resume": intents.Resume,
    "close-checkpoint": intents.CloseCheckpoint,
    "reopen-checkpoint": intents.ReopenCheckpoint,
    "waive": intents.Waive,
    "give-hint": intents.GiveHint,
    "award": intents.Award,
    "return-answer": intents.ReturnAnswer,
    "change-edition": intents.ChangeEdition,
    "announce": intents.Announce,
}

_EVENT_NAMES = {kind: name for name, kind in EVENTS.items()}
_INTENT_NAMES = {kind: name for name, kind in INTENTS.items()}
_FIELDS: Mapping[type, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind))
    for kind in (*EVENTS.values(), *INTENTS.values())
}
_VERDICT_FIELDS = tuple(one.name for one in fields(Verdict))
_EVENT_READERS: Mapping[str, TypeAdapter[Event]] = {
    name: TypeAdapter(kind) for name, kind in EVENTS.items()
}
_INTENT_READERS: Mapping[str, TypeAdapter[Intent]] = {
    name: TypeAdapter(kind) for name, kind in INTENTS.items()
}


def encode(event: Event) -> Plain:
    """Write an event as a plain object with its `kind`."""
    return _written(_EVENT_NAMES[type(event)], event)


def decode(plain: Mapping[str, object]) -> Event:
    """Read an event back. Raises KeyError for a kind that was never written."""
    rest = {name: value for name, value in plain.items() if name != "kind"}
    return _EVENT_READERS[str(plain["kind"])].validate_python(rest)


def encode_intent(intent: Intent) -> Plain:
    """Write an intent as a plain object with its `kind`."""
    return _written(_INTENT_NAMES[type(intent)], intent)


def decode_intent(plain: Mapping[str, object]) -> Intent:
    """Read an intent back. Raises KeyError for a kind that was never written."""
    rest = {name: value for name, value in plain.items() if name != "kind"}
    return _INTENT_READERS[str(plain["kind"])].validate_python(rest)


def moment(at: datetime) -> str:
    """Write a time: ISO 8601, UTC, milliseconds."""
    utc = at if at.tzinfo is UTC else at.astimezone(UTC)
    return utc.isoformat(timespec="milliseconds")[: -len("+00:00")] + "Z"


def _written(name: str, value: Event | Intent) -> Plain:
    plain: Plain = {"kind": name}
    for field in _FIELDS[type(value)]:
        one: object = getattr(value, field)
        if one is not None:
            plain[field] = _plain(one)
    return plain


def _plain(value: object) -> object:
    """What JSON does not know by itself: times, and the verdict of a check-in."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, Verdict):
        pairs = ((name, getattr(value, name)) for name in _VERDICT_FIELDS)
        return {name: one for name, one in pairs if one is not None}
    return list(value) if isinstance(value, tuple) else value
