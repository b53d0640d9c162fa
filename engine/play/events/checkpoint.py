"""At a checkpoint. Lengths are whole metres, rounded to ten: none tells where a phone was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.play.events.reason import Reason
from engine.scenario.checkpoint import Way


@dataclass(frozen=True, slots=True)
class CheckpointReached:
    """Checked in. `distance_m` and `accuracy_m` are buckets, and only there for GPS.

    `clock` says that this is the start checkpoint: the time runs from here.
    """

    at: datetime
    checkpoint: str
    way: Way
    points: int
    distance_m: int | None = None
    accuracy_m: int | None = None
    clock: bool = False


@dataclass(frozen=True, slots=True)
class CheckInRefused:
    """Not checked in, and why. Never names a locked checkpoint."""

    at: datetime
    reason: Reason
    checkpoint: str | None = None
    distance_m: int | None = None
    accuracy_m: int | None = None
    radius_m: int | None = None


@dataclass(frozen=True, slots=True)
class CheckpointDone:
    """Visited, and every required challenge done. A secret one does not count."""

    at: datetime
    checkpoint: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class CheckpointClosed:
    """An organiser closed it; `options` picks in branches without default."""

    at: datetime
    checkpoint: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckpointReopened:
    """An organiser opened it again."""

    at: datetime
    checkpoint: str


@dataclass(frozen=True, slots=True)
class CheckpointPassed:
    """A closed checkpoint passed by itself, as soon as it would have opened.

    `clock` says that it is the start checkpoint: with it closed, the time runs from here.
    """

    at: datetime
    checkpoint: str
    clock: bool = False
