"""When something opens: positive conditions over facts that only grow.

Each condition has exactly one verb. Since a fact once written is never withdrawn, a
condition that holds goes on holding, and two phones that were offline agree in the end.
"""

from typing import Annotated

from pydantic import Field, Tag

from engine.scenario.model import Authored
from engine.scenario.verb import by_verb


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


VERBS = ("all", "any", "at_least", "visited", "done", "solved")


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[Visited, Tag("visited")]
    | Annotated[Done, Tag("done")]
    | Annotated[Solved, Tag("solved")],
    by_verb(VERBS),
]

ALWAYS = AllOf(all=())

AllOf.model_rebuild()
AnyOf.model_rebuild()
AtLeast.model_rebuild()
