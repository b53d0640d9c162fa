import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from engine.formats.geojson import read_geojson, write_geojson
from engine.formats.publishing import Shown
from engine.formats.waypoints import Unreadable, Waypoint
from engine.geo import Point
from tests.chance import LAWS
from tests.placing import exported, is_read_or_refused

TORI = {"type": "Point", "coordinates": [27.273147, 61.687879]}
RING = [[27.27, 61.68], [27.28, 61.68], [27.28, 61.69], [27.27, 61.69], [27.27, 61.68]]
AREA = {"type": "Polygon", "coordinates": [RING]}
BOW = {"type": "Polygon", "coordinates": [[RING[0], RING[2], RING[1], RING[3], RING[0]]]}
AT_TORI = Point(lat=61.687879, lon=27.273147)
CORNERS = tuple(Point(lat=lat, lon=lon) for lon, lat in RING[:4])


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features: object, **more: object) -> bytes:
    whole = {"type": "FeatureCollection", "features": features} | more
    return json.dumps(whole, ensure_ascii=False).encode()


def test_points_and_polygons_are_read_with_what_they_are_called():
    found = read_geojson(
        collection(
            feature(TORI, name="Tori", description="Kauppaa", radius_m=40),
            feature(AREA, nimi="Puisto", kuvaus="Puita", id="puisto"),
            name="Kierros",
        )
    )

    assert found.points == (
        Waypoint("Tori", "Kauppaa", AT_TORI, radius_m=40),
        Waypoint("Puisto", "Puita", corners=CORNERS, id="puisto"),
    )
    assert (found.title, found.in_order) == ("Kierros", False)


@pytest.mark.parametrize(
    "octets",
    [
        json.dumps(TORI).encode(),
        json.dumps(feature(TORI)).encode(),
        json.dumps(feature(TORI, name=None)).encode("utf-16"),
        b"\xef\xbb\xbf" + collection(feature(TORI)),
        collection(feature({"type": "Point", "coordinates": [27.273147, 61.687879, 99.5]})),
        collection(feature({"type": "MultiPoint", "coordinates": [TORI["coordinates"]]})),
        collection(feature({"type": "GeometryCollection", "geometries": [TORI]})),
        json.dumps(
            {"type": "umap", "layers": [json.loads(collection(feature(TORI)))]}
        ).encode(),
    ],
    ids=[
        *("a geometry", "a feature", "UTF-16", "a mark", "height"),
        *("many points", "many geometries", "uMap"),
    ],
)
def test_geojson_is_read_as_programs_really_write_it(octets):
    assert read_geojson(octets).points == (Waypoint("", "", AT_TORI),)


def test_what_is_not_known_is_passed_over():
    line = {"type": "LineString", "coordinates": RING}
    found = read_geojson(
        collection(
            feature(line, name="Reitti"),
            feature(None, name="Ei missään"),
            feature({"type": "Balloon", "coordinates": "up"}),
            feature(TORI, name="Tori", _umap_options={"color": "red"}, stroke=[1, {"a": 2}]),
            crs={"type": "name"},
        )
    )

    assert found.points == (Waypoint("Tori", "", AT_TORI),)


def test_holes_are_filled_for_a_fence_has_none():
    hole = [[27.272, 61.682], [27.274, 61.682], [27.274, 61.684], [27.272, 61.682]]
    found = read_geojson(
        collection(feature({"type": "MultiPolygon", "coordinates": [[RING, hole]]}))
    )

    assert [one.corners for one in found.points] == [CORNERS]


def rings(count: int) -> dict[str, object]:
    corners = [[27.27 + number / 1e6, 61.68 + (number / 1e4) ** 2] for number in range(count)]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


REFUSED = {
    "no bytes": (b"", "is empty"),
    "no JSON": (b'{"type": "FeatureCollection",\n "features": [}', "line 2: this is not GeoJ"),
    "a list": (b"[1, 2]", "this is not GeoJSON"),
    "a number": (b"7", "this is not GeoJSON"),
    "features that are none": (b'{"type":"FeatureCollection","features":7}', "this is not"),
    "nested without end": (b'{"coordinates":' + b"[" * 100_000, "this is not GeoJSON"),
    "features within features": (b'{"features":[' * 50_000, "this is not GeoJSON"),
    "objects without end": (
        b'{"type":"FeatureCollection","features":[' + b"{}," * 1_600_000 + b"{}]}",
        "holds too much",
    ),
    "a million features that are none": (
        b'{"type":"FeatureCollection","features":[' + b"7," * 2_400_000 + b"7]}",
        "this is not GeoJSON",
    ),
    "no place": (collection(), "no place in this file"),
    "a number beyond all": (
        b'{"type":"Point","coordinates":[1e999,61]}',
        "feature 1: .* no place on Earth",
    ),
    "a number of 4,000 digits": (
        b'{"type":"Point","coordinates":[' + b"9" * 4000 + b",61]}",
        "feature 1: .* no place on Earth",
    ),
    "no number": (
        b'{"type":"Point","coordinates":[NaN,61]}',
        "feature 1: .* no place on Earth",
    ),
    "a truth for a number": (
        b'{"type":"Point","coordinates":[true,61]}',
        "feature 1: .* no place on Earth",
    ),
    "half a point": (b'{"type":"Point","coordinates":[27]}', "feature 1: a point is two"),
    "swapped": (
        collection(
            feature(TORI), feature(TORI | {"coordinates": [61.68, 27.27]}, name="Asema")
        ),
        r"feature 2 \('Asema'\): .* swapped",
    ),
    "an edge that crosses itself": (collection(feature(BOW, name="Solmu")), "crosses itself"),
    "two corners": (
        collection(feature({"type": "Polygon", "coordinates": [RING[:2]]})),
        "3 to 200 corners, not 2",
    ),
    "201 corners": (collection(feature(rings(201))), "3 to 200 corners, not 201"),
    "2,001 points": (collection(*[feature(TORI)] * 2001), "over 2000 places"),
    "over 5 MB": (b" " * 5_000_000 + b"{}", "over 5 MB"),
    "neither UTF-8 nor Windows": (b'{"type": "\x81"}', "save the file as UTF-8"),
}


@pytest.mark.parametrize(("octets", "sentence"), REFUSED.values(), ids=REFUSED)
def test_geojson_that_cannot_be_used_is_refused_in_one_sentence(octets, sentence):
    with pytest.raises(Unreadable, match=sentence) as refused:
        read_geojson(octets)

    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 250


def test_200_corners_are_let_in():
    [only] = read_geojson(collection(feature(rings(200)))).points

    assert len(only.corners) == 200


@LAWS
@given(exported())
def test_what_was_written_as_geojson_is_read_back(stops):
    found = read_geojson(write_geojson(stops).encode())

    def about(one: Waypoint | Shown) -> tuple[object, ...]:
        at = None if one.corners else one.at
        return (one.id, one.name, one.description, at, frozenset(one.corners), one.radius_m)

    assert list(map(about, found.points)) == [about(one) for one in stops if one.at is not None]


@LAWS
@given(exported())
def test_umap_finds_a_name_a_description_and_good_shapes(stops):
    written = json.loads(write_geojson(stops))

    assert written["type"] == "FeatureCollection"
    for one in written["features"]:
        assert one["type"] == "Feature"
        assert {"name", "description"} <= one["properties"].keys()
        there = shape(one["geometry"])
        assert there.is_valid
        assert 19 < there.centroid.x < 32
        assert 59 < there.centroid.y < 71
        if one["geometry"]["type"] == "Polygon":
            assert there.exterior.is_ccw


@LAWS
@given(st.binary(max_size=100), st.integers(0, 120))
def test_whatever_comes_is_read_or_refused(octets, at):
    good = collection(feature(TORI, name="Tori"), feature(AREA))
    for spoiled in (octets, good[:at] + octets + good[at:], good[:at] + good[at + 1 :]):
        assert is_read_or_refused(read_geojson, spoiled)
