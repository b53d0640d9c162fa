"""By an effect; `by` names it, so that it fires once."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ItemGiven:
    """Something went into the bag, by the fact that brought it."""

    at: datetime
    item: str
    count: int
    by: str


@dataclass(frozen=True, slots=True)
class ItemTaken:
    """Something went out of the bag."""

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
class FlagSet:
    """A flag that conditions can ask for."""

    at: datetime
    flag: str
    by: str


@dataclass(frozen=True, slots=True)
class BadgeGiven:
    """A badge, by the fact that brought it."""

    at: datetime
    badge: str
    by: str


@dataclass(frozen=True, slots=True)
class TextShown:
    """Something was told; `by` names the effect that holds the words."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class CheckpointOpened:
    """An effect opened a checkpoint."""

    at: datetime
    checkpoint: str
    by: str


@dataclass(frozen=True, slots=True)
class CheckpointLocked:
    """An effect locked a checkpoint."""

    at: datetime
    checkpoint: str
    by: str


@dataclass(frozen=True, slots=True)
class TimerStarted:
    """A timer runs; `by` names the effect that started it."""

    at: datetime
    by: str
