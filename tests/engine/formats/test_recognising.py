import pytest

from engine.formats.recognising import READERS, Kind, kind_of
from engine.formats.waypoints import Unreadable

GPX = b'<?xml version="1.0"?><gpx version="1.1"/>'


@pytest.mark.parametrize(
    ("name", "octets", "kind"),
    [
        *(("a.gpx", GPX, Kind.GPX), ("a.xml", GPX, Kind.GPX), ("a.csv", GPX, Kind.GPX)),
        ("a", b"\xef\xbb\xbf " + GPX, Kind.GPX),
        ("a", GPX.decode().encode("utf-16"), Kind.GPX),
        *(("a.geojson", b" {}", Kind.GEOJSON), ("a.umap", b"\n{}", Kind.GEOJSON)),
        *(("a.csv", b"nimi;lat;lon", Kind.CSV), ("a.tsv", b"nimi\tlat\tlon", Kind.CSV)),
        *(("a.txt", b"nimi", Kind.CSV), ("A.ZIP", b"PK\x03\x04", Kind.ZIP)),
        ("a", b"PK", Kind.ZIP),
        ("empty.csv", b"", Kind.CSV),
    ],
)
def test_a_file_is_told_by_what_it_holds(name, octets, kind):
    assert kind_of(name, octets) is kind


@pytest.mark.parametrize(
    ("name", "octets", "sentence"),
    [
        ("places.xlsx", b"PK\x03\x04", "save the table as CSV"),
        ("places.ods", b"PK\x03\x04", "save the table as CSV"),
        ("places.csv", b"\xd0\xcf\x11\xe0\xa1\xb1", "save the table as CSV"),
        ("map.kml", b"<?xml version='1.0'?><x/>", "as GPX or GeoJSON"),
        ("map.gpx", b"<?xml version='1.0'?><kml/>", "as GPX or GeoJSON"),
        ("map.kmz", b"PK\x03\x04", "as GPX or GeoJSON"),
        ("walk.gpx", b"nimi;lat;lon", "called .gpx but holds something else"),
        ("walk.geojson", b"", "called .geojson but holds something else"),
        ("perille.zip", b"Rar!", "called .zip but holds something else"),
    ],
)
def test_what_cannot_be_read_is_told_what_to_save_it_as(name, octets, sentence):
    with pytest.raises(Unreadable, match=sentence):
        kind_of(name, octets)


def test_every_kind_but_the_zip_has_its_reader():
    assert set(READERS) == set(Kind) - {Kind.ZIP}
