"""What a team asks for. An intent may be refused; what then happens is events.

`at` is when it was asked, UTC. Challenges are written `checkpoint/challenge`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from engine.play.judge import Verdict


@dataclass(frozen=True, slots=True)
class StartRun:
    """A new team sets out. `access` are words such as `no-stairs`, `language` a tag."""

    at: datetime
    team_size: int
    language: str
    access: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinRun:
    """Another phone of the same team."""

    at: datetime


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A claim to be somewhere, already judged: no position and no code from here on."""

    at: datetime
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came: an option's id, typed words, or a number as people write it."""

    at: datetime
    challenge: str
    value: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Pass a challenge by: it is done, and worth nothing unless solved later."""

    at: datetime
    challenge: str


@dataclass(frozen=True, slots=True)
class TakeHint:
    """The next hint of a challenge."""

    at: datetime
    challenge: str


@dataclass(frozen=True, slots=True)
class Leave:
    """This phone goes; the run stays."""

    at: datetime


@dataclass(frozen=True, slots=True)
class End:
    """The team gives up; score and time are fixed now."""

    at: datetime


Intent: TypeAlias = StartRun | JoinRun | CheckIn | Answer | Skip | TakeHint | Leave | End
