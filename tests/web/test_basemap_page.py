"""The one address of the map: the sketch, until an organiser has imported streets."""

import gzip
import json
from pathlib import Path

import pytest

from tests.mapping import TOWN
from web.basemap.area import Area, Box
from web.basemap.drawing import drawn
from web.basemap.keeping import keep, remove
from web.basemap.reading import OSM_ATTRIBUTION, read

AREA = Area((Box(61.666, 27.256, 61.7, 27.305),))
SKETCH = Path(__file__).parents[2] / "web" / "client" / "basemap" / "mikkeli.geojson"


@pytest.fixture
def browser(app):
    return app.test_client()


@pytest.fixture
def imported(site):
    octets = drawn(read(TOWN, AREA), AREA, OSM_ATTRIBUTION).octets
    keep(site.settings.data, octets)
    return octets


def asked(browser, **headers: str):
    """The map, as a phone asks for it."""
    sent = {"Accept-Encoding": "gzip, br"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return browser.get("/basemap.json", headers=sent, buffered=True)


def told(answer) -> dict:
    return json.loads(gzip.decompress(answer.data))


def test_without_an_import_the_sketch_is_served(browser):
    answer = asked(browser)

    assert answer.status_code == 200
    assert told(answer)["sketch"] is True
    assert "OpenStreetMap" in told(answer)["attribution"], "some of its points are theirs"


def test_imported_streets_take_its_place_and_give_it_back(browser, site, imported):
    streets = told(asked(browser))
    remove(site.settings.data)
    after = told(asked(browser))

    assert streets["sketch"] is False
    assert streets["attribution"] == OSM_ATTRIBUTION
    assert after["sketch"] is True


def test_it_is_sent_compressed_and_sent_once(browser, imported):
    first = asked(browser)
    again = asked(browser, If_None_Match=first.headers["ETag"])

    assert first.mimetype == "application/json"
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.data == imported
    assert "Accept-Encoding" in first.headers["Vary"]
    assert "no-cache" in first.headers["Cache-Control"]
    assert again.status_code == 304


def test_another_import_is_another_map_to_a_phone(browser, site, imported):
    first = asked(browser)
    keep(site.settings.data, drawn(read(TOWN, AREA), AREA, "© Joku muu").octets)
    again = asked(browser, If_None_Match=first.headers["ETag"])

    assert again.status_code == 200
    assert told(again)["attribution"] == "© Joku muu"


def test_who_reads_no_gzip_gets_it_plain(browser, imported):
    answer = asked(browser, Accept_Encoding="identity")

    assert "Content-Encoding" not in answer.headers
    assert answer.get_json()["sketch"] is False


def sketched() -> list[dict]:
    return json.loads(SKETCH.read_text("utf-8"))["features"]


def test_every_line_of_the_sketch_says_how_it_was_drawn_and_how_far_it_may_be_off():
    for one in sketched():
        properties = one["properties"]
        assert properties["grade"] in "ABCD"
        assert properties["accuracy_m"] > 0
        assert len(properties["derived"]) > 20, properties


def test_what_may_be_far_off_is_drawn_dashed(browser):
    drawn_ = {one.get("name"): one for one in told(asked(browser))["features"]}

    assert drawn_["Valtatie 5"]["rough"] is True
    assert "rough" not in drawn_["Hallituskatu"]


def test_the_sketch_covers_every_place_of_both_adventures(site):
    lons = [lon for one in sketched() for lon, _ in corners(one)]
    lats = [lat for one in sketched() for _, lat in corners(one)]
    places = [
        stop.place.fence.centre
        for adventure in site.catalogue.adventures
        for stop in adventure.checkpoints
        if stop.place
    ]

    assert len(places) > 15
    for place in places:
        assert min(lons) <= place.lon <= max(lons)
        assert min(lats) <= place.lat <= max(lats)


def corners(feature: dict) -> list[list[float]]:
    coordinates = feature["geometry"]["coordinates"]
    return coordinates[0] if feature["geometry"]["type"] == "Polygon" else coordinates
