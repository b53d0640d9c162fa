"""Reading OpenStreetMap's own files, XML and PBF, with pyosmium."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import osmium
import shapely
from osmium.geom import WKBFactory
from osmium.osm import RELATION
from osmium.osm.types import Area, OSMEntity, Relation, Way
from shapely.geometry.base import BaseGeometry

from web.basemap.kinds import Thing, ground_of, line_of
from web.basemap.shores import open_water
from web.basemap.trouble import BadMap

OBJECTS_AT_MOST: Final = 5_000_000
"""A town has a few hundred thousand; a country has more than a laptop's memory."""


def read_osm(file: Path, form: str, within: BaseGeometry) -> list[Thing]:
    """All that is drawn of a file; `form` is osmium's word for it. Raises BadMap."""
    source = osmium.io.File(str(file), form)
    try:
        found = _Found(_lakes(source), within)
        for count, one in enumerate(osmium.FileProcessor(source).with_areas()):
            if count == OBJECTS_AT_MOST:
                message = "this is more than a town: cut it down to the adventures' area first"
                raise BadMap(message)
            found.add(one)
    except (RuntimeError, osmium.InvalidLocationError) as trouble:
        message = f"this is no whole OpenStreetMap file ({trouble})"
        raise BadMap(message) from trouble
    return found.things + found.cut_lakes()


class _Lake(NamedTuple):
    """A multipolygon of water: its name and the ways of its shores."""

    name: str | None
    ways: frozenset[int]


@dataclass(slots=True)
class _Found:
    """What a file has given so far. `lakes` are multipolygons of water.

    A file that was cut out of the country seldom holds all ways of a great lake: its
    multipolygon is then not put together, and its shores are kept for `cut_lakes`.
    """

    lakes: Mapping[int, _Lake]
    within: BaseGeometry
    things: list[Thing] = field(default_factory=list)
    whole: set[int] = field(default_factory=set)
    shores: dict[int, BaseGeometry] = field(default_factory=dict)

    def add(self, one: OSMEntity) -> None:
        """Take in the next object of the file."""
        if isinstance(one, Way):
            self._add_way(one)
        elif isinstance(one, Area):
            self._add_area(one)

    def _add_way(self, way: Way) -> None:
        tags = dict(way.tags)
        kind = line_of(tags)
        is_shore = any(way.id in lake.ways for lake in self.lakes.values())
        if kind is None and not is_shore:
            return
        shape = _line(way)
        if shape is None or not shape.intersects(self.within):
            return
        if is_shore:
            self.shores[way.id] = shape
        if kind is not None:
            self.things.append(Thing(kind, tags.get("name"), shape))

    def _add_area(self, area: Area) -> None:
        if not area.from_way():
            self.whole.add(area.orig_id())
        tags = dict(area.tags)
        kind = ground_of(tags)
        if kind is None:
            return
        shape = shapely.from_wkb(WKBFactory().create_multipolygon(area))
        if shape.intersects(self.within):
            self.things.append(Thing(kind, tags.get("name"), shape))

    def cut_lakes(self) -> list[Thing]:
        """Water between the shores of lakes that the file holds in part."""
        cut = [lake for id_, lake in self.lakes.items() if id_ not in self.whole]
        ways = {way for lake in cut for way in lake.ways}
        shores = [shape for way, shape in self.shores.items() if way in ways]
        dry = [thing.shape for thing in self.things if thing.kind in {"street", "building"}]
        name = cut[0].name if len(cut) == 1 else None
        return [Thing("lake", name, water) for water in open_water(shores, dry, self.within)]


def _lakes(source: osmium.io.File) -> dict[int, _Lake]:
    relations = osmium.FileProcessor(source, RELATION)
    return {
        one.id: _Lake(
            one.tags.get("name"), frozenset(way.ref for way in one.members if way.type == "w")
        )
        for one in relations
        if isinstance(one, Relation) and ground_of(dict(one.tags)) == "lake"
    }


def _line(way: Way) -> BaseGeometry | None:
    """The part of a way whose nodes the file holds; None if that is no line."""
    places = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
    return shapely.LineString(places) if len(places) > 1 else None
