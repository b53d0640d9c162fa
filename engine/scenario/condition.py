"""When something opens: positive conditions over facts that only grow.

Each condition has exactly one verb. Since a fact once written is never withdrawn, a
condition that holds goes on holding, and two phones that were offline agree in the end.
What is written under `advanced` may stop holding: it costs the author the simple proof.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, Tag

from engine.moments import ClockTime, Duration
from engine.scenario.model import Authored, Id
from engine.scenario.verb import by_verb

AccessNeed = Literal["no-stairs", "no-camera", "no-gps", "quiet"]
"""What a team says at the start that it needs."""


class AllOf(Authored):
    """Every one of these holds; an empty list always does."""

    all: tuple["Condition", ...]


class AnyOf(Authored):
    """One of these holds, or more."""

    any: tuple["Condition", ...] = Field(min_length=1)


class AtLeast(Authored):
    """At least so many of these hold."""

    at_least: int = Field(ge=1)
    of: tuple["Condition", ...] = Field(min_length=1)


class Visited(Authored):
    """The team has checked in at a checkpoint."""

    visited: str


class Done(Authored):
    """A checkpoint, or a challenge written `checkpoint/challenge`, is done."""

    done: str


class Solved(Authored):
    """A challenge, written `checkpoint/challenge`, is solved."""

    solved: str


class Chose(Authored):
    """An option, written `checkpoint/challenge.option`, was what solved its challenge."""

    chose: str


class Has(Authored):
    """The bag holds at least `count` of an item."""

    has: Id
    count: int = Field(default=1, ge=1, le=999)


class Flag(Authored):
    """An effect has set this flag."""

    flag: Id


class ScoreAtLeast(Authored):
    """So many points of challenges, visits and effects; what organisers change is left out."""

    score_at_least: int = Field(ge=0)


class TeamSizeAtLeast(Authored):
    """So many play together. Fixed at the start."""

    team_size_at_least: int = Field(ge=1)


class ElapsedAtLeast(Authored):
    """So long on the run's clock, which stands still in a pause."""

    elapsed_at_least: Duration


class InLanguage(Authored):
    """The team started in this language. Fixed at the start."""

    language: str


class NeedsAccess(Authored):
    """The team said at the start that it needs this. Fixed at the start."""

    access: AccessNeed


class OnTrack(Authored):
    """The team walks this track, counted from 0. Fixed at the start."""

    track: int = Field(ge=0)


class InBracket(Authored):
    """The team plays in this bracket of the game. Fixed at the start."""

    bracket: Id


class Not(Authored):
    """Something does not hold."""

    model_config = ConfigDict(validate_by_name=True, serialize_by_alias=True)

    not_: "Condition" = Field(alias="not")


class Before(Authored):
    """Less than so long on the run's clock."""

    before: Duration


class Between(Authored):
    """A time of day in the adventure's zone: from, until; may lie around midnight."""

    between: tuple[ClockTime, ClockTime]


ADVANCED_VERBS = ("not", "before", "between")


class Advanced(Authored):
    """A rule that may stop holding."""

    advanced: Annotated[
        Annotated[Not, Tag("not")]
        | Annotated[Before, Tag("before")]
        | Annotated[Between, Tag("between")],
        by_verb(ADVANCED_VERBS),
    ]


VERBS = (
    *("all", "any", "at_least", "visited", "done", "solved", "chose", "has", "flag"),
    *("score_at_least", "team_size_at_least", "elapsed_at_least"),
    *("language", "access", "track", "bracket", "advanced"),
)


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[Visited, Tag("visited")]
    | Annotated[Done, Tag("done")]
    | Annotated[Solved, Tag("solved")]
    | Annotated[Chose, Tag("chose")]
    | Annotated[Has, Tag("has")]
    | Annotated[Flag, Tag("flag")]
    | Annotated[ScoreAtLeast, Tag("score_at_least")]
    | Annotated[TeamSizeAtLeast, Tag("team_size_at_least")]
    | Annotated[ElapsedAtLeast, Tag("elapsed_at_least")]
    | Annotated[InLanguage, Tag("language")]
    | Annotated[NeedsAccess, Tag("access")]
    | Annotated[OnTrack, Tag("track")]
    | Annotated[InBracket, Tag("bracket")]
    | Annotated[Advanced, Tag("advanced")],
    by_verb(VERBS),
]

ALWAYS = AllOf(all=())

FIXED_AT_START = (TeamSizeAtLeast, InLanguage, NeedsAccess, OnTrack, InBracket)

for model in (AllOf, AnyOf, AtLeast, Not, Advanced):
    model.model_rebuild()


def parts(condition: Condition) -> Iterator[Condition]:
    """A condition and all that stands inside it."""
    yield condition
    for one in inside(condition):
        yield from parts(one)


def inside(condition: Condition) -> tuple[Condition, ...]:
    """What a condition is put together from."""
    match condition:
        case AllOf():
            return condition.all
        case AnyOf():
            return condition.any
        case AtLeast():
            return condition.of
        case Advanced(advanced=Not() as rule):
            return (rule.not_,)
        case _:
            return ()


def is_fixed(condition: Condition) -> bool:
    """Whether the start alone decides it: such a condition never changes during a run."""
    return all(
        bool(inside(one)) or isinstance(one, (*FIXED_AT_START, AllOf))
        for one in parts(condition)
    )


def is_advanced(condition: Condition) -> bool:
    """Whether it may stop holding."""
    return any(isinstance(one, Advanced) for one in parts(condition)) and not is_fixed(
        condition
    )
