"""The town of the tests as a map, in each format, and what phones get of it."""

import gzip
import json
from pathlib import Path

import osmium
from click.testing import CliRunner, Result

from web.cli import main

TOWN = Path(__file__).parent / "town" / "town.osm"
STEPS = 100_000


def basemap(*words: object, data: Path) -> Result:
    """`seikkailu basemap ...` over a data folder."""
    return CliRunner().invoke(main, ["basemap", *map(str, words), "--data", str(data)])


def as_pbf(folder: Path) -> Path:
    """The town as a binary file, as extracts of OpenStreetMap come."""
    file = folder / "town.osm.pbf"
    with osmium.SimpleWriter(str(file)) as writer:
        for one in osmium.FileProcessor(str(TOWN)):
            writer.add(one)
    return file


def as_geojson(folder: Path, *features: dict[str, object]) -> Path:
    """A FeatureCollection of these."""
    file = folder / "town.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return file


def feature(shape: str, coordinates: object, **tags: str) -> dict[str, object]:
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": tags, "geometry": geometry}


STREET = feature(
    "LineString", [[27.27, 61.686], [27.274, 61.688]], highway="residential", name="Torpankatu"
)


def kept(data: Path) -> dict[str, object]:
    """The map that a data folder serves."""
    drawing: dict[str, object] = json.loads(
        gzip.decompress((data / "basemap.json.gz").read_bytes())
    )
    return drawing


def named(drawing: dict[str, object], name: str | None, kind: str | None = None) -> list[dict]:
    features = drawing["features"]
    return [one for one in features if one.get("name") == name and kind in {None, one["kind"]}]


def degrees(steps: list[int]) -> list[tuple[float, float]]:
    """Corners as (lat, lon)."""
    lon = lat = 0
    corners = []
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        lon, lat = lon + east, lat + north
        corners.append((lat / STEPS, lon / STEPS))
    return corners
