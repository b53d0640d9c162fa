"""GPX 1.1 (and 1.0): what handheld receivers, phones and map programs keep.

The XML is read without document types, entities and references to elsewhere, before gpxpy
sees it: a file from a stranger can neither swell nor look around.
"""
# mypy: disallow-any-expr=False
# defusedxml has no types, and gpxpy's reader of fields is Any.

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise
from typing import cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from gpxpy.gpx import GPX, GPXException, GPXRoute, GPXRoutePoint, GPXWaypoint
from gpxpy.gpxfield import gpx_fields_from_xml

from engine.formats.publishing import Shown
from engine.formats.waypoints import (
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
from engine.geo import Point, distance_m

CREATOR = "Kaupunkiseikkailu"
MAX_MARKS = 400_000
"""So many `<` a file of walks may hold; more would be built to fill the memory."""
VERTICES = 250
"""A walk is followed with this many points of it when places are put in its order."""
APART_M = 200.0
LAID_AT_MOST = 10
LAID_AT_LEAST = 2


def read_gpx(octets: bytes) -> Waypoints:
    """Read waypoints, in the order of a route or a recorded walk where there is one.

    Without waypoints a route's points are taken; without those, up to ten points are laid
    along the walk. Raises Unreadable.
    """
    gpx = _parsed(checked_size(octets))
    turns = chain.from_iterable(way.points for way in gpx.routes)
    marked = _waypoints(gpx.waypoints, "waypoint")
    routed = _waypoints(turns, "route point")
    title = one_line(gpx.name or next((way.name for way in gpx.routes if way.name), "") or "")
    if routed:
        points = _in_route_order(marked, routed) if marked else routed
        return checked(Waypoints(tuple(points), title, in_order=True))
    walk = _walk(gpx)
    if marked:
        points = _along(marked, walk) if walk else marked
        return checked(Waypoints(tuple(points), title, in_order=bool(walk)))
    laid = tuple(Waypoint("", at=place) for place in _laid(walk))
    named = title or one_line(next((one.name for one in gpx.tracks if one.name), "") or "")
    return checked(Waypoints(laid, named, in_order=True, laid_out=True))


def write_gpx(title: str, authors: Sequence[str], stops: Sequence[Shown]) -> str:
    """Write checkpoints as waypoints and, in their order, as one route.

    Those without a place are left out: a waypoint is a coordinate.
    """
    gpx = GPX()
    gpx.creator = CREATOR
    gpx.name = _xml(title)
    gpx.author_name = _xml(", ".join(authors))
    route = GPXRoute(name=_xml(title))
    for stop in stops:
        if stop.at is not None:
            name, told = _xml(stop.name), _xml(stop.description) or None
            lat, lon = stop.at.lat, stop.at.lon
            gpx.waypoints.append(GPXWaypoint(lat, lon, name=name, description=told))
            route.points.append(GPXRoutePoint(lat, lon, name=name))
    gpx.routes.append(route)
    return gpx.to_xml("1.1") + "\n"


def _parsed(octets: bytes) -> GPX:
    """Read the fields; tags lose their name space, so that 1.0, 1.1 and none are the same."""
    root = _root(octets)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    if root.tag != "gpx":
        message = f"this XML holds {one_line(str(root.tag))[:20]}, not gpx: save it as GPX 1.1"
        raise Unreadable(message)
    gpx = GPX()
    version = "1.0" if root.get("version") == "1.0" else "1.1"
    try:
        gpx_fields_from_xml(gpx, cast("str", root), version)
    except (ValueError, GPXException):
        message = "this is not GPX that can be read: save the file as GPX 1.1 again"
        raise Unreadable(message) from None
    return gpx


def _root(octets: bytes) -> Element:
    if octets.count(b"<") > MAX_MARKS:
        message = "this file holds too much: leave out what is not a place"
        raise Unreadable(message)
    try:
        root: Element = fromstring(octets, forbid_dtd=True)
    except DefusedXmlException:
        message = "this file has a document type, which GPX never needs: save it again"
        raise Unreadable(message) from None
    except ParseError as broken:
        message = f"line {broken.position[0]}: this is not XML: save the file as GPX again"
        raise Unreadable(message) from None
    except (ValueError, LookupError):
        message = "this is in letters that cannot be read: save the file as UTF-8"
        raise Unreadable(message) from None
    return root


def _waypoints(written: Iterable[GPXWaypoint | GPXRoutePoint], what: str) -> list[Waypoint]:
    """As many as may be, and one more for `checked` to see."""
    few = islice(written, MAX_POINTS + 1)
    return [_waypoint(one, f"{what} {number}") for number, one in enumerate(few, start=1)]


def _waypoint(one: GPXWaypoint | GPXRoutePoint, where: str) -> Waypoint:
    name = one_line(one.name or "")
    told = lines(one.description or one.comment or "")
    at = place_at(one.latitude, one.longitude, f"{where} ('{name}')" if name else where)
    return Waypoint(name, told, at)


def _walk(gpx: GPX) -> list[Point]:
    """Where the recorded walks went, thinned: a recorder marks every second."""
    recorded = [
        point for track in gpx.tracks for segment in track.segments for point in segment.points
    ]
    step = math.ceil(len(recorded) / VERTICES) or 1
    numbered = list(enumerate(recorded, start=1))
    kept = [*numbered[::step], *numbered[-1:]] if step > 1 else numbered
    return [
        place_at(one.latitude, one.longitude, f"track point {number}") for number, one in kept
    ]


def _in_route_order(marked: Sequence[Waypoint], routed: Sequence[Waypoint]) -> list[Waypoint]:
    """Waypoints as their namesakes stand in the route; the others by where it passes them."""
    ranks: dict[tuple[str, Point | None], deque[float]] = {}
    for place, one in enumerate(routed):
        ranks.setdefault((one.name, one.at), deque()).append(place)
    way = [one.at for one in routed[:: math.ceil(len(routed) / VERTICES)] if one.at is not None]

    def rank(one: Waypoint) -> float:
        namesakes = ranks.get((one.name, one.at))
        return namesakes.popleft() if namesakes else _passed(one, way) * len(routed)

    return sorted(marked, key=rank)


def _along(marked: Sequence[Waypoint], walk: Sequence[Point]) -> list[Waypoint]:
    return sorted(marked, key=lambda one: _passed(one, walk))


def _passed(one: Waypoint, way: Sequence[Point]) -> float:
    """How far along the way its point nearest to a place lies, 0 to 1.

    Degrees will do, with those of longitude shrunk: nobody is told this distance.
    """
    at = one.at
    if at is None or not way:
        return 1.0
    shrink = math.cos(math.radians(at.lat))
    nearest = min(
        range(len(way)),
        key=lambda index: math.hypot(
            way[index].lat - at.lat, shrink * (way[index].lon - at.lon)
        ),
    )
    return nearest / len(way)


def _laid(walk: Sequence[Point]) -> Iterator[Point]:
    """Points about 200 m apart on a walk, its ends among them."""
    if len(walk) < LAID_AT_LEAST:
        yield from walk
        return
    along = [0.0, *accumulate(distance_m(before, after) for before, after in pairwise(walk))]
    count = min(max(round(along[-1] / APART_M) + 1, LAID_AT_LEAST), LAID_AT_MOST)
    for number in range(count):
        aim = along[-1] * number / (count - 1)
        yield walk[min(range(len(walk)), key=lambda index: abs(along[index] - aim))]


def _xml(words: str) -> str:
    """Only letters that XML 1.0 can hold."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else " " for letter in words
    )
