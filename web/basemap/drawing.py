"""From the things of a map to what a phone draws: clipped, joined, simplified, not too much."""

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from engine.formats.waypoints import one_line
from web.basemap.area import METRES_A_DEGREE, Area
from web.basemap.kinds import LINES, Kind, Thing
from web.basemap.trouble import BadMap

MOST_OCTETS: Final = 150_000
"""Compressed: three seconds on the slowest network that is planned for."""

DISPENSABLE: Final[tuple[Kind, ...]] = ("building", "stream", "path", "park")
"""What is left out where a map is too large, first to last."""

STEPS: Final = 100_000
"""Steps a degree: one is a metre. Phones are sent whole steps, a third of what degrees take."""

_TOLERANCE_M: Final = 2.0
_LEAST_M2: Final[Mapping[Kind, float]] = {
    "building": 40,
    "park": 400,
    "lake": 200,
    "square": 100,
}
_SHORTEST_M: Final = 12.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished map: compressed JSON, what is in it by kind, and what had no room."""

    octets: bytes
    counts: Mapping[str, int]
    left_out: tuple[Kind, ...] = ()


def drawn(things: Iterable[Thing], area: Area, attribution: str) -> Drawing:
    """Draw a map, small enough for a phone. Raises BadMap where that cannot be."""
    features = sorted(_features(things, area), key=lambda one: -one[1])
    left_out: list[Kind] = []
    for kind in (None, *DISPENSABLE):
        if kind:
            left_out.append(kind)
        kept = [thing for thing, _ in features if thing.kind not in left_out]
        octets = _written(kept, attribution)
        if len(octets) <= MOST_OCTETS:
            there = {thing.kind for thing, _ in features}
            counts = Counter[str](thing.kind for thing in kept)
            return Drawing(octets, counts, tuple(one for one in left_out if one in there))
    message = "these are more streets than a phone should fetch: cut the file down"
    raise BadMap(message)


def counted(octets: bytes) -> tuple[str, Mapping[str, int]]:
    """Whose a finished map is, and what is in it by kind."""
    drawing = json.loads(gzip.decompress(octets))
    return drawing["attribution"], Counter(one["kind"] for one in drawing["features"])


def _written(things: Sequence[Thing], attribution: str) -> bytes:
    features = [_feature(thing) for thing in things]
    drawing = {"sketch": False, "attribution": attribution, "features": features}
    text = json.dumps(drawing, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def _feature(thing: Thing) -> dict[str, object]:
    named = {"name": one_line(thing.name)} if thing.name else {}
    return {
        "kind": thing.kind,
        **named,
        "lines": [_steps(line) for line in _lines(thing.shape)],
    }


def _lines(shape: BaseGeometry) -> list[BaseGeometry]:
    """A line itself; an area's edge and the edges of its holes."""
    if isinstance(shape, shapely.Polygon):
        return [shape.exterior, *shape.interiors]
    return [shape]


def _steps(line: BaseGeometry) -> list[int]:
    """East and north from one corner to the next, the first from where degrees begin."""
    corners = [(round(lon * STEPS), round(lat * STEPS)) for lon, lat in line.coords]
    steps = [
        (x - a, y - b) for (x, y), (a, b) in zip(corners, [(0, 0), *corners], strict=False)
    ]
    return [axis for step in steps if step != (0, 0) for axis in step]


def _features(things: Iterable[Thing], area: Area) -> Iterator[tuple[Thing, float]]:
    """Each thing within the area, with its size: long streets and wide lakes come first."""
    within = area.shape
    shapely.prepare(within)
    lines, grounds = _parted(things)
    for thing in (*_joined(lines, within), *_clipped(grounds, within)):
        shape = _simplified(thing.shape)
        size = _metres(shape).length if thing.kind in LINES else _metres(shape).area
        if size >= (_SHORTEST_M if thing.kind in LINES else _LEAST_M2[thing.kind]):
            yield Thing(thing.kind, thing.name, shape), size


def _parted(things: Iterable[Thing]) -> tuple[list[Thing], list[Thing]]:
    lines: list[Thing] = []
    grounds: list[Thing] = []
    for thing in things:
        (lines if thing.kind in LINES else grounds).append(thing)
    return lines, grounds


def _joined(lines: Iterable[Thing], within: BaseGeometry) -> Iterator[Thing]:
    """Ways of one name as few long lines: OpenStreetMap cuts a street at every crossing."""
    by_name: dict[tuple[Kind, str | None], list[shapely.LineString]] = {}
    for thing in lines:
        clipped = shapely.get_parts(thing.shape.intersection(within))
        ways = by_name.setdefault((thing.kind, thing.name), [])
        ways += [way for way in clipped if isinstance(way, shapely.LineString)]
    for (kind, name), ways in by_name.items():
        merged = shapely.line_merge(shapely.MultiLineString(ways))
        yield from (Thing(kind, name, way) for way in shapely.get_parts(merged))


def _clipped(grounds: Iterable[Thing], within: BaseGeometry) -> Iterator[Thing]:
    for thing in grounds:
        parts = shapely.get_parts(shapely.make_valid(thing.shape).intersection(within))
        for part in parts:
            if isinstance(part, shapely.Polygon):
                yield Thing(thing.kind, thing.name, part)


def _simplified(shape: BaseGeometry) -> BaseGeometry:
    return shape.simplify(_TOLERANCE_M / METRES_A_DEGREE)


def _metres(shape: BaseGeometry) -> BaseGeometry:
    """The shape in metres, close enough to tell large from small."""
    narrower = math.cos(math.radians(shape.centroid.y))
    return shapely.transform(
        shape, lambda pairs: pairs * (METRES_A_DEGREE * narrower, METRES_A_DEGREE)
    )
