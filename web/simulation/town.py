"""The sketch of the town with what teams do in it: legs, crowds, queues, as shapes to draw.

Drawn by a template, since no plotting library draws a town. One unit of the picture is what
a phone shows as one pixel; north is up.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, cast

from engine.geo import Point
from engine.proof.simulation.figures import Simulated, StopFigures
from engine.proof.simulation.ground import Ground, Spot, ground_of
from engine.scenario.adventure import Adventure
from web.assets import DIST, STATIC, ClientNotBuilt, built

WIDTH = 360
_MARGIN = 34
_TALLEST = 460
_THINNEST, _THICKEST = 1.2, 7.0
_SMALLEST, _LARGEST = 13.0, 25.0
_LETTER = 5.2
RARE = 0.02
"""Legs that fewer walk are left out: lines that nobody can tell apart."""
QUEUE_S = 60.0
"""A queue from which on a disc is drawn full."""
BASEMAP = "basemap.json"
STEPS = 100_000
"""Steps a degree, as the map's file counts them: one is a metre."""


class Shape(NamedTuple):
    """A street, a square, a park: its kind, and the path to draw."""

    kind: str
    path: str


class Name(NamedTuple):
    """A street's name along the street; the angle in degrees."""

    words: str
    x: float
    y: float
    angle: float


class Leg(NamedTuple):
    """A way that teams walk; the wider, the more."""

    path: str
    width: float


class Disc(NamedTuple):
    """A checkpoint: as large as its crowd; `full` is how much of the longest queue it has."""

    numbers: str
    x: float
    y: float
    radius: float
    full: float


@dataclass(frozen=True, slots=True)
class Town:
    """All there is to draw, in the order of drawing."""

    height: int
    shapes: tuple[Shape, ...]
    names: tuple[Name, ...]
    legs: tuple[Leg, ...]
    discs: tuple[Disc, ...]


class Frame(NamedTuple):
    """From metres to the picture."""

    west: float
    north: float
    scale: float

    def at(self, spot: Spot) -> tuple[float, float]:
        """Where a spot is drawn."""
        return (
            round(_MARGIN + (spot.east - self.west) * self.scale, 1),
            round(_MARGIN + (self.north - spot.north) * self.scale, 1),
        )


def basemap() -> Sequence[Mapping[str, object]]:
    """The sketch of the town's streets, as the client's build left it; none without a build."""
    try:
        name = built().names.get(BASEMAP)
    except ClientNotBuilt:
        return ()
    if name is None:
        return ()
    drawn: dict[str, list[dict[str, object]]] = json.loads(
        (STATIC / DIST / name).read_text("utf-8")
    )
    return drawn["features"]


def town_of(
    adventure: Adventure, simulated: Simulated, features: Sequence[Mapping[str, object]]
) -> Town | None:
    """Lay a simulation out on the town; None where no checkpoint has a place."""
    ground = ground_of(adventure)
    if not ground.centres:
        return None
    spots = ground.centres.values()
    frame, height = _frame(list(spots))
    drawn = [(one, _spots(ground, one)) for one in features]
    discs = tuple(_discs(ground, frame, simulated))
    return Town(
        height,
        tuple(Shape(str(one["kind"]), _path(frame, line)) for one, line in drawn),
        tuple(_names(frame, height, drawn, discs)),
        tuple(_legs(ground, frame, simulated)),
        discs,
    )


def _frame(spots: Sequence[Spot]) -> tuple[Frame, int]:
    """As large as the checkpoints allow, as wide as the picture or as tall as it may be."""
    easts, norths = [one.east for one in spots], [one.north for one in spots]
    wide = max(max(easts) - min(easts), 100.0)
    tall = max(max(norths) - min(norths), 100.0)
    scale = min((WIDTH - 2 * _MARGIN) / wide, (_TALLEST - 2 * _MARGIN) / tall)
    spare = (WIDTH - 2 * _MARGIN) / scale - wide
    frame = Frame(min(easts) - spare / 2, max(norths), scale)
    return frame, math.ceil(tall * scale + 2 * _MARGIN)


def _spots(ground: Ground, feature: Mapping[str, object]) -> list[Spot]:
    """A feature's corners: the file has steps east and north from one to the next."""
    lines = cast("list[list[int]]", feature["lines"])
    easts, norths = accumulate(lines[0][::2]), accumulate(lines[0][1::2])
    return [
        ground.spot(Point(lat=lat / STEPS, lon=lon / STEPS))
        for lon, lat in zip(easts, norths, strict=True)
    ]


def _path(frame: Frame, line: Sequence[Spot]) -> str:
    points = (frame.at(spot) for spot in line)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _names(
    frame: Frame,
    height: int,
    drawn: Sequence[tuple[Mapping[str, object], list[Spot]]],
    discs: Sequence[Disc],
) -> Iterator[Name]:
    """Streets by name, where there is room along them; those without any go unnamed."""
    taken = [(disc.x, disc.y, disc.radius) for disc in discs]
    for feature, line in drawn:
        name = feature.get("name")
        if feature["kind"] != "street" or not isinstance(name, str):
            continue
        (x1, y1), (x2, y2) = frame.at(line[0]), frame.at(line[-1])
        half = _LETTER * len(name) / 2
        found = _roomiest(((x1, y1), (x2, y2)), height, taken, half)
        if found is not None:
            angle = (math.degrees(math.atan2(y2 - y1, x2 - x1)) + 90) % 180 - 90
            yield Name(name, round(found[0], 1), round(found[1], 1), round(angle, 1))
            taken.append((*found, half))


def _roomiest(
    line: tuple[tuple[float, float], tuple[float, float]],
    height: int,
    taken: Sequence[tuple[float, float, float]],
    half: float,
) -> tuple[float, float] | None:
    """The point of a line that is farthest from what is drawn already, inside the picture."""
    (x1, y1), (x2, y2) = line
    points = [(x1 + at / 40 * (x2 - x1), y1 + at / 40 * (y2 - y1)) for at in range(41)]
    free = [
        (min(math.dist((x, y), (tx, ty)) - reach for tx, ty, reach in taken), x, y)
        for x, y in points
        if half < x < WIDTH - half and half < y < height - half
    ]
    room, x, y = max(free, default=(0.0, 0.0, 0.0))
    return (x, y) if room > 0.8 * half else None


def _legs(ground: Ground, frame: Frame, simulated: Simulated) -> Iterator[Leg]:
    """Each way once, both directions together."""
    walked: dict[tuple[str, str], float] = {}
    for (before, after), share in simulated.legs.items():
        if before in ground.centres and after in ground.centres:
            way = (min(before, after), max(before, after))
            walked[way] = walked.get(way, 0.0) + share
    for (before, after), share in sorted(walked.items(), key=lambda one: one[1]):
        if share < RARE:
            continue
        path = _path(frame, [ground.centres[before], ground.centres[after]])
        width = _THINNEST + (_THICKEST - _THINNEST) * min(1.0, share)
        yield Leg(path, round(width, 1))


def _discs(ground: Ground, frame: Frame, simulated: Simulated) -> Iterator[Disc]:
    """One for each place: checkpoints at one spot share it, with both numbers."""
    by_spot: dict[Spot, list[tuple[int, StopFigures]]] = {}
    for number, one in enumerate(simulated.stops, start=1):
        if one.id in ground.centres:
            by_spot.setdefault(ground.centres[one.id], []).append((number, one))
    most = max((one.at_once.p90 for one in simulated.stops), default=1.0)
    for spot, there in by_spot.items():
        crowd = max(one.at_once.p90 for _, one in there) / max(most, 1.0)
        waited = max(one.waited_s.p90 for _, one in there)
        x, y = frame.at(spot)
        yield Disc(
            "·".join(str(number) for number, _ in there),
            x,
            y,
            round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(crowd), 1),
            round(min(1.0, waited / QUEUE_S), 2),
        )
