"""What of a map a phone draws: kinds, by OpenStreetMap's tags."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, get_args

from shapely.geometry.base import BaseGeometry

Line = Literal["road", "street", "path", "rail", "stream"]
Ground = Literal["lake", "park", "square", "building"]
Kind = Line | Ground

LINES: Final[tuple[Line, ...]] = get_args(Line)
GROUNDS: Final[tuple[Ground, ...]] = get_args(Ground)

_HIGHWAYS: Final[Mapping[str, Line]] = {
    **dict.fromkeys(("motorway", "trunk", "primary", "secondary", "tertiary"), "road"),
    **dict.fromkeys(("residential", "unclassified", "living_street", "pedestrian"), "street"),
    **dict.fromkeys(("footway", "path", "cycleway", "steps", "track", "service"), "path"),
}
_CLUTTER: Final = (
    ("service", {"driveway", "parking_aisle", "yard", "spur", "siding", "crossover"}),
    ("footway", {"sidewalk", "crossing", "traffic_island"}),
)
"""Drawn at a phone's scale these only blur what one walks by."""

_GROUNDS: Final[tuple[tuple[str, frozenset[str], Ground], ...]] = (
    ("natural", frozenset({"water"}), "lake"),
    ("waterway", frozenset({"riverbank", "dock"}), "lake"),
    ("landuse", frozenset({"reservoir", "basin"}), "lake"),
    ("leisure", frozenset({"park", "garden", "playground", "nature_reserve"}), "park"),
    (
        "landuse",
        frozenset({"forest", "cemetery", "recreation_ground", "village_green"}),
        "park",
    ),
    ("natural", frozenset({"wood"}), "park"),
    ("place", frozenset({"square"}), "square"),
)


class Thing(NamedTuple):
    """Something of a map: its shape in degrees, lon before lat."""

    kind: Kind
    name: str | None
    shape: BaseGeometry


def line_of(tags: Mapping[str, str]) -> Line | None:
    """What is drawn as a line for a way with these tags."""
    if any(tags.get(key) in values for key, values in _CLUTTER) or tags.get("area") == "yes":
        return None
    if tags.get("railway") == "rail":
        return "rail"
    if tags.get("waterway") in {"river", "stream", "canal"}:
        return "stream"
    return _HIGHWAYS.get(tags.get("highway", "").removesuffix("_link"))


def ground_of(tags: Mapping[str, str]) -> Ground | None:
    """What is drawn as an area for a closed way or a multipolygon with these tags."""
    if tags.get("building", "no") != "no":
        return "building"
    if tags.get("highway") == "pedestrian" and tags.get("area") == "yes":
        return "square"
    found = (ground for key, values, ground in _GROUNDS if tags.get(key) in values)
    return next(found, None)
