"""Places on the ground, and whether a phone may be there.

The only module that knows geopy or (lon, lat) order (shapely is behind `engine.plane`);
everywhere else a place is lat, lon in degrees (WGS84) and a length is metres. Up to five
kilometres the ground is flat: six lines on the WGS84 radii of curvature at the mean
latitude, the same six lines that the phone runs (geopy's geodesic is their oracle in the
tests: 0.0001 m apart within two kilometres). Longer ways and the bearings of whole legs go
through geopy.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, Self

from pydantic import BaseModel, Field, model_validator

EQUATOR_M = 6378137.0
ECCENTRICITY_2 = 0.00669437999014132
FLAT_UNTIL_M = 5_000.0

DEFAULT_RADIUS_M = 35.0
CREDIT_AT_MOST_M = 25.0
"""Half of a fix's own accuracy, up to this, is the player's benefit of the doubt."""
COARSE_OVER_M = 60.0
STALE_OVER_S = 30.0


class Point(BaseModel, frozen=True, extra="forbid"):
    """A spot on the ground, WGS84 degrees."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a phone thinks it is. Never kept: judged once, and forgotten.

    `accuracy_m` is the browser's 95 % radius, `age_s` the phone's own measure of how old
    the fix was when the player checked in.
    """

    at: Point
    accuracy_m: float
    age_s: float


class Circle(BaseModel, frozen=True, extra="forbid"):
    """A round fence: everything within `radius_m` of a point."""

    at: Point
    radius_m: float = Field(default=DEFAULT_RADIUS_M, ge=5, le=500)

    @property
    def centre(self) -> Point:
        """The point that distances are told from."""
        return self.at

    def distance_m(self, here: Point) -> float:
        """Metres to the centre."""
        return distance_m(here, self.at)


class Ring(Protocol):
    """A polygon in the plane, metres east and north of its first corner."""

    @property
    def is_simple(self) -> bool: ...  # noqa: D102 (as in `engine.plane.Shape`)
    @property
    def inside(self) -> tuple[float, float]: ...  # noqa: D102
    def distance_to(self, east: float, north: float) -> float: ...  # noqa: D102


class Polygon(BaseModel, frozen=True, extra="forbid"):
    """A fence along corners, one ring without holes; `radius_m` is 0.

    Corners may be closed or open; a ring that crosses itself is refused.
    """

    polygon: tuple[Point, ...] = Field(min_length=3, max_length=200)

    @model_validator(mode="after")
    def _is_one_piece_of_ground(self) -> Self:
        if not self._shape().is_simple:
            message = "the edge crosses itself: list the corners in walking order"
            raise ValueError(message)
        return self

    @property
    def radius_m(self) -> float:
        """A polygon has no circle around it: its edge is the limit."""
        return 0.0

    @property
    def centre(self) -> Point:
        """A point that is surely inside."""
        return _from_plane(self.polygon[0], *self._shape().inside)

    def distance_m(self, here: Point) -> float:
        """Metres to the nearest edge, 0 inside."""
        x, y = _to_plane(self.polygon[0], here)
        return round(self._shape().distance_to(x, y), 2)

    def _shape(self) -> Ring:
        return _drawn(self.polygon)


@lru_cache(maxsize=512)
def _drawn(corners: tuple[Point, ...]) -> Ring:
    from engine.plane import Shape  # noqa: PLC0415 (numpy comes with it, see there)

    return Shape([_to_plane(corners[0], corner) for corner in corners])


Fence = Circle | Polygon


def distance_m(a: Point, b: Point) -> float:
    """Metres between two points, rounded to a centimetre."""
    x, y = _to_plane(a, b)
    flat = math.hypot(x, y)
    if flat <= FLAT_UNTIL_M:
        return round(flat, 2)
    from geopy.distance import geodesic  # noqa: PLC0415 (with it come all its geocoders)

    far: float = geodesic((a.lat, a.lon), (b.lat, b.lon)).m
    return round(far, 2)


def bearing_deg(a: Point, b: Point) -> float:
    """Initial direction from a to b, degrees clockwise from north, 0 up to 360."""
    from geopy.distance import Geodesic  # noqa: PLC0415 (as above)

    inverse = Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon)
    return float(inverse["azi1"]) % 360


def credit_m(accuracy_m: float) -> float:
    """How much of a fix's own doubt is counted in the player's favour."""
    return min(accuracy_m, CREDIT_AT_MOST_M) / 2


def admits(fence: Fence, fix: Fix) -> bool:
    """Say whether a fresh, fine enough fix counts as being in the fence."""
    return reaches(fence, fence.distance_m(fix.at), fix.accuracy_m)


def reaches(fence: Fence, away_m: float, accuracy_m: float) -> bool:
    """Say so of a fix whose distance is known already."""
    return away_m - credit_m(accuracy_m) <= fence.radius_m


def bucket_m(metres: float) -> int:
    """Round a length up to ten metres: what may be kept of it, and what is said."""
    return math.ceil(metres / 10) * 10


def _to_plane(origin: Point, there: Point) -> tuple[float, float]:
    """East and north of `origin` in metres."""
    mean = math.radians((origin.lat + there.lat) / 2)
    w = 1 - ECCENTRICITY_2 * math.sin(mean) ** 2
    meridian = EQUATOR_M * (1 - ECCENTRICITY_2) / w**1.5
    normal = EQUATOR_M / math.sqrt(w)
    east = normal * math.cos(mean) * math.radians(there.lon - origin.lon)
    return east, meridian * math.radians(there.lat - origin.lat)


def _from_plane(origin: Point, east: float, north: float) -> Point:
    """Invert `_to_plane`: two rounds settle the mean latitude to far below a millimetre."""
    lat, lon = origin.lat, origin.lon
    for _ in range(3):
        x, y = _to_plane(origin, Point(lat=lat, lon=lon))
        step_x, step_y = _to_plane(
            Point(lat=lat, lon=lon), Point(lat=lat + 1e-3, lon=lon + 1e-3)
        )
        lat += 1e-3 * (north - y) / step_y
        lon += 1e-3 * (east - x) / step_x
    return Point(lat=lat, lon=lon)
