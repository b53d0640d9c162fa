"""One stop: where it is, how one checks in, what is told and asked there."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from engine.geo import DEFAULT_RADIUS_M, Circle, Fence, Point, Polygon
from engine.moments import Windows
from engine.scenario.challenge import Challenge
from engine.scenario.condition import Condition
from engine.scenario.effect import Effect
from engine.scenario.model import Authored, Id, Knowingly
from engine.text import Text


class Role(StrEnum):
    """A checkpoint's part in the route."""

    START = "start"
    STOP = "stop"
    FINISH = "finish"


class Kind(StrEnum):
    """Basic ones are listed, event ones open at given times, secret ones are found."""

    BASIC = "basic"
    EVENT = "event"
    SECRET = "secret"  # noqa: S105 (a kind, no password)


class Visible(StrEnum):
    """When a checkpoint stands in the list: also locked, once it opens, or once found."""

    ALWAYS = "always"
    WHEN_OPEN = "when-open"
    NEVER = "never"


class Way(StrEnum):
    """A way to check in. `here` is the player's word, and marked in the results."""

    GPS = "gps"
    QR = "qr"
    CODE = "code"
    STAFF = "staff"
    HERE = "here"


class Grade(StrEnum):
    """How well a place is known. A guessed one never opens by GPS alone."""

    SURVEYED = "surveyed"
    PUBLISHED = "published"
    DERIVED = "derived"
    GUESSED = "guessed"


class Preview(StrEnum):
    """What a team sees of a checkpoint while it is locked."""

    TITLE = "title"
    NONE = "none"


class StepFree(StrEnum):
    """Whether wheels get there. Unknown is an honest answer."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Place(Authored):
    """A circle (`at`, `radius_m`) or a `polygon`, and how well it is known.

    `accuracy_m` is the doubt of the coordinate itself; `checked` the day someone stood there.
    """

    at: Point | None = None
    radius_m: float = Field(default=DEFAULT_RADIUS_M, ge=5, le=500)
    polygon: tuple[Point, ...] | None = None
    grade: Grade
    accuracy_m: float = Field(ge=0, le=5000)
    source: str
    checked: date | None = None

    @cached_property
    def fence(self) -> Fence:
        """The ground that counts."""
        if self.polygon is not None:
            return Polygon(polygon=self.polygon)
        if self.at is None:
            message = "a place without a point cannot exist"
            raise AssertionError(message)
        return Circle(at=self.at, radius_m=self.radius_m)

    @model_validator(mode="after")
    def _is_one_shape(self) -> Self:
        if (self.at is None) == (self.polygon is None):
            message = "give either `at` with a radius, or a `polygon`"
            raise ValueError(message)
        if self.polygon is not None:
            Polygon(polygon=self.polygon)
        return self


class Access(Authored):
    """How one gets there on wheels, and how to take part without getting there.

    `opening_hours` is OpenStreetMap's notation, `slope` in per cent.
    """

    step_free: StepFree = StepFree.UNKNOWN
    surface: Literal["paved", "gravel", "grass", "stones", "boards"] | None = None
    slope: float | None = Field(default=None, ge=0, le=60)
    lit: bool | None = None
    indoor: bool = False
    opening_hours: str | None = None
    bench: bool | None = None
    toilet: bool | None = None
    notes: Text | None = None
    alternative: Text | None = None


class Checkpoint(Authored):
    """One stop of an adventure. `clue` leads there, `story` is told after the check-in.

    An event checkpoint is open in the times of `open` (local), or of the programme's
    `occasion`, which are put into `open` when the folder is read. `host` is private.
    """

    id: Id
    role: Role = Role.STOP
    kind: Kind = Kind.BASIC
    title: Text
    address: Text | None = None
    place: Place | None = None
    checkin: tuple[Way, ...] = Field(min_length=1)
    access: Access = Access()
    clue: Text | None = None
    story: Text | None = None
    visible: Visible | None = None
    preview: Preview = Preview.TITLE
    open: Windows = ()
    occasion: Id | None = None
    unlock: Condition | None = None
    optional: bool = False
    epoch: int = Field(default=1, ge=1)
    points: int = Field(default=0, ge=0, le=1000)
    on_visit: tuple[Effect, ...] = ()
    on_done: tuple[Effect, ...] = ()
    media: tuple[Id, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    sub_projects: tuple[Id, ...] = ()
    project_note: Text | None = None
    host: str | None = None
    knowingly: tuple[Knowingly, ...] = ()

    @property
    def shown(self) -> Visible:
        """When it stands in the list: as written, else by its kind."""
        never = self.kind is Kind.SECRET
        return self.visible or (Visible.NEVER if never else Visible.ALWAYS)

    @property
    def is_secret(self) -> bool:
        """Whether it is found rather than listed."""
        return self.shown is Visible.NEVER

    def challenge(self, challenge_id: str) -> Challenge | None:
        """The challenge with that id within this checkpoint."""
        return next((asked for asked in self.challenges if asked.id == challenge_id), None)

    @model_validator(mode="before")
    @classmethod
    def _stays_beside_the_way(cls, raw: object) -> object:
        """Make event and secret checkpoints optional."""
        if not isinstance(raw, dict):
            return raw
        written: dict[str, object] = dict(raw)
        kind = written.get("kind")
        if isinstance(kind, str) and kind in {Kind.EVENT, Kind.SECRET}:
            written = {"optional": True} | written
        return written

    @model_validator(mode="after")
    def _can_be_entered(self) -> Self:
        if Way.GPS in self.checkin and self.place is None:
            message = "give a place, or take gps out of checkin"
            raise ValueError(message)
        guessed = self.place is not None and self.place.grade is Grade.GUESSED
        if guessed and set(self.checkin) <= {Way.GPS}:
            message = "a guessed place needs another way in: add qr, code or here to checkin"
            raise ValueError(message)
        ids = [asked.id for asked in self.challenges]
        if len(set(ids)) < len(ids):
            message = "give every challenge an id of its own"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> Self:
        if self.kind is not Kind.BASIC and (not self.optional or self.role is not Role.STOP):
            message = "an event or a secret is an optional stop: nothing may need it"
            raise ValueError(message)
        if self.kind is Kind.EVENT and not self.open and self.occasion is None:
            message = "say when it is open: `open: [from, to]` or `occasion: id`"
            raise ValueError(message)
        if self.kind is not Kind.EVENT and (self.open or self.occasion):
            message = "only event checkpoints have opening times: add `kind: event`"
            raise ValueError(message)
        if any(begins >= ends for begins, ends in self.open):
            message = "it closes before it opens: write `open: [from, to]`"
            raise ValueError(message)
        return self
