"""The umbrella programme and the sub-projects behind the places: what was, and who says so.

No person is ever named: organisations, their sites and their offices' addresses are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from engine.moments import Windows
from engine.text import Text

Id = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]
"""A year, a month or a day, as closely as its source has it: `2016`, `2016-06-17`."""


class Source(BaseModel, frozen=True, extra="forbid"):
    """Where something is known from: a page by its title, as it calls itself."""

    id: Id
    title: Text
    url: str | None = Field(default=None, pattern=r"^https?://")


class Told(BaseModel, frozen=True, extra="forbid"):
    """One thing told, and the source that knows it."""

    text: Text
    source: Id


class Followed(Told, frozen=True):
    """What came before a project or of it, with the year or dates it is told by."""

    when: str


class Kind(StrEnum):
    """What sort of thing a project put on."""

    TRAINING = "training"
    CAMP = "camp"
    WEEK = "week"
    TRIAL = "trial"
    GROUP = "group"
    EXHIBITION = "exhibition"
    TOURNAMENT = "tournament"


class Happening(Told, frozen=True):
    """Something that a project put on, or meant to. Without dates where none was published."""

    kind: Kind
    name: Text
    begins: Day | None = None
    ends: Day | None = None


class Bond(Told, frozen=True):
    """What joins sub-projects. Written once, so that the way there has a way back."""

    between: frozenset[Id] = Field(min_length=2)


class SubProject(BaseModel, frozen=True, extra="forbid"):
    """One association's part of the programme (in Finnish: tuen siirto -hanke).

    `take_part` is in the present tense, and there only if a source still says so.
    `rests_on` are the sources of all that names none of its own.
    """

    id: Id
    name: Text
    organisation: str
    summary: Text
    story: Text
    for_whom: Text
    with_whom: Text | None = None
    begins: Day | None = None
    ends: Day | None = None
    happenings: tuple[Happening, ...] = ()
    followed: tuple[Followed, ...] = ()
    take_part: Told | None = None
    role_address: str | None = None
    site: str | None = Field(default=None, pattern=r"^https?://")
    rests_on: tuple[Id, ...] = Field(min_length=1)

    def told(self) -> Iterator[Told]:
        """Everything that names its own source, in the order of the page."""
        yield from self.happenings
        yield from self.followed
        if self.take_part:
            yield self.take_part


class Occasion(BaseModel, frozen=True, extra="forbid"):
    """A happening in town, in the times of `open` (local): event checkpoints open with it."""

    id: Id
    title: Text
    open: Windows = Field(min_length=1)
    sub_project: Id | None = None


class Programme(BaseModel, frozen=True, extra="forbid"):
    """The programme that the adventures belong to: its aim, its money, its time, its parts."""

    title: Text
    summary: Text
    story: Text
    experiments: Text
    for_whom: Text
    begins: Day
    ends: Day
    funder: Text
    money: tuple[Told, ...] = Field(min_length=1)
    applying: tuple[Told, ...] = ()
    followed: tuple[Followed, ...] = ()
    rests_on: tuple[Id, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)
    sub_projects: tuple[SubProject, ...]
    bonds: tuple[Bond, ...] = ()
    occasions: tuple[Occasion, ...] = ()

    def occasion(self, occasion_id: str) -> Occasion | None:
        """The occasion with that id."""
        return next((one for one in self.occasions if one.id == occasion_id), None)

    def sub_project(self, sub_project_id: str) -> SubProject | None:
        """The sub-project with that id."""
        found = (part for part in self.sub_projects if part.id == sub_project_id)
        return next(found, None)

    def bonds_of(self, part: SubProject) -> tuple[Bond, ...]:
        """What joins a sub-project to others."""
        return tuple(bond for bond in self.bonds if part.id in bond.between)

    def told(self) -> Iterator[Told]:
        """Everything of the umbrella itself that names its own source, as the page has it."""
        yield from (*self.money, *self.applying, *self.followed)

    def sources_of(self, part: SubProject | None = None) -> tuple[Source, ...]:
        """The sources of a sub-project's page, or of the umbrella's, as they are first used."""
        if part is None:
            told, first = [*self.told()], self.rests_on
        else:
            told, first = [*part.told(), *self.bonds_of(part)], part.rests_on
        known = {source.id: source for source in self.sources}
        used = dict.fromkeys([*first, *_cited(told)], "")
        return tuple(known[one] for one in used)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Let nothing be called twice the same, nor name what is not there."""
        parts = [part.id for part in self.sub_projects]
        for alike in (self.sub_projects, self.sources, self.occasions):
            twice = _twice(one.id for one in alike)
            _refuse(f"'{one}' is here twice: give it an id of its own" for one in twice)
        known = {source.id for source in self.sources}
        _refuse(
            f"there is no source '{one}': write it under `sources`"
            for one in sorted(set(self._every_source()) - known)
        )
        joined = [one for bond in self.bonds for one in bond.between]
        named = [*joined, *(one.sub_project for one in self.occasions if one.sub_project)]
        _refuse(f"there is no sub-project '{one}'" for one in sorted(set(named) - set(parts)))
        return self

    def _every_source(self) -> Iterator[str]:
        yield from (*self.rests_on, *_cited(self.told()), *_cited(self.bonds))
        for part in self.sub_projects:
            yield from (*part.rests_on, *_cited(part.told()))


def _cited(told: Iterable[Told]) -> Iterator[str]:
    return (one.source for one in told)


def _twice(ids: Iterable[str]) -> list[str]:
    return [one for one, times in Counter(ids).items() if times > 1]


def _refuse(problems: Iterable[str]) -> None:
    found = next(iter(problems), None)
    if found:
        raise ValueError(found)
