"""The town with a plate for each place, on which the desk writes how many teams are there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.scenario.adventure import Adventure
from web import games
from web.basemap import keeping
from web.print.sketch import Name, Spot, ground, sketch
from web.recent import Recent
from web.site import Site


@dataclass(frozen=True, slots=True)
class TownMap:
    """What never changes while a game is played. `plates` are by checkpoint."""

    height: float
    shapes: Sequence[tuple[str, str]]
    names: Sequence[Name]
    plates: Mapping[str, Spot]
    rough: bool
    attribution: str


def town_map(site: Site, edition: str) -> TownMap | None:
    """The map around an edition's places; None where none of them has one."""
    file = keeping.path_in(site.settings.data)
    key = (site.settings.data, edition, file.stat().st_mtime_ns if file else 0)
    drawn = _drawn_before.get(key)
    if drawn is None:
        drawn = _drawn(games.adventure(site, edition), site.settings.data)
        _drawn_before.keep(key, drawn)
    return drawn if drawn.plates else None


_drawn_before: Recent[tuple[Path, str, int], TownMap] = Recent(8)
"""By the edition, and by when other streets were last imported."""


def _drawn(adventure: Adventure, data: Path) -> TownMap:
    listed = [stop for stop in adventure.track(0).order if not stop.is_secret]
    placed = {
        number: (stop.id, stop.place.fence.centre)
        for number, stop in enumerate(listed, start=1)
        if stop.place
    }
    if not placed:
        return TownMap(0, (), (), {}, rough=True, attribution="")
    drawn = sketch({number: at for number, (_, at) in placed.items()}, ground(data))
    plates = {placed[plate.number][0]: plate.plate for plate in drawn.plates}
    return TownMap(
        drawn.height, drawn.shapes, drawn.names, plates, drawn.rough, drawn.attribution
    )
