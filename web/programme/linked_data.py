"""The programme's pages as data for machines: JSON-LD in the words of schema.org.

The page tells the same in words. Pure: from what is told to what a script element holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from engine.programme import Happening, Kind, Programme, SubProject
from engine.scenario.checkpoint import Checkpoint, Grade
from engine.text import Text
from web.programme.telling import Telling
from web.prose import plain

Data: TypeAlias = dict[str, object]

_TYPES: Final[Mapping[Kind, str]] = {
    Kind.TRAINING: "EducationEvent",
    Kind.WEEK: "Festival",
    Kind.EXHIBITION: "ExhibitionEvent",
    Kind.TOURNAMENT: "SportsEvent",
}
_KNOWN: Final = frozenset({Grade.SURVEYED, Grade.PUBLISHED})
"""Grades of a point that may be handed on: the rest is good enough for a walk only."""

_TOWN: Final[Data] = {
    "@type": "City",
    "name": "Mikkeli",
    "address": {"@type": "PostalAddress", "addressCountry": "FI"},
}


@dataclass(frozen=True, slots=True)
class Describer:
    """Says things in one reader's language, under the site's own address."""

    language: str
    site: str

    def umbrella(self, whole: Programme) -> Data:
        """The programme: who paid for it, when it was, and what was a part of it."""
        parts = [{"@id": self._address(part.id)} for part in whole.sub_projects]
        told = self._project(self._address(), whole.title, whole.summary)
        funder = {"@type": "Organization", "name": self._said(whole.funder)}
        return _graph([told | _dates(whole) | {"funder": funder, "subOrganization": parts}])

    def sub_project(
        self, whole: Programme, part: SubProject, told_by: Iterable[Telling]
    ) -> Data:
        """A sub-project, who made it, what it put on, and the places where it is met."""
        address = self._address(part.id)
        maker: Data = {"@type": "Organization", "@id": f"{address}#by"}
        maker["name"] = part.organisation
        if part.site:
            maker["url"] = part.site
        if part.role_address:
            maker["email"] = part.role_address
        told = self._project(address, part.name, part.summary) | _dates(part)
        told["parentOrganization"] = {
            "@id": self._address(),
            "@type": "Project",
            "name": self._said(whole.title),
        }
        told["member"] = {"@id": maker["@id"]}
        happened = [self._event(one, maker) for one in part.happenings if one.begins]
        places = [
            self._place(stop.checkpoint, telling.adventure.fallback)
            for telling in told_by
            for stop in telling.stops
        ]
        return _graph([told, maker, *happened, *places])

    def _project(self, address: str, name: Text, summary: Text) -> Data:
        return {
            "@type": "Project",
            "@id": address,
            "url": address,
            "name": self._said(name),
            "description": self._said(summary),
            "areaServed": _TOWN,
        }

    def _event(self, one: Happening, maker: Data) -> Data:
        times = {"startDate": one.begins, "endDate": one.ends}
        return {
            "@type": _TYPES.get(one.kind, "Event"),
            "name": self._said(one.name),
            "description": self._said(one.text),
            **{name: day for name, day in times.items() if day},
            "location": _TOWN,
            "organizer": {"@id": maker["@id"]},
        }

    def _place(self, stop: Checkpoint, fallback: Sequence[str]) -> Data:
        told: Data = {
            "@type": "TouristAttraction",
            "name": self._said(stop.title, fallback),
            "isAccessibleForFree": True,
            "containedInPlace": _TOWN,
        }
        if stop.address:
            told["address"] = self._said(stop.address, fallback)
        if stop.place and stop.place.grade in _KNOWN:
            at = stop.place.fence.centre
            told["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": at.lat,
                "longitude": at.lon,
            }
        return told

    def _said(self, text: Text, fallback: Sequence[str] = ()) -> str:
        return plain(text.said(self.language, fallback))

    def _address(self, sub: str = "") -> str:
        return f"{self.site}/programme/{sub}".rstrip("/")


def _dates(told: Programme | SubProject) -> Data:
    times = {"foundingDate": told.begins, "dissolutionDate": told.ends}
    return {name: day for name, day in times.items() if day}


def _graph(nodes: list[Data]) -> Data:
    return {"@context": "https://schema.org", "@graph": nodes}
