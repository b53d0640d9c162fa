"""What stands in a booklet, in one language, before anybody thinks of pages.

Numbers are what people on foot call things by: checkpoint `3`, its first task `3.1`, an
option `3.1 B`. Ids are for the screen that takes the answers in; no page shows one.
"""

from dataclasses import dataclass
from enum import StrEnum

from engine.moments import Span
from engine.scenario.adventure import TeamSize
from engine.text import Said


class Space(StrEnum):
    """What a task leaves room for."""

    ONE = "one"
    SOME = "some"
    ORDER = "order"
    MATCH = "match"
    LINE = "line"
    LINES = "lines"
    SHARED = "shared"
    SCALE = "scale"
    DONE = "done"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Box:
    """Something to tick, to number or to join, by its letter."""

    letter: str
    id: str
    words: Said


@dataclass(frozen=True, slots=True)
class Scale:
    """From 1 to `steps`, and what the two ends mean."""

    steps: int
    low: Said | None
    high: Said | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a survey; without boxes and scale it asks for words."""

    words: Said
    boxes: tuple[Box, ...]
    scale: Scale | None


@dataclass(frozen=True, slots=True)
class Hint:
    """Help, under the name by which it is looked up, and what it costs."""

    name: str
    words: Said
    cost: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a team gets or is told: an item, a badge, words, or a sentence of the house.

    `inscription` is what stands on the thing itself, in the thing's own language.
    """

    label: str
    title: Said | None
    words: Said | None
    media: tuple[str, ...] = ()
    inscription: Said | None = None


@dataclass(frozen=True, slots=True)
class Sequel:
    """What follows only for some, under the name by which it is looked up: `3.1 B`."""

    name: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What only staff may read: the right answer, and how it is counted."""

    right: str
    points: int
    wrong_costs: int
    afterwards: Said | None


@dataclass(frozen=True, slots=True)
class Task:
    """One challenge. `applies` says for whom, `instead` how to do it otherwise."""

    number: str
    ref: str
    space: Space
    prompt: Said
    note: Said | None
    applies: str
    instead: Said | None
    unit: Said | None
    boxes: tuple[Box, ...]
    partners: tuple[Box, ...]
    scale: Scale | None
    questions: tuple[Question, ...]
    media: tuple[str, ...]
    hints: tuple[Hint, ...]
    sequels: tuple[Sequel, ...]
    minutes: int
    key: Key


@dataclass(frozen=True, slots=True)
class Stop:
    """A checkpoint. One that is not `announced` keeps its title and clue until it opens.

    `opens` says in words when one may go there, and is empty where one always may.
    """

    number: int
    id: str
    title: Said
    announced: bool
    optional: bool
    clue: Said | None
    address: Said | None
    access: Said | None
    alternative: Said | None
    opens: str
    hours: tuple[Span, ...]
    story: Said | None
    media: tuple[str, ...]
    tasks: tuple[Task, ...]
    at_once: tuple[Given, ...]
    afterwards: tuple[Given, ...]
    note: Said | None
    points: int


@dataclass(frozen=True, slots=True)
class Close:
    """One ending; `when` is empty for the one that is left when no other is."""

    title: Said
    words: Said
    when: str


@dataclass(frozen=True, slots=True)
class Booklet:
    """An adventure as it is told on paper."""

    language: str
    id: str
    title: Said
    subtitle: Said | None
    summary: Said
    line: str
    authors: tuple[str, ...]
    licence: str
    age: int
    teams: TeamSize
    distance_m: int
    minutes: tuple[int, int]
    time_limit_minutes: int
    timezone: str
    cover: str | None
    safety: Said
    season: Said | None
    fiction: Said | None
    start: Stop | None
    finish: Stop | None
    stops: tuple[Stop, ...]
    finished: str
    endings: tuple[Close, ...]
