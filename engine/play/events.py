"""What happened. Events are the log's truth; each carries all that the fold needs.

`at` is UTC. Lengths are whole metres, rounded to ten: no event can tell where a phone was.
Their stored names are in `engine.play.codec` and outlive every renaming here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from engine.scenario.checkpoint import Way


class Reason(StrEnum):
    """Why something asked for did not happen."""

    TOO_FAR = "too-far"
    TOO_COARSE = "too-coarse"
    TOO_OLD = "too-old"
    NOTHING_HERE = "nothing-here"
    WRONG_CODE = "wrong-code"
    NO_SUCH_WAY = "no-such-way"
    LOCKED = "locked"
    NOT_OPEN_NOW = "not-open-now"
    NOT_VISITED = "not-visited"
    NO_TRIES = "no-tries"
    UNREADABLE = "unreadable"
    OTHER_WAY = "other-way"
    NOT_RUNNING = "not-running"
    FINISHED = "finished"


class How(StrEnum):
    """How a challenge came to be done."""

    SOLVED = "solved"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The team set out. `clock` says whether the time runs from here (no start place)."""

    at: datetime
    team_size: int
    language: str
    access: tuple[str, ...]
    clock: bool


@dataclass(frozen=True, slots=True)
class DeviceJoined:
    """Another phone came along."""

    at: datetime


@dataclass(frozen=True, slots=True)
class DeviceLeft:
    """A phone went."""

    at: datetime


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
class AnswerWrong:
    """Not that. `tries_left` is None where tries are unlimited."""

    at: datetime
    challenge: str
    tries_left: int | None = None


@dataclass(frozen=True, slots=True)
class ChallengeSolved:
    """Right, and what it was worth. `option` is what a choice chose."""

    at: datetime
    challenge: str
    points: int
    option: str | None = None


@dataclass(frozen=True, slots=True)
class ChallengeDone:
    """The way on is open as far as this challenge goes."""

    at: datetime
    challenge: str
    how: How


@dataclass(frozen=True, slots=True)
class HintTaken:
    """The hint with this number (from 1) was opened at this cost."""

    at: datetime
    challenge: str
    number: int
    cost: int


@dataclass(frozen=True, slots=True)
class CheckpointDone:
    """Visited, and every required challenge done."""

    at: datetime
    checkpoint: str


@dataclass(frozen=True, slots=True)
class ItemGiven:
    """Something went into the bag, by the fact that brought it."""

    at: datetime
    item: str
    count: int
    by: str


@dataclass(frozen=True, slots=True)
class PointsGiven:
    """Points besides those of challenges, by the fact that brought them."""

    at: datetime
    points: int
    by: str


@dataclass(frozen=True, slots=True)
class EndingReached:
    """This is how it ended."""

    at: datetime
    ending: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """Score and time are fixed. `gave_up` when the team ended it before the finish."""

    at: datetime
    gave_up: bool


@dataclass(frozen=True, slots=True)
class IntentRefused:
    """Anything but a check-in that could not be done, and why."""

    at: datetime
    reason: Reason
    challenge: str | None = None


Event: TypeAlias = (
    RunStarted
    | DeviceJoined
    | DeviceLeft
    | CheckpointReached
    | CheckInRefused
    | AnswerWrong
    | ChallengeSolved
    | ChallengeDone
    | HintTaken
    | CheckpointDone
    | ItemGiven
    | PointsGiven
    | EndingReached
    | RunFinished
    | IntentRefused
)
