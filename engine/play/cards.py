"""The parts of a card, as one reader gets them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.geo import Fence
from engine.moments import Span
from engine.scenario.checkpoint import Grade, Kind, Role, StepFree, Way
from engine.scenario.media import MediaKind
from engine.text import Said


@dataclass(frozen=True, slots=True)
class MediaView:
    """A picture, sound or film; `sha` is its content's SHA-256, by which it is served."""

    id: str
    kind: MediaKind
    file: str
    sha: str
    alt: Said | None
    transcript: Said | None
    captions: str | None


@dataclass(frozen=True, slots=True)
class HintView:
    """A hint that was taken."""

    text: Said
    cost: int


@dataclass(frozen=True, slots=True)
class NextHintView:
    """The hint that can be had next, and what it waits for: wrong tries, a time, a pause."""

    cost: int
    ready: bool
    wrong: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class OptionView:
    """A row to choose, to put in order or to join."""

    id: str
    text: Said


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question of a survey: options, or a scale of `steps`, or neither for words."""

    id: str
    prompt: Said
    options: tuple[OptionView, ...]
    steps: int | None


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A scale from 1 to `steps`, and what its ends mean."""

    steps: int
    low: Said
    high: Said


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """A challenge at a visited checkpoint.

    `id` is `checkpoint/challenge`; `worth` what a right answer gives now; `tries` the wrong
    ones so far; `earned` its points; `next_hint` None when there is no more. `options` of an
    order and `rights` of a match are shuffled. `alternative` says how to take part without a
    camera, `easier` without moving much. `again` says that an organiser gave it back.
    """

    id: str
    type: str
    prompt: Said
    note: Said | None
    options: tuple[OptionView, ...]
    rights: tuple[OptionView, ...]
    questions: tuple[QuestionView, ...]
    scale: ScaleView | None
    branches: bool
    unit: Said | None
    duration: timedelta | None
    easier: Said | None
    alternative: Said | None
    visibility: str | None
    sub_project: str | None
    media: tuple[MediaView, ...]
    points: int
    worth: int
    earned: int
    status: str
    required: bool
    skippable: bool
    tries: int
    tries_left: int | None
    hints: tuple[HintView, ...]
    next_hint: NextHintView | None
    chosen: str | None
    feedback: Said | None
    again: bool
    ends_at: datetime | None

    @property
    def hint_cost(self) -> int | None:
        """The next hint's cost; None when there is no more."""
        return self.next_hint.cost if self.next_hint else None


@dataclass(frozen=True, slots=True)
class AccessView:
    """How one gets there on wheels, and how to take part all the same."""

    step_free: StepFree
    notes: Said | None
    alternative: Said | None


@dataclass(frozen=True, slots=True)
class CheckpointView:
    """One card. A locked one has its status and, if previewed, its title: no more.

    `hours` are an event's opening times, `in_hours` whether it can be entered now.
    """

    id: str
    status: str
    role: Role
    title: Said | None
    kind: Kind = Kind.BASIC
    optional: bool = False
    address: Said | None = None
    clue: Said | None = None
    story: Said | None = None
    place: Fence | None = None
    grade: Grade | None = None
    hours: tuple[Span, ...] = ()
    in_hours: bool = True
    ways: tuple[Way, ...] = ()
    access: AccessView | None = None
    media: tuple[MediaView, ...] = ()
    challenges: tuple[ChallengeView, ...] = ()
    sub_projects: tuple[str, ...] = ()
    project_note: Said | None = None
    points: int = 0
