"""With a challenge, written `checkpoint/challenge`."""

from dataclasses import dataclass
from datetime import datetime

from engine.play.events.reason import How


@dataclass(frozen=True, slots=True)
class AnswerWrong:
    """Not that. `tries_left` is None where tries are unlimited."""

    at: datetime
    challenge: str
    tries_left: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerPartlyRight:
    """Right in part, and the points for it; a wrong try all the same."""

    at: datetime
    challenge: str
    points: int
    tries_left: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerSent:
    """Answered without signal; what comes of it follows."""

    at: datetime
    challenge: str


@dataclass(frozen=True, slots=True)
class ChallengeSolved:
    """Right, and what it is worth in all. `option` is what a choice chose."""

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
class AnswerReturned:
    """An organiser gave an answer back, and took its points until it is answered again."""

    at: datetime
    challenge: str
    points: int
