"""What a team or its organiser asks for. An intent may be refused; what then happens is events.

`at` is when it was asked, UTC. Challenges are written `checkpoint/challenge`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from engine.play.judge import Verdict

Value: TypeAlias = str | tuple[str, ...] | Mapping[str, str | None]
"""An answer as it came: an option's id, words, a number as people write it, `true` for what
was read; several ids; or words by name (pairs, a place, a photo, a survey)."""


@dataclass(frozen=True, slots=True)
class StartRun:
    """A new team sets out. `access` are words such as `no-stairs`, `language` a tag.

    `track` is the team's number in its game, `posters` whether they hang, and `competitive`
    the game's own word on it, where it has one.
    """

    at: datetime
    team_size: int
    language: str
    access: tuple[str, ...] = ()
    track: int = 0
    bracket: str | None = None
    posters: bool = True
    competitive: bool | None = None


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
    """An answer. `sent` in a competitive game: the phone had no signal to have it judged."""

    at: datetime
    challenge: str
    value: Value
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Skip:
    """Pass a challenge by: it is done, and worth nothing unless solved later."""

    at: datetime
    challenge: str


@dataclass(frozen=True, slots=True)
class TakeHint:
    """The next hint of a challenge; with a number only that one.

    Two phones that ask for the same hint at the same time get it once, and pay it once.
    """

    at: datetime
    challenge: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class FinishActivity:
    """An activity's time has run out, or the team says that it is done."""

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


@dataclass(frozen=True, slots=True)
class Pause:
    """The organiser stops the clock; nothing is refused because of it."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Resume:
    """The clock runs again."""

    at: datetime


@dataclass(frozen=True, slots=True)
class CloseCheckpoint:
    """The organiser closes a checkpoint: roadworks, a stolen poster.

    `options` picks, by challenge, for branches that have no default.
    """

    at: datetime
    checkpoint: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReopenCheckpoint:
    """It can be played again by whom it has not yet passed."""

    at: datetime
    checkpoint: str


@dataclass(frozen=True, slots=True)
class Waive:
    """The organiser spares a team a challenge; `option` picks in a branch without default."""

    at: datetime
    challenge: str
    option: str | None = None


@dataclass(frozen=True, slots=True)
class GiveHint:
    """The organiser opens a team's next hint: it costs nothing, and waits for nothing."""

    at: datetime
    challenge: str


@dataclass(frozen=True, slots=True)
class Award:
    """The organiser gives points, or takes some; the ranking changes, no fact does."""

    at: datetime
    points: int


@dataclass(frozen=True, slots=True)
class ReturnAnswer:
    """The organiser gives an answer back: its points go until it is answered again."""

    at: datetime
    challenge: str


@dataclass(frozen=True, slots=True)
class ChangeEdition:
    """The organiser moves a run to another edition of its adventure.

    `points` is what that changes of points already given, by source
    (`engine.play.republishing`).
    """

    at: datetime
    edition: str
    points: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Announce:
    """The organiser says something; `words` is the id under which it is kept."""

    at: datetime
    words: str


TeamIntent: TypeAlias = (
    StartRun | JoinRun | CheckIn | Answer | Skip | TakeHint | FinishActivity | Leave | End
)
OrganiserIntent: TypeAlias = (
    Pause
    | Resume
    | CloseCheckpoint
    | ReopenCheckpoint
    | Waive
    | GiveHint
    | Award
    | ReturnAnswer
    | ChangeEdition
    | Announce
)
Intent: TypeAlias = TeamIntent | OrganiserIntent
