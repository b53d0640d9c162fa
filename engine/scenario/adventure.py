"""The whole that an author wrote."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from engine.geo import Point
from engine.moments import Span, Zone, spans
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Role
from engine.scenario.condition import Condition
from engine.scenario.effect import Effect
from engine.scenario.media import Media
from engine.scenario.model import Authored, Id, Knowingly
from engine.scenario.route import (
    Route,
    finish_condition,
    in_order,
    rotating_stops,
    unlock_conditions,
)
from engine.scenario.timing import conditions_at, is_timed, reads_a_clock
from engine.scenario.triggers import Trigger, triggers_of
from engine.text import Language, Said, Text

SHARE = r"^(>=|<=) ?(0(\.[0-9]+)?|1(\.0+)?)$"


class Area(Authored):
    """A box in degrees that all places lie in."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in the box."""
        return self.south <= point.lat <= self.north and self.west <= point.lon <= self.east


class TeamSize(Authored):
    """How many play together on one run."""

    min: int = Field(default=1, ge=1)
    max: int = Field(default=8, ge=1, le=100)


class Item(Authored):
    """Something a team carries and can look at.

    `inscription` is what is written on the thing itself, and stays in the language it is in;
    `text` tells of it, and translates it.
    """

    id: Id
    title: Text
    inscription: Text | None = None
    text: Text | None = None
    media: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _can_be_looked_at(self) -> Self:
        if self.text is None and self.inscription is None:
            message = "say what it is: write `text`, or `inscription` for the words on it"
            raise ValueError(message)
        return self


class Badge(Authored):
    """Something to be proud of."""

    id: Id
    title: Text
    text: Text


class Expect(Authored):
    """What the simulation must find, so that a change that breaks the walk is seen.

    `minutes` and `score` bound the median; shares are written `">= 0.8"`: `finish` of those
    who set out, `ending` of every single ending among those who finish.
    """

    minutes: tuple[int, int] | None = None
    score: tuple[int, int] | None = None
    finish: str | None = Field(default=None, pattern=SHARE)
    ending: str | None = Field(default=None, pattern=SHARE)


class Ending(Authored):
    """One way the story ends; without `when` it is the default, and stands last."""

    id: Id
    title: Text
    text: Text
    when: Condition | None = None


class Track(NamedTuple):
    """The route mode spelt out for one track: what opens a checkpoint, by its id."""

    unlocks: Mapping[str, Condition]
    order: tuple[Checkpoint, ...]


class Adventure(Authored):
    """An adventure in full. `line` is the colour of its signs: a brick, b lake.

    `distance_m` is walked metres of the longest plain way, `minutes` from quick to slow;
    `cover` is the picture that stands for it before the start. `beeline: false` keeps phones
    from showing how far and which way a place lies, where a straight line crosses rails.
    """

    format: Literal["seikkailu/1"]
    id: Id
    title: Text
    subtitle: Text | None = None
    summary: Text
    languages: tuple[Language, ...] = Field(min_length=1)
    fallback: tuple[Language, ...] = ()
    line: Literal["a", "b"] = "a"
    authors: tuple[str, ...] = Field(min_length=1)
    licence: str
    age: int = Field(ge=0, le=99)
    area: Area
    timezone: Zone = "Europe/Helsinki"
    season: Text | None = None
    teams: TeamSize = TeamSize()
    integrity: Literal["relaxed", "competitive"] = "relaxed"
    safety: Text
    fiction: Text | None = None
    distance_m: int = Field(ge=0)
    minutes: tuple[int, int]
    route: Route
    items: tuple[Item, ...] = ()
    badges: tuple[Badge, ...] = ()
    endings: tuple[Ending, ...] = ()
    media: tuple[Media, ...] = ()
    cover: Id | None = None
    beeline: bool = True
    expect: Expect | None = None
    knowingly: tuple[Knowingly, ...] = ()
    checkpoints: tuple[Checkpoint, ...] = Field(min_length=1)

    @cached_property
    def tracks(self) -> int:
        """How many tracks there are to be spread over; 1 where nothing rotates."""
        return max(1, len(self.rotating))

    @cached_property
    def rotating(self) -> frozenset[str]:
        """The checkpoints that change places from track to track."""
        return frozenset(rotating_stops(self.route, self.checkpoints))

    @cached_property
    def _tracks(self) -> tuple[Track, ...]:
        return tuple(
            Track(
                unlock_conditions(self.route, self.checkpoints, track),
                in_order(self.route, self.checkpoints, track),
            )
            for track in range(self.tracks)
        )

    def track(self, number: int) -> Track:
        """What opens each checkpoint and in which order they come, for team `number`."""
        return self._tracks[number % self.tracks]

    @cached_property
    def opening_times(self) -> Mapping[str, tuple[Span, ...]]:
        """When each event checkpoint is open, UTC, by its id."""
        return {
            stop.id: spans(stop.open, self.timezone) for stop in self.checkpoints if stop.open
        }

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """Every effect, with the fact that triggers it."""
        return triggers_of(self.checkpoints)

    @cached_property
    def _effects(self) -> dict[str, Effect]:
        return {trigger.by: trigger.effect for trigger in self.triggers}

    def effect(self, by: str) -> Effect | None:
        """The effect that fires under that name."""
        return self._effects.get(by)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that is written in it."""
        ends = (ending.when for ending in self.endings if ending.when is not None)
        last = (self.route.finish_when,) if self.route.finish_when else ()
        return (
            *(one for stop in self.checkpoints for one in conditions_at(stop)),
            *ends,
            *last,
        )

    @cached_property
    def timed(self) -> bool:
        """Whether time alone can change anything: limits, timers, opening times, clocks."""
        return self.clocked or any(stop.open for stop in self.checkpoints)

    @cached_property
    def clocked(self) -> bool:
        """Whether time changes more than which checkpoints are within their opening times."""
        asked = (challenge for stop in self.checkpoints for challenge in stop.challenges)
        timers = (by for by in self._effects if by.startswith("ran-out "))
        return (
            self.route.time_limit is not None
            or any(timers)
            or any(map(is_timed, asked))
            or any(map(reads_a_clock, self.conditions))
        )

    @cached_property
    def finish_when(self) -> Condition:
        """What ends a run of an adventure that has no finish checkpoint."""
        return finish_condition(self.route, self.checkpoints)

    @cached_property
    def start(self) -> Checkpoint | None:
        """The checkpoint where the clock begins, if there is one."""
        return next((stop for stop in self.checkpoints if stop.role is Role.START), None)

    @cached_property
    def finish(self) -> Checkpoint | None:
        """The checkpoint that finishes a run when done, if there is one."""
        return next((stop for stop in self.checkpoints if stop.role is Role.FINISH), None)

    @cached_property
    def listed(self) -> tuple[Checkpoint, ...]:
        """The checkpoints that may be known of and counted: all but those that are found."""
        return tuple(stop for stop in self.checkpoints if not stop.is_secret)

    @cached_property
    def _by_id(self) -> dict[str, Checkpoint]:
        return {stop.id: stop for stop in self.checkpoints}

    def checkpoint(self, checkpoint_id: str) -> Checkpoint | None:
        """The checkpoint with that id."""
        return self._by_id.get(checkpoint_id)

    def challenge(self, ref: str) -> Challenge | None:
        """The challenge written `checkpoint/challenge`."""
        checkpoint_id, _, challenge_id = ref.partition("/")
        stop = self.checkpoint(checkpoint_id)
        return stop.challenge(challenge_id) if stop else None

    def item(self, item_id: str) -> Item | None:
        """The item with that id."""
        return next((item for item in self.items if item.id == item_id), None)

    def ending(self, ending_id: str) -> Ending | None:
        """The ending with that id."""
        return next((ending for ending in self.endings if ending.id == ending_id), None)

    def badge(self, badge_id: str) -> Badge | None:
        """The badge with that id."""
        return next((badge for badge in self.badges if badge.id == badge_id), None)

    def medium(self, media_id: str) -> Media | None:
        """The picture or sound with that id."""
        return next((one for one in self.media if one.id == media_id), None)

    def said(self, text: Text, language: str) -> Said:
        """A text of this adventure for a reader, by its fall-back list."""
        return text.said(language, self.fallback)

    @model_validator(mode="after")
    def _has_one_start_and_finish(self) -> Self:
        for role in (Role.START, Role.FINISH):
            if sum(stop.role is role for stop in self.checkpoints) > 1:
                message = "only one checkpoint can be the start, and only one the finish"
                raise ValueError(message)
        if self.route.on_timeout == "go-to-finish" and self.finish is None:
            message = "on_timeout: go-to-finish needs a checkpoint with `role: finish`"
            raise ValueError(message)
        defaults = [number for number, end in enumerate(self.endings) if end.when is None]
        if self.endings and defaults != [len(self.endings) - 1]:
            message = "the last ending, and only that, goes without `when`: it is the default"
            raise ValueError(message)
        return self
