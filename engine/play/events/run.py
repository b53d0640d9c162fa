"""Of a whole run: setting out, phones, time, the end, and what an organiser says to all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.play.events.reason import Reason


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The team set out, and all that is fixed by that.

    `clock` says whether the time runs from here (no start place).
    """

    at: datetime
    team_size: int
    language: str
    access: tuple[str, ...]
    clock: bool
    track: int = 0
    bracket: str | None = None
    posters: bool = True
    competitive: bool = False


@dataclass(frozen=True, slots=True)
class DeviceJoined:
    """Another phone came along."""

    at: datetime


@dataclass(frozen=True, slots=True)
class DeviceLeft:
    """A phone went."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TimerRanOut:
    """A timer has run out."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TimeRanOut:
    """The time limit and all overtime are over: the score is fixed, less `overtime` points."""

    at: datetime
    overtime: int = 0


@dataclass(frozen=True, slots=True)
class EndingReached:
    """This is how it ended."""

    at: datetime
    ending: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """Score and time are fixed. `gave_up` when the team ended it before the finish.

    `overtime` are the points that begun minutes past the time limit cost.
    """

    at: datetime
    gave_up: bool
    overtime: int = 0


@dataclass(frozen=True, slots=True)
class RunPaused:
    """The clock stands still."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RunResumed:
    """The clock runs again."""

    at: datetime


@dataclass(frozen=True, slots=True)
class PointsAwarded:
    """An organiser gave points, or took some; `number` tells awards apart."""

    at: datetime
    points: int
    number: int


@dataclass(frozen=True, slots=True)
class EditionChanged:
    """From here on the run is played by another edition, known by its SHA-256."""

    at: datetime
    edition: str


@dataclass(frozen=True, slots=True)
class Rescored:
    """What the new edition gives more, or less, for what was done before it; by source."""

    at: datetime
    points: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Announced:
    """An organiser said something, kept under this id."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class IntentRefused:
    """Anything but a check-in that could not be done, and why."""

    at: datetime
    reason: Reason
    challenge: str | None = None
