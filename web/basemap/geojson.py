"""Reading GeoJSON: features with OpenStreetMap's tags, or with our own `kind`."""

import json
from pathlib import Path
from typing import Final, Literal

import shapely
from pydantic import BaseModel, ValidationError
from shapely.geometry.base import BaseGeometry

from web.basemap.kinds import GROUNDS, LINES, Kind, Thing, ground_of, line_of
from web.basemap.trouble import BadMap

AREAS: Final = {"Polygon", "MultiPolygon"}
WAYS: Final = {"LineString", "MultiLineString"}


class Feature(BaseModel):
    """One feature, as far as it is of use."""

    properties: dict[str, object] | None = None
    geometry: dict[str, object] | None = None


class Collection(BaseModel):
    """A whole file."""

    type: Literal["FeatureCollection"]
    features: list[Feature]


def read_geojson(file: Path, within: BaseGeometry) -> list[Thing]:
    """All that is drawn of a FeatureCollection. Raises BadMap."""
    try:
        collection = Collection.model_validate_json(file.read_bytes())
    except ValidationError as trouble:
        message = "this is no GeoJSON FeatureCollection"
        raise BadMap(message) from trouble
    things = (_thing(feature) for feature in collection.features)
    return [thing for thing in things if thing and thing.shape.intersects(within)]


def _thing(feature: Feature) -> Thing | None:
    if feature.geometry is None or feature.geometry.get("type") not in AREAS | WAYS:
        return None
    tags = {
        key: value
        for key, value in (feature.properties or {}).items()
        if isinstance(value, str)
    }
    kind = _kind(tags, is_area=feature.geometry["type"] in AREAS)
    return Thing(kind, tags.get("name"), _shape(feature.geometry)) if kind else None


def _kind(tags: dict[str, str], *, is_area: bool) -> Kind | None:
    kinds: tuple[Kind, ...] = GROUNDS if is_area else LINES
    own = next((kind for kind in kinds if tags.get("kind") == kind), None)
    return own or (ground_of(tags) if is_area else line_of(tags))


def _shape(geometry: dict[str, object]) -> BaseGeometry:
    try:
        shape = shapely.force_2d(shapely.from_geojson(json.dumps(geometry)))
    except shapely.errors.GEOSException as trouble:
        message = f"a feature has a shape that is none ({trouble})"
        raise BadMap(message) from trouble
    west, south, east, north = shape.bounds if not shape.is_empty else (0.0, 0.0, 0.0, 0.0)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        message = "coordinates must be degrees, lon before lat (WGS84): export the file so"
        raise BadMap(message)
    return shape
