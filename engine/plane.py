"""Polygons in a flat plane, in metres: the only module of the engine that knows shapely.

Loaded when the first polygon is met: numpy comes with shapely, and costs every start a
fifth of a second where all fences are circles.
"""

from collections.abc import Sequence

from shapely import Point, Polygon


class Shape:
    """A ring of corners, (east, north) in metres, without holes."""

    def __init__(self, corners: Sequence[tuple[float, float]]) -> None:
        """Close the ring if it is open."""
        self._polygon = Polygon(corners)

    @property
    def is_simple(self) -> bool:
        """Whether the ring does not cross itself, and has an inside."""
        return bool(self._polygon.is_valid)

    @property
    def inside(self) -> tuple[float, float]:
        """A point that is surely inside."""
        point = self._polygon.representative_point()
        return float(point.x), float(point.y)

    def distance_to(self, east: float, north: float) -> float:
        """Metres to the edge, 0 inside."""
        return float(self._polygon.distance(Point(east, north)))
