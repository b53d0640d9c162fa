"""Reading a map file: which format it is, by what is in it and not by its name."""

from pathlib import Path
from typing import Final

from web.basemap.area import Area
from web.basemap.geojson import read_geojson
from web.basemap.kinds import Thing
from web.basemap.osm import read_osm
from web.basemap.trouble import BadMap

MOST_OCTETS: Final = 200_000_000
MOST_OCTETS_OF_JSON: Final = 60_000_000
OSM_ATTRIBUTION: Final = "© OpenStreetMap contributors, ODbL"
_HEAD: Final = 4096


def is_osm(file: Path) -> bool:
    """Whether a file is OpenStreetMap's own, so that it is known whose data it is."""
    return _form(file) in {"osm", "pbf"}


def read(file: Path, area: Area) -> list[Thing]:
    """All that is drawn of a file and touches the area. Raises BadMap."""
    form = _form(file)
    size, most = file.stat().st_size, MOST_OCTETS_OF_JSON if form == "geojson" else MOST_OCTETS
    if size > most:
        message = f"{size // 10**6} MB is more than a town: at most {most // 10**6} MB are read"
        raise BadMap(message)
    things = (
        read_geojson(file, area.shape)
        if form == "geojson"
        else read_osm(file, form, area.shape)
    )
    if not any(thing.kind in {"road", "street", "path"} for thing in things):
        message = "there are no streets in it around the adventures"
        raise BadMap(message)
    return things


def _form(file: Path) -> str:
    with file.open("rb") as source:
        head = source.read(_HEAD)
    if not head.strip():
        message = "the file is empty"
        raise BadMap(message)
    if b"OSMHeader" in head[:64]:
        return "pbf"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "geojson"
    if start.startswith(b"<") and b"<osm" in head:
        return "osm"
    message = "this is neither .osm, .osm.pbf nor GeoJSON"
    raise BadMap(message)
