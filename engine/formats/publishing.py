"""What of an adventure other programs may get to know."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.geo import Point
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True)
class Shown:
    """One checkpoint in one language: how to find it, never what is told or asked there.

    `corners` of a polygon, whose `at` is a point surely inside; `radius_m` of a circle.
    """

    id: str
    name: str
    description: str
    address: str
    at: Point | None
    corners: tuple[Point, ...]
    radius_m: float | None


def shown(adventure: Adventure, language: str, *, secret: bool) -> tuple[Shown, ...]:
    """The checkpoints in the order of the route; secret ones only when asked for."""
    return tuple(
        _shown(adventure, stop, language) for stop in admitted(adventure, secret=secret)
    )


def admitted(adventure: Adventure, *, secret: bool) -> Iterator[Checkpoint]:
    """The checkpoints that may be exported."""
    return (stop for stop in adventure.checkpoints if secret or not stop.is_secret)


def _shown(adventure: Adventure, stop: Checkpoint, language: str) -> Shown:
    place = stop.place
    corners = (place.polygon or ()) if place else ()
    return Shown(
        id=stop.id,
        name=adventure.said(stop.title, language),
        description=adventure.said(stop.clue, language) if stop.clue else "",
        address=adventure.said(stop.address, language) if stop.address else "",
        at=place.fence.centre if place else None,
        corners=corners,
        radius_m=place.radius_m if place and not corners else None,
    )
