"""What happens besides: each effect fires once for the fact that triggers it."""

from typing import Annotated

from pydantic import Field, Tag

from engine.moments import Duration
from engine.scenario.model import Authored, Id
from engine.scenario.verb import by_verb
from engine.text import Text


class Give(Authored):
    """Put an item in the team's bag."""

    give: Id
    count: int = Field(default=1, ge=1, le=99)


class Points(Authored):
    """Add points, never fewer than none: the score only grows."""

    points: int = Field(ge=0, le=1000)


class SetFlag(Authored):
    """Set a flag, which conditions can ask for."""

    set: Id


class Show(Authored):
    """Tell the team something."""

    show: Text


class Open(Authored):
    """Open a checkpoint, whatever its own condition says."""

    open: Id


class Badge(Authored):
    """Give a badge."""

    badge: Id


class End(Authored):
    """Finish the run with this ending."""

    end: Id


class Take(Authored):
    """Take an item out of the bag, as many as there are."""

    take: Id
    count: int = Field(default=1, ge=1, le=99)


class Lock(Authored):
    """Close a checkpoint to a team that has not been there."""

    lock: Id


class Timer(Authored):
    """Start a timer; `then` follows when it has run out on the run's clock."""

    timer: Duration
    then: tuple["Effect", ...] = Field(min_length=1)


ADVANCED_VERBS = ("take", "lock", "timer")


class Advanced(Authored):
    """An effect that takes something away, or comes later: it costs the simple proof."""

    advanced: Annotated[
        Annotated[Take, Tag("take")]
        | Annotated[Lock, Tag("lock")]
        | Annotated[Timer, Tag("timer")],
        by_verb(ADVANCED_VERBS),
    ]


VERBS = ("give", "points", "set", "show", "open", "badge", "end", "advanced")


Effect = Annotated[
    Annotated[Give, Tag("give")]
    | Annotated[Points, Tag("points")]
    | Annotated[SetFlag, Tag("set")]
    | Annotated[Show, Tag("show")]
    | Annotated[Open, Tag("open")]
    | Annotated[Badge, Tag("badge")]
    | Annotated[End, Tag("end")]
    | Annotated[Advanced, Tag("advanced")],
    by_verb(VERBS),
]

Timer.model_rebuild()
Advanced.model_rebuild()
