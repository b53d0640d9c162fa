"""What a run's log tells who watches over it: how long each step took, and what went wrong.

A step is a way, named by the checkpoint it leads to, or a challenge, `checkpoint/challenge`.
No position is in a log, so none is here: only lengths in buckets of ten metres.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from typing import NamedTuple

from engine.play.events import (
    Announced,
    AnswerReturned,
    AnswerWrong,
    ChallengeDone,
    CheckInRefused,
    CheckpointClosed,
    CheckpointPassed,
    CheckpointReached,
    CheckpointReopened,
    EditionChanged,
    Event,
    PointsAwarded,
    Reason,
    Rescored,
    RunPaused,
    RunResumed,
    RunStarted,
)
from engine.scenario.checkpoint import Way

BY_ORGANISER = (
    Announced, AnswerReturned, CheckpointClosed, CheckpointReopened, CheckpointPassed,
    EditionChanged, PointsAwarded, Rescored, RunPaused, RunResumed,
)  # fmt: skip
"""What says nothing of the team itself."""


class Spent(NamedTuple):
    """How long a step took, without the time that the clock stood still."""

    step: str
    seconds: float


class Reached(NamedTuple):
    """A check-in that was accepted."""

    at: datetime
    checkpoint: str
    way: Way


class Refused(NamedTuple):
    """A check-in that was not.

    `away_m` is how far from the place, `outside_m` how far beyond its fence as it was then;
    None where nothing was measured.
    """

    at: datetime
    reason: Reason
    checkpoint: str | None
    outside_m: int | None
    accuracy_m: int | None
    away_m: int | None = None


class Wrong(NamedTuple):
    """A wrong answer."""

    at: datetime
    challenge: str


class Trace(NamedTuple):
    """A log as far as it goes.

    `since` is when the present step began, put off by every pause; `heard_at` when the team
    last did anything. `begun` is how many refusals and wrong answers came before this step.
    """

    since: datetime | None = None
    heard_at: datetime | None = None
    paused_at: datetime | None = None
    spent: tuple[Spent, ...] = ()
    reached: tuple[Reached, ...] = ()
    refused: tuple[Refused, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    begun: tuple[int, int] = (0, 0)

    @property
    def refused_now(self) -> tuple[Refused, ...]:
        """The refusals of the present step."""
        return self.refused[self.begun[0] :]

    @property
    def wrong_now(self) -> tuple[Wrong, ...]:
        """The wrong answers of the present step."""
        return self.wrong[self.begun[1] :]


def traced(log: Iterable[Event], trace: Trace | None = None) -> Trace:
    """Follow a log, on from an earlier trace where one is given."""
    return reduce(_onto, log, trace or Trace())


def _onto(trace: Trace, event: Event) -> Trace:
    if not isinstance(event, BY_ORGANISER):
        trace = trace._replace(heard_at=event.at)
    match event:
        case RunStarted() | RunPaused() | RunResumed():
            return _timed(trace, event)
        case CheckpointReached():
            arrived = Reached(event.at, event.checkpoint, event.way)
            trace = _moved_on(trace, event.checkpoint, event.at)
            return trace._replace(reached=(*trace.reached, arrived))
        case ChallengeDone():
            return _moved_on(trace, event.challenge, event.at)
        case CheckInRefused():
            return trace._replace(refused=(*trace.refused, _refused(event)))
        case AnswerWrong():
            return trace._replace(wrong=(*trace.wrong, Wrong(event.at, event.challenge)))
        case _:
            return trace


def _timed(trace: Trace, event: RunStarted | RunPaused | RunResumed) -> Trace:
    match event:
        case RunStarted():
            return trace._replace(since=event.at)
        case RunPaused():
            return trace._replace(paused_at=trace.paused_at or event.at)
        case RunResumed():
            return _resumed(trace, event.at)


def _moved_on(trace: Trace, step: str, at: datetime) -> Trace:
    begun = (len(trace.refused), len(trace.wrong))
    took = (at - trace.since).total_seconds() if trace.since else 0.0
    spent = (*trace.spent, Spent(step, max(0.0, took)))
    return trace._replace(since=at, spent=spent, begun=begun)


def _resumed(trace: Trace, at: datetime) -> Trace:
    """Go on: the present step is younger by the time that the clock stood still."""
    if trace.paused_at is None or trace.since is None:
        return trace
    stood = at - max(trace.paused_at, trace.since)
    return trace._replace(since=trace.since + stood, paused_at=None)


def _refused(event: CheckInRefused) -> Refused:
    known = event.distance_m is not None and event.radius_m is not None
    outside = max(0, (event.distance_m or 0) - (event.radius_m or 0)) if known else None
    return Refused(
        event.at,
        event.reason,
        event.checkpoint,
        outside,
        event.accuracy_m,
        event.distance_m if known else None,
    )
