"""Places for tests: as other programs have them, and as they are written for these."""

import math
from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from engine.formats.publishing import Shown
from engine.formats.waypoints import Unreadable, Waypoint, Waypoints, lines, one_line
from engine.geo import Point, Polygon

latitudes = st.integers(60_000_000, 69_999_999).map(lambda millionths: millionths / 1e6)
longitudes = st.integers(20_000_000, 30_999_999).map(lambda millionths: millionths / 1e6)
points: SearchStrategy[Point] = st.builds(Point, lat=latitudes, lon=longitudes)

words = st.text() | st.text("=+-@\t;,'\"|#: \nä&<>]", max_size=20)
names = words.map(one_line).filter(bool)
descriptions = words.map(lines)


@st.composite
def rings(draw: DrawFn) -> tuple[Point, ...]:
    """The corners of an area some hundred metres wide, either way round."""
    middle = draw(points)
    count = draw(st.integers(3, 12))
    turns = [2 * math.pi * number / count for number in range(count)]
    ring = [
        Point(
            lat=round(middle.lat + 0.002 * math.sin(turn), 7),
            lon=round(middle.lon + 0.004 * math.cos(turn), 7),
        )
        for turn in turns
    ]
    return tuple(draw(st.sampled_from([ring, ring[::-1]])))


@st.composite
def _shown(draw: DrawFn, number: int) -> Shown:
    shape = draw(st.sampled_from(["circle", "area", "none"]))
    corners = draw(rings()) if shape == "area" else ()
    at = Polygon(polygon=corners).centre if corners else draw(points)
    return Shown(
        id=f"rasti-{number}",
        name=draw(names),
        description=draw(descriptions),
        address=draw(st.sampled_from(["", "Mikonkatu 23"])),
        at=None if shape == "none" else at,
        corners=corners,
        radius_m=draw(st.integers(5, 500)) if shape == "circle" else None,
    )


@st.composite
def exported(draw: DrawFn) -> list[Shown]:
    """Checkpoints as an adventure shows them: circles, areas, some without a place."""
    count = draw(st.integers(1, 6))
    stops = [draw(_shown(number)) for number in range(count)]
    first = Shown("alku", draw(names), "", "", draw(points), (), 35)
    return [first, *stops]


waypoints: SearchStrategy[Waypoint] = st.builds(
    lambda name, told, at, corners, radius_m, called: Waypoint(
        name, told, None if corners else at, corners, None if corners else radius_m, called
    ),
    names | st.just(""),
    descriptions,
    points | st.none(),
    st.just(()) | rings(),
    st.none() | st.integers(5, 500).map(float),
    st.sampled_from(["", "tori", "CON", "Tori!", "1", "ä" * 300]),
)


def is_read_or_refused(read: Callable[[bytes], Waypoints], octets: bytes) -> bool:
    """Whether a reader found places, or said a sentence; anything else it raises."""
    try:
        return bool(read(octets).points)
    except Unreadable as refused:
        return bool(str(refused))


@st.composite
def findings(draw: DrawFn) -> Waypoints:
    """What a reader may have found: one place at least, in any company."""
    some = draw(st.lists(waypoints, max_size=6))
    sure = Waypoint(draw(names), at=draw(points))
    in_order = draw(st.booleans())
    return Waypoints((*some, sure), draw(names | st.just("")), in_order, draw(st.booleans()))
