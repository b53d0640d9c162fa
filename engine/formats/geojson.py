"""GeoJSON (RFC 7946), and uMap's own files, which are layers of it.

Points become circles, polygons the ground itself; lines, properties and members that this
format does not know are passed over. Outside this module latitude comes first: GeoJSON's
(longitude, latitude) is turned here, once each way.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Annotated

from pydantic import BaseModel, ConfigDict, FailFast, ValidationError

from engine.formats.decoding import decoded
from engine.formats.publishing import Shown
from engine.formats.waypoints import (
    DECIMALS,
    MAX_POINTS,
    Unreadable,
    Waypoint,
    Waypoints,
    checked,
    checked_size,
    lines,
    one_line,
    place_at,
)
from engine.geo import Point, Polygon

MAX_CORNERS = 200
MAX_OBJECTS = 60_000
"""So many `{` a map may hold: 2,000 features have three or four each, uMap's some ten."""
NAMES = ("name", "nimi", "namn", "title", "label")
DESCRIPTIONS = ("description", "kuvaus", "beskrivning", "desc")


class Member(BaseModel):
    """Any object of a GeoJSON or uMap file, as far as it is of use."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: str = ""
    id: object = None
    name: object = None
    properties: Mapping[str, object] | None = None
    geometry: "Member | None" = None
    features: "Members" = ()
    layers: "Members" = ()
    geometries: "Members" = ()
    coordinates: object = None


Members = Annotated[tuple[Member, ...], FailFast()]
"""The first that is none is told; a million of them would be a million complaints."""
Member.model_rebuild()


def read_geojson(octets: bytes) -> Waypoints:
    """Read the points and polygons of a FeatureCollection, a feature, a geometry or a uMap.

    Raises Unreadable, which names the feature by its number in the file.
    """
    try:
        root = Member.model_validate_json(decoded(_few_objects(checked_size(octets))))
    except ValidationError as broken:
        line = re.search("at line [0-9]+", str(broken))
        where = f"{line[0].removeprefix('at ')}: " if line else ""
        message = f"{where}this is not GeoJSON: save the map as GeoJSON again"
        raise Unreadable(message) from None
    points = (
        waypoint
        for number, feature in enumerate(_features(root), start=1)
        for waypoint in _waypoints(feature, number)
    )
    few = tuple(islice(points, MAX_POINTS + 1))
    title = _words(root.properties, NAMES) if root.type == "umap" else _written(root.name)
    return checked(Waypoints(few, one_line(title)))


def write_geojson(stops: Sequence[Shown]) -> str:
    """Write checkpoints as a FeatureCollection, as uMap loads it; those with a place."""
    features = [_feature(stop) for stop in stops if stop.at is not None]
    whole: dict[str, object] = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _few_objects(octets: bytes) -> bytes:
    if octets.count(b"{") > MAX_OBJECTS:
        message = "this file holds too much: leave out what is not a place"
        raise Unreadable(message)
    return octets


def _features(member: Member) -> Iterator[Member]:
    match member.type:
        case "umap" | "FeatureCollection":
            for inside in (*member.layers, *member.features):
                yield from _features(inside)
        case "Feature":
            yield member
        case _:
            yield Member(type="Feature", geometry=member)


def _waypoints(feature: Member, number: int) -> Iterator[Waypoint]:
    name = one_line(_words(feature.properties, NAMES))
    told = lines(_words(feature.properties, DESCRIPTIONS))
    known = feature.properties or {}
    where = f"feature {number} ('{name}')" if name else f"feature {number}"
    written_id = _written(known.get("id", feature.id))
    for kind, coordinates in _shapes(feature.geometry):
        if kind == "Point":
            at, radius_m = _point(coordinates, where), _radius(known.get("radius_m"))
            yield Waypoint(name, told, at, radius_m=radius_m, id=written_id)
        else:
            yield Waypoint(name, told, corners=_ring(coordinates, where), id=written_id)


def _shapes(geometry: Member | None) -> Iterator[tuple[str, object]]:
    """Points and polygons, taken apart where they come in bundles."""
    if geometry is None:
        return
    match geometry.type:
        case "Point" | "Polygon" as kind:
            yield kind, geometry.coordinates
        case "MultiPoint" | "MultiPolygon" as bundle:
            for one in _list(geometry.coordinates):
                yield bundle.removeprefix("Multi"), one
        case "GeometryCollection":
            for inside in geometry.geometries:
                yield from _shapes(inside)
        case _:
            return


def _point(coordinates: object, where: str) -> Point:
    numbers = [_number(one) for one in _list(coordinates)[:2]]
    if len(numbers) < 2:
        message = f"{where}: a point is two numbers, longitude and latitude: mark it again"
        raise Unreadable(message)
    return place_at(numbers[1], numbers[0], where)


def _ring(coordinates: object, where: str) -> tuple[Point, ...]:
    """The outer ring of a polygon, open; a fence has no holes."""
    rings = _list(coordinates)
    corners = [_point(one, where) for one in _list(rings[0])] if rings else []
    ring = tuple(corners[:-1] if corners[1:] and corners[0] == corners[-1] else corners)
    if not 3 <= len(ring) <= MAX_CORNERS:
        message = f"{where}: an area has 3 to {MAX_CORNERS} corners, not {len(ring)}: redraw it"
        raise Unreadable(message)
    try:
        return Polygon(polygon=ring).polygon
    except ValidationError:
        message = f"{where}: the edge of the area crosses itself: redraw it"
        raise Unreadable(message) from None


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        return []
    members: list[object] = value
    return members


def _number(value: object) -> float:
    """A coordinate; what is none lies nowhere."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return float("nan")
    return float(value) if abs(value) < 1e9 else float("inf")


def _radius(value: object) -> float | None:
    radius_m = _number(value)
    return radius_m if 5 <= radius_m <= 500 else None


def _words(properties: Mapping[str, object] | None, names: Sequence[str]) -> str:
    known = properties or {}
    return next((words for name in names if (words := _written(known.get(name)))), "")


def _written(value: object) -> str:
    match value:
        case str() | int() | float():
            return str(value)
        case _:
            return ""


def _feature(stop: Shown) -> dict[str, object]:
    properties = {
        "id": stop.id,
        "name": stop.name,
        "description": stop.description,
        "address": stop.address or None,
        "radius_m": stop.radius_m,
    }
    return {
        "type": "Feature",
        "id": stop.id,
        "properties": {name: said for name, said in properties.items() if said is not None},
        "geometry": _geometry(stop),
    }


def _geometry(stop: Shown) -> dict[str, object]:
    if not stop.corners:
        return {"type": "Point", "coordinates": _pair(stop.at) if stop.at else []}
    ring = list(stop.corners)
    if _clockwise(ring):
        ring.reverse()
    return {"type": "Polygon", "coordinates": [[_pair(one) for one in (*ring, ring[0])]]}


def _clockwise(ring: Sequence[Point]) -> bool:
    """RFC 7946 wants outer rings counterclockwise."""
    following = (*ring[1:], ring[0])
    doubled = sum(
        (after.lon - before.lon) * (after.lat + before.lat)
        for before, after in zip(ring, following, strict=True)
    )
    return doubled > 0


def _pair(at: Point) -> list[float]:
    return [round(at.lon, DECIMALS), round(at.lat, DECIMALS)]
