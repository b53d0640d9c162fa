"""Which format a file is in: by what stands in it first, then by what it is called."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from engine.formats.csv_points import read_csv
from engine.formats.geojson import read_geojson
from engine.formats.gpx import read_gpx
from engine.formats.waypoints import Unreadable, Waypoints

OCTETS_LOOKED_AT = 4_000
OFFICE = {"xlsx", "xls", "ods", "numbers"}
MARKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""What may stand before the first letter: byte order marks, halves of letters, space."""


class Kind(StrEnum):
    """What can be read. A zip holds an adventure, the others hold places."""

    GPX = "gpx"
    GEOJSON = "geojson"
    CSV = "csv"
    ZIP = "zip"


READERS: Mapping[Kind, Callable[[bytes], Waypoints]] = {
    Kind.GPX: read_gpx,
    Kind.GEOJSON: read_geojson,
    Kind.CSV: read_csv,
}


def kind_of(name: str, octets: bytes) -> Kind:
    """Tell the format of a file called `name`; what it holds counts more than its name.

    Raises Unreadable where it is another program's own format, and says what to save as.
    """
    ending = name.rpartition(".")[2].lower()
    if ending in OFFICE or octets.startswith(b"\xd0\xcf\x11\xe0"):
        message = "this is a spreadsheet program's own file: save the table as CSV"
        raise Unreadable(message)
    if octets.startswith(b"PK"):
        return _zipped(ending)
    first = octets[:OCTETS_LOOKED_AT].lstrip(MARKS)
    if first.startswith(b"<"):
        if ending == "kml" or b"<kml" in first:
            message = "this is KML: save the map as GPX or GeoJSON"
            raise Unreadable(message)
        return Kind.GPX
    if first.startswith((b"{", b"[")):
        return Kind.GEOJSON
    if ending in {"gpx", "geojson", "json", "umap", "zip"}:
        message = f"this is called .{ending} but holds something else: save it again"
        raise Unreadable(message)
    return Kind.CSV


def _zipped(ending: str) -> Kind:
    if ending == "kmz":
        message = "this is packed KML: save the map as GPX or GeoJSON"
        raise Unreadable(message)
    return Kind.ZIP
