"""`seikkailu basemap import`: real streets out of files that an organiser has."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mapping import (
    STREET,
    TOWN,
    as_geojson,
    as_pbf,
    basemap,
    degrees,
    feature,
    kept,
    named,
)
from web.basemap import drawing, osm
from web.basemap.area import Area, Box
from web.basemap.reading import read
from web.basemap.trouble import BadMap

AREA = Area((Box(61.666, 27.256, 61.7, 27.305),))

BOMB = """<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>
<osm version="0.6"><node id="1" lat="61.68" lon="27.27"><tag k="name" v="&b;"/></node></osm>"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def town(data: Path) -> dict[str, object]:
    told = basemap("import", TOWN, data=data)
    assert told.exit_code == 0, told.output
    return kept(data)


def test_a_street_that_was_cut_at_a_crossing_is_one_street(town):
    (street,) = named(town, "Torpankatu")

    assert street["kind"] == "street"
    assert [degrees(line) for line in street["lines"]] == [[(61.686, 27.27), (61.688, 27.274)]]


def test_a_main_road_is_told_from_a_street_and_a_footway_from_both(town):
    kinds = {one.get("name"): one["kind"] for one in town["features"]}

    assert kinds["Kuuraketunkatu"] == "road"
    assert kinds["<b>Polku</b>"] == "path"


def test_driveways_and_streets_of_other_towns_are_left_out(town):
    assert named(town, "Kaukokatu") == []
    assert len([one for one in town["features"] if one["kind"] == "path"]) == 1


def test_a_wood_keeps_its_clearing(town):
    (wood,) = named(town, "Kuusimetsä")

    assert wood["kind"] == "park"
    assert len(wood["lines"]) == 2


def test_a_lake_whose_far_shore_is_not_in_the_file_is_drawn_up_to_the_edge(town):
    (lake,) = named(town, "Suurvesi")
    outer, island = (degrees(line) for line in lake["lines"])

    assert lake["kind"] == "lake"
    assert min(lon for _, lon in outer) > 27.28, "the streets are on the dry side"
    assert {(61.685, 27.29), (61.687, 27.294)} <= set(island)


def test_the_map_says_whose_data_it_is_and_that_it_is_no_sketch(town):
    assert town["attribution"] == "© OpenStreetMap contributors, ODbL"
    assert town["sketch"] is False


def test_the_binary_file_gives_the_same_map(tmp_path, data, town):
    told = basemap("import", as_pbf(tmp_path), data=data)

    assert told.exit_code == 0, told.output
    assert kept(data) == town


def test_geojson_gives_streets_by_openstreetmaps_tags_or_by_our_kinds(tmp_path, data):
    square = [[[27.272, 61.6874], [27.2744, 61.6874], [27.2744, 61.6884], [27.272, 61.6874]]]
    file = as_geojson(tmp_path, STREET, feature("Polygon", square, kind="square", name="Tori"))

    told = basemap("import", file, "--attribution", "© Kaupunki", data=data)

    assert told.exit_code == 0, told.output
    assert kept(data)["attribution"] == "© Kaupunki"
    assert [one["kind"] for one in kept(data)["features"]] == ["square", "street"]


def test_geojson_of_nobody_is_not_taken(tmp_path, data):
    told = basemap("import", as_geojson(tmp_path, STREET), data=data)

    assert told.exit_code == 2
    assert "--attribution" in told.output


def test_a_map_that_is_too_large_leaves_its_houses_out_and_says_so(data, monkeypatch):
    basemap("import", TOWN, data=data)
    whole = (data / "basemap.json.gz").stat().st_size
    monkeypatch.setattr(drawing, "MOST_OCTETS", whole - 1)

    told = basemap("import", TOWN, data=data)

    assert told.exit_code == 0
    assert "left out, since there was no room: building" in told.stderr
    assert named(kept(data), None, "building") == []
    assert named(kept(data), "Torpankatu") != []


def test_a_map_that_is_too_large_without_its_houses_too_is_refused(data, town, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_OCTETS", 100)

    told = basemap("import", TOWN, data=data)

    assert told.exit_code == 1
    assert kept(data) == town


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (BOMB.encode(), "no whole OpenStreetMap file"),
        (TOWN.read_bytes()[:2000], "no whole OpenStreetMap file"),
        (TOWN.read_bytes().replace(b'lat="61.6860"', b'lat="961"'), "no whole OpenStreetMap"),
        (b'<osm version="0.6"></osm>', "no streets"),
        (b"<!doctype html><title>Busy</title>", "neither .osm, .osm.pbf nor GeoJSON"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "neither .osm, .osm.pbf nor GeoJSON"),
        (b"\x00\x00\x00\x0d\x0a\x09OSMHeader" + bytes(99), "no whole OpenStreetMap file"),
        (b'{"type": "FeatureCollection"', "no GeoJSON"),
        (b'{"type": "Topology"}', "no GeoJSON"),
        (b'{"type":' + b"[" * 100_000, "no GeoJSON"),
    ],
)
def test_what_is_no_map_is_refused_in_one_sentence(tmp_path, octets, said):
    file = tmp_path / "hostile.osm"
    file.write_bytes(octets)

    with pytest.raises(BadMap, match=said) as refused:
        read(file, AREA)

    assert "\n" not in str(refused.value)


def test_a_refused_file_leaves_the_map_before_it(tmp_path, data, town):
    file = tmp_path / "torn.osm"
    file.write_bytes(TOWN.read_bytes()[:2000])

    told = basemap("import", file, data=data)

    assert told.exit_code == 1
    assert told.stderr.startswith(f"{file}: ")
    assert told.stderr.count("\n") == 1
    assert kept(data) == town
    assert [one.name for one in data.iterdir() if "part" in one.name] == []


@pytest.mark.parametrize(
    ("coordinates", "said"),
    [
        ([[514000, 6839000], [514100, 6839000]], "degrees"),
        ([[27.27, 61.686]], "shape"),
        ("nowhere", "shape"),
        ([[24.94, 60.17], [24.95, 60.17]], "no streets"),
    ],
)
def test_streets_that_are_nowhere_near_are_refused(tmp_path, coordinates, said):
    file = as_geojson(tmp_path, feature("LineString", coordinates, highway="residential"))

    with pytest.raises(BadMap, match=said):
        read(file, AREA)


def test_a_file_of_a_whole_country_is_refused_before_it_is_read(tmp_path):
    file = as_pbf(tmp_path)
    with file.open("r+b") as sparse:
        sparse.truncate(700_000_000)

    with pytest.raises(BadMap, match="700 MB is more than a town"):
        read(file, AREA)


def test_a_file_of_endless_objects_is_left(monkeypatch):
    monkeypatch.setattr(osm, "OBJECTS_AT_MOST", 10)

    with pytest.raises(BadMap, match="more than a town"):
        read(TOWN, AREA)


def test_a_folder_that_takes_no_file_keeps_the_map_before(data, town, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    told = basemap("import", TOWN, data=data)

    assert told.exit_code == 1
    assert "No space left on device" in told.stderr
    monkeypatch.undo()
    assert kept(data) == town


def test_show_and_remove_say_what_phones_get(data, town):
    before = basemap("show", data=data).stdout
    removed = basemap("remove", data=data)
    after = basemap("show", data=data).stdout

    assert "© OpenStreetMap contributors, ODbL" in before
    assert "1 street" in before
    assert removed.exit_code == 0
    assert not (data / "basemap.json.gz").exists()
    assert "sketch" in after


@given(octets=st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_file_whatever_is_more_than_refused(tmp_path_factory, octets):
    file = tmp_path_factory.mktemp("any") / "any"
    file.write_bytes(b'{"type": "FeatureCollection", "features": ' + octets)

    with pytest.raises(BadMap):
        read(file, AREA)
