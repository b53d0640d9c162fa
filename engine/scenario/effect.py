"""What happens besides: each effect fires once for the fact that triggers it."""

from typing import Annotated

from pydantic import Field, Tag

from engine.scenario.model import Authored, Id
from engine.scenario.verb import by_verb


class Give(Authored):
    """Put an item in the team's bag."""

    give: Id
    count: int = Field(default=1, ge=1, le=99)


class Points(Authored):
    """Add points, never fewer than none: the score only grows."""

    points: int = Field(ge=0, le=1000)


VERBS = ("give", "points")


Effect = Annotated[
    Annotated[Give, Tag("give")] | Annotated[Points, Tag("points")],
    by_verb(VERBS),
]
