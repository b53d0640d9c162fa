"""Named places as somebody else's file has them, and what may come in at all.

A reader gives `Waypoints`, or raises `Unreadable` with one sentence that says where the
trouble is and what to do about it. What a file says is cleaned here: control characters go,
texts have an end, and a coordinate is a place on Earth with latitude first.
"""

import math
import unicodedata
from dataclasses import dataclass

from engine.geo import Point

MAX_BYTES = 5_000_000
MAX_POINTS = 2_000
NAME_LENGTH = 120
TEXT_LENGTH = 4_000
DECIMALS = 7
"""Of a degree: a centimetre on the ground."""

JOINERS = "\u200c\u200d"
"""Unprintable, but letters of some scripts and faces need them."""


class Unreadable(ValueError):
    """A file that cannot be used, in one sentence for whoever brought it."""


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A point, a ring of `corners`, or neither: a place that is yet to be found.

    `id` is what the file called it, "" where it did not; it need not be an id of ours.
    """

    name: str
    description: str = ""
    at: Point | None = None
    corners: tuple[Point, ...] = ()
    radius_m: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Waypoints:
    """What a file holds. `in_order`: they are meant to be walked in this order.

    `laid_out`: the file had only a recorded walk, and the points were laid along it.
    """

    points: tuple[Waypoint, ...]
    title: str = ""
    in_order: bool = False
    laid_out: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether it lies inside."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


FINLAND = Box(south=59.3, west=19.0, north=70.2, east=31.7)
"""No place in it stays in it when its two numbers are swapped."""


def place_at(lat: float, lon: float, where: str) -> Point:
    """Make a point of two numbers from a file; `where` names the row, for the sentence.

    A place in Finland with latitude and longitude the wrong way round would lie near
    the coast of Iran: that is told, not mended, for the next row may be right.
    """
    if FINLAND.holds(lon, lat):
        message = (
            f"{where}: latitude {lat:g} and longitude {lon:g} look swapped; "
            "in Finland latitude is about 60 to 70 and longitude 20 to 31: "
            "put latitude first"
        )
        raise Unreadable(message)
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        message = (
            f"{where}: {lat:g}, {lon:g} is no place on Earth; write WGS84 degrees, "
            "such as 61.687879 and 27.273147"
        )
        raise Unreadable(message)
    return Point(lat=round(lat, DECIMALS), lon=round(lon, DECIMALS))


def checked_size(octets: bytes) -> bytes:
    """Let a file pass that says something, and not too much."""
    if not octets.strip():
        message = "this file is empty: save it again from where it came"
        raise Unreadable(message)
    if len(octets) > MAX_BYTES:
        message = "this file is over 5 MB: leave out what is not a place"
        raise Unreadable(message)
    return octets


def checked(found: Waypoints) -> Waypoints:
    """Let pass what holds a place, and not too many."""
    if not any(one.at or one.corners for one in found.points):
        message = "there is no place in this file: mark at least one on the map"
        raise Unreadable(message)
    if len(found.points) > MAX_POINTS:
        message = f"there are over {MAX_POINTS} places in this file: keep those that matter"
        raise Unreadable(message)
    return found


def one_line(words: str) -> str:
    """A name: printable, in one line, with an end."""
    return _shortened(" ".join(_printable(words).split()), NAME_LENGTH)


def lines(words: str) -> str:
    """A description: its lines stay, what cannot be printed goes, blank lines are one."""
    rows = [" ".join(_printable(row).split()) for row in words.splitlines()]
    kept = [row for row, before in zip(rows, ["", *rows], strict=False) if row or before]
    return _shortened("\n".join(kept).strip(), TEXT_LENGTH)


def _printable(words: str) -> str:
    composed = unicodedata.normalize("NFC", words)
    return "".join(
        letter if letter.isprintable() or letter in JOINERS else " " for letter in composed
    )


def _shortened(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
