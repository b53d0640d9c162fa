"""The ground under an adventure: its places in a flat plane, metres east and north.

Good to a few centimetres over a town: a degree's length is measured at the middle of all
places by `engine.geo`, which alone knows the shape of the earth.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from engine.geo import CREDIT_AT_MOST_M, Fence, Point, Polygon, distance_m
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Place

_STEP_DEG = 0.01
OF_95_PERCENT = math.sqrt(-2 * math.log(0.05))
OF_68_PERCENT = math.sqrt(-2 * math.log(0.32))
"""How many deviations of one axis a circle around a two-dimensional bell curve is wide."""


class Spot(NamedTuple):
    """Where somebody or something is, metres east and north of the middle."""

    east: float
    north: float

    def away(self, other: "Spot") -> float:
        """Metres to another spot, as the crow flies."""
        return math.hypot(self.east - other.east, self.north - other.north)

    def towards(self, other: "Spot", metres: float) -> "Spot":
        """The spot so much nearer to another; never beyond it."""
        far = self.away(other)
        if far <= metres:
            return other
        share = metres / far
        return Spot(
            self.east + share * (other.east - self.east),
            self.north + share * (other.north - self.north),
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """An adventure's places by checkpoint id; what opens by code alone may have none.

    `doubts_m` is the 95 % radius around a centre in which the real thing stands; no fix counts
    that lies farther from the centre than `reaches_m`.
    """

    middle: Point
    lat_m: float
    lon_m: float
    centres: Mapping[str, Spot]
    fences: Mapping[str, Fence]
    doubts_m: Mapping[str, float]
    reaches_m: Mapping[str, float]

    def spot(self, point: Point) -> Spot:
        """A point in metres."""
        return Spot(
            (point.lon - self.middle.lon) * self.lon_m,
            (point.lat - self.middle.lat) * self.lat_m,
        )

    def point(self, spot: Spot) -> Point:
        """A spot in degrees."""
        return Point(
            lat=self.middle.lat + spot.north / self.lat_m,
            lon=self.middle.lon + spot.east / self.lon_m,
        )


def ground_of(adventure: Adventure) -> Ground:
    """Lay an adventure's places out."""
    placed = [(stop, stop.place) for stop in adventure.checkpoints if stop.place is not None]
    fences = {stop.id: place.fence for stop, place in placed}
    points = {name: fence.centre for name, fence in fences.items()}
    middle = _middle(adventure, points)
    lat_m = distance_m(middle, Point(lat=middle.lat - _STEP_DEG, lon=middle.lon)) / _STEP_DEG
    lon_m = distance_m(middle, Point(lat=middle.lat, lon=middle.lon - _STEP_DEG)) / _STEP_DEG
    centres = {
        name: Spot((at.lon - middle.lon) * lon_m, (at.lat - middle.lat) * lat_m)
        for name, at in points.items()
    }
    reaches_m = {name: _reach_m(fence) for name, fence in fences.items()}
    return Ground(middle, lat_m, lon_m, centres, fences, _doubts(placed), reaches_m)


def _middle(adventure: Adventure, points: Mapping[str, Point]) -> Point:
    if not points:
        area = adventure.area
        return Point(lat=(area.south + area.north) / 2, lon=(area.west + area.east) / 2)
    lat = sum(at.lat for at in points.values()) / len(points)
    return Point(lat=lat, lon=sum(at.lon for at in points.values()) / len(points))


def _reach_m(fence: Fence) -> float:
    """A circle's radius or a polygon's farthest corner, with the credit and room to spare."""
    corners = fence.polygon if isinstance(fence, Polygon) else ()
    far_m = max((distance_m(fence.centre, corner) for corner in corners), default=0.0)
    return max(fence.radius_m, far_m) + CREDIT_AT_MOST_M


def _doubts(placed: list[tuple[Checkpoint, Place]]) -> Mapping[str, float]:
    return {stop.id: place.accuracy_m for stop, place in placed}
