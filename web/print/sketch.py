"""The ground between the checkpoints as a picture for print: streets, water, green, in grey.

North is up. Lengths are hundredths of the picture's width, so that whoever sets the page can
put numbers and names on it.
"""

import gzip
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

from engine.geo import Point
from web import assets
from web.basemap import keeping
from web.basemap.drawing import STEPS

Spot: TypeAlias = tuple[float, float]

WIDTH: Final = 100.0
_MARGIN_M: Final = 160.0
_METRES_A_DEGREE: Final = 111_320.0
_FLATTEST, _TALLEST = 0.62, 1.0
"""Height over width: wide enough to read, and a list still fits under it."""

_APART: Final = 5.4
"""Plates closer than this would hide each other."""

_AREAS: Final = {
    "lake": "#d5e6e9",
    "park": "#e3eae0",
    "square": "#eceeed",
    "building": "#eceeed",
}
_LINES: Final[Mapping[str, tuple[str, float, str]]] = {
    "stream": ("#9cc3ca", 0.5, ""),
    "shore": ("#7fa9b1", 0.35, "1 .8"),
    "path": ("#cfd5d2", 0.35, ""),
    "street": ("#b9c1bd", 0.9, ""),
    "road": ("#98a39e", 1.3, ""),
    "rail": ("#5b676d", 0.5, "1.1 .7"),
}


@dataclass(frozen=True, slots=True)
class Plate:
    """A number on the map: where the place is, and where there is room for its plate."""

    number: int
    spot: Spot
    plate: Spot


@dataclass(frozen=True, slots=True)
class Name:
    """A street's name, its middle and its slope in degrees."""

    words: str
    middle: Spot
    slope: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing, what stands on it, and whose the streets are.

    `shapes` are the drawing's paths, each with the kind of its thing, the lowest first.
    """

    svg: str
    shapes: Sequence[tuple[str, str]]
    height: float
    plates: Sequence[Plate]
    names: Sequence[Name]
    metres_across: float
    rough: bool
    attribution: str


def ground(data: Path) -> Mapping[str, Any]:
    """The streets that an organiser imported, else the sketch that came with the program."""
    imported = keeping.path_in(data)
    if imported:
        read: Mapping[str, Any] = json.loads(gzip.decompress(imported.read_bytes()))
        return read
    built = assets.STATIC / assets.DIST / assets.built().names[keeping.SKETCH]
    drawn: Mapping[str, Any] = json.loads(built.read_text("utf-8"))
    return drawn


def sketch(places: Mapping[int, Point], land: Mapping[str, Any]) -> Sketch:
    """Draw the ground around places, which are told by their numbers; at least one."""
    frame = _Frame(list(places.values()))
    lines = [
        (one, [list(frame.along(line)) for line in one["lines"]]) for one in land["features"]
    ]
    shapes = list(_shapes(lines))
    spots = {number: frame.spot(point.lat, point.lon) for number, point in places.items()}
    return Sketch(
        _svg(frame, shapes),
        shapes,
        frame.height,
        _spread(spots, frame.height),
        list(_names(lines, frame.height, list(spots.values()))),
        frame.metres_across,
        bool(land["sketch"]),
        str(land["attribution"]),
    )


class _Frame:
    """A piece of ground, and where its points lie in the picture."""

    def __init__(self, places: Sequence[Point]) -> None:
        lats, lons = [one.lat for one in places], [one.lon for one in places]
        self.lat, self.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self.across = _METRES_A_DEGREE * math.cos(math.radians(self.lat))
        wide = (max(lons) - min(lons)) * self.across + 2 * _MARGIN_M
        high = (max(lats) - min(lats)) * _METRES_A_DEGREE + 2 * _MARGIN_M
        ratio = min(max(high / wide, _FLATTEST), _TALLEST)
        self.metres_across = max(wide, high / ratio)
        self.height = WIDTH * ratio

    def spot(self, lat: float, lon: float) -> Spot:
        scale = WIDTH / self.metres_across
        east = (lon - self.lon) * self.across
        north = (lat - self.lat) * _METRES_A_DEGREE
        return (WIDTH / 2 + east * scale, self.height / 2 - north * scale)

    def along(self, steps: Sequence[int]) -> Iterator[Spot]:
        """A line of the map's file: steps east and north, the first from zero degrees."""
        easts, norths = accumulate(steps[0::2]), accumulate(steps[1::2])
        for east, north in zip(easts, norths, strict=True):
            yield self.spot(north / STEPS, east / STEPS)


_Lines: TypeAlias = Sequence[tuple[Mapping[str, Any], Sequence[Sequence[Spot]]]]


def _shapes(lines: _Lines) -> Iterator[tuple[str, str]]:
    for feature, rings in lines:
        if feature["kind"] in _AREAS:
            yield feature["kind"], "".join(_path(ring) + "z" for ring in rings)
    for kind in _LINES:
        paths = (_path(line) for one, many in lines if one["kind"] == kind for line in many)
        if path := "".join(paths):
            yield kind, path


def _svg(frame: _Frame, shapes: Sequence[tuple[str, str]]) -> str:
    drawn = "".join(_drawn(*shape) for shape in shapes)
    box = f"0 0 {WIDTH:g} {frame.height:.2f}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{drawn}</svg>'


def _drawn(kind: str, path: str) -> str:
    if kind in _AREAS:
        return f'<path d="{path}" fill="{_AREAS[kind]}" fill-rule="evenodd"/>'
    colour, width, dash = _LINES[kind]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linejoin="round"{dashed}/>'
    )


def _path(line: Sequence[Spot]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in line)


def _spread(spots: Mapping[int, Spot], height: float) -> list[Plate]:
    """Push plates apart, step by step, until none hides another."""
    plates = dict(spots)
    for _ in range(200):
        moved = False
        for one, other in combinations(plates, 2):
            (ax, ay), (bx, by) = plates[one], plates[other]
            away = math.hypot(bx - ax, by - ay)
            if away >= _APART:
                continue
            # Two on one spot part along the line of their numbers.
            turn = math.atan2(by - ay, bx - ax) if away > 0.01 else float(one + other)
            push = (_APART - away) / 2 + 0.01
            dx, dy = push * math.cos(turn), push * math.sin(turn)
            plates[one] = _within((ax - dx, ay - dy), height)
            plates[other] = _within((bx + dx, by + dy), height)
            moved = True
        if not moved:
            break
    return [Plate(number, spots[number], plates[number]) for number in spots]


def _within(spot: Spot, height: float) -> Spot:
    edge = _APART / 2
    return (min(max(spot[0], edge), WIDTH - edge), min(max(spot[1], edge), height - edge))


_LEAST_ROOM: Final = 16.0
_MOST_NAMES: Final = 14


def _names(lines: _Lines, height: float, spots: Sequence[Spot]) -> Iterator[Name]:
    """Names of the longest stretches in view, each street's once, where there is most room."""
    stretches: dict[str, tuple[float, list[Spot]]] = {}
    for feature, all_of in lines:
        words = feature.get("name")
        if not words or feature["kind"] not in {"street", "road"}:
            continue
        for line in all_of:
            for ends in pairwise(line):
                room, steps = _stretch(*ends, height)
                if room > stretches.get(words, (_LEAST_ROOM, []))[0]:
                    stretches[words] = (room, steps)
    taken = list(spots)
    for words, (_, steps) in sorted(stretches.items(), key=lambda one: -one[1][0])[
        :_MOST_NAMES
    ]:
        middle = max(steps, key=lambda one: min(math.dist(one, spot) for spot in taken))
        taken.append(middle)
        (ax, ay), (bx, by) = steps[0], steps[-1]
        slope = math.degrees(math.atan2(by - ay, bx - ax))
        yield Name(words, middle, (slope + 90) % 180 - 90)


def _stretch(a: Spot, b: Spot, height: float) -> tuple[float, list[Spot]]:
    """How long a stretch is in view, and where on it the middle of a name may be."""
    steps = [(a[0] + (b[0] - a[0]) * n / 48, a[1] + (b[1] - a[1]) * n / 48) for n in range(49)]
    seen = [one for one in steps if 2 < one[0] < WIDTH - 2 and 2 < one[1] < height - 2]
    if len(seen) < 2:
        return 0.0, []
    ends = (seen[0], seen[-1])
    inner = [one for one in seen if min(math.dist(one, end) for end in ends) > 7]
    return math.dist(*ends), inner if len(inner) > 1 else seen
