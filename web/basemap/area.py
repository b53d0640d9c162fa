"""The ground that a map has to cover: around every adventure, and a little more."""

import math
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from engine.geo import Circle, Fence, Point
from engine.scenario.adventure import Adventure
from web.basemap.trouble import BadMap

MARGIN_M: Final = 500.0
"""How far beyond its places a team may look for its way."""

WIDEST_M: Final = 25_000.0
METRES_A_DEGREE: Final = 111_320.0


class Box(NamedTuple):
    """A piece of ground between two parallels and two meridians, in degrees."""

    south: float
    west: float
    north: float
    east: float


class Area(NamedTuple):
    """The boxes of all adventures; those that touch are one."""

    boxes: tuple[Box, ...]

    @property
    def shape(self) -> BaseGeometry:
        """All of it, in degrees, lon before lat."""
        return shapely.union_all(
            [shapely.box(b.west, b.south, b.east, b.north) for b in self.boxes]
        )


def area_of(adventures: Iterable[Adventure]) -> Area:
    """The ground around adventures. Raises BadMap."""
    boxes = [
        _box(adventure.id, points) for adventure in adventures if (points := _points(adventure))
    ]
    if not boxes:
        message = "no adventure has a place on the map: there is nothing to draw streets around"
        raise BadMap(message)
    merged = shapely.get_parts(Area(tuple(boxes)).shape)
    return Area(
        tuple(
            Box(south, west, north, east) for west, south, east, north in map(_bounds, merged)
        )
    )


def _bounds(shape: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = (round(float(one), 5) for one in shape.bounds)
    return west, south, east, north


def _points(adventure: Adventure) -> list[Point]:
    places = (stop.place for stop in adventure.checkpoints)
    return [point for place in places if place for point in _corners(place.fence)]


def _corners(fence: Fence) -> Iterator[Point]:
    if isinstance(fence, Circle):
        yield fence.at
    else:
        yield from fence.polygon


def _box(adventure_id: str, points: list[Point]) -> Box:
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    up = MARGIN_M / METRES_A_DEGREE
    across = up / math.cos(math.radians(max(map(abs, lats))))
    box = Box(min(lats) - up, min(lons) - across, max(lats) + up, max(lons) + across)
    if (
        max(box.north - box.south, (box.east - box.west) * up / across)
        > WIDEST_M / METRES_A_DEGREE
    ):
        message = (
            f"{adventure_id} is more than {WIDEST_M / 1000:g} km wide: too much for one map"
        )
        raise BadMap(message)
    return box
