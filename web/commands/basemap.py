"""`seikkailu basemap`: real streets under the checkpoints, in the place of the sketch."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from engine.formats.waypoints import one_line
from web import games
from web.basemap import keeping, overpass
from web.basemap.area import Area, area_of
from web.basemap.drawing import counted, drawn
from web.basemap.reading import OSM_ATTRIBUTION, is_osm, read
from web.basemap.trouble import BadMap
from web.commands.options import data_option
from web.folder import site_at
from web.preparing import prepared
from web.settings import settings_for


@click.group(name="basemap")
def basemap_group() -> None:
    """The map under the checkpoints: a sketch, until real streets are put in its place."""


@basemap_group.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--attribution", help="Whose data it is; a GeoJSON file cannot say so itself.")
@data_option
def import_map(file: Path, attribution: str | None, data: Path) -> None:
    """Take streets from .osm, .osm.pbf or GeoJSON, as much as lies around the adventures."""
    said = one_line(attribution or "")
    try:
        if not said and not is_osm(file):
            message = 'say whose data it is: --attribution "© ..."'
            raise click.UsageError(message)
        _keep(file, said or OSM_ATTRIBUTION, data, _area(data))
    except BadMap as trouble:
        message = f"{file}: {trouble}"
        raise BadMap(message) from trouble


@basemap_group.command(name="fetch")
@click.option(
    "--url",
    default=overpass.PUBLIC,
    show_default=True,
    help="An Overpass API to ask, once; phones never ask it.",
)
@data_option
def fetch_map(url: str, data: Path) -> None:
    """Ask OpenStreetMap's Overpass for the streets around the adventures."""
    if not url.startswith(("http://", "https://")):
        message = "--url is an address that begins with https:// or http://"
        raise click.UsageError(message)
    area = _area(data)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "overpass.osm"
        file.write_bytes(overpass.fetched(url, area))
        _keep(file, OSM_ATTRIBUTION, data, area)


@basemap_group.command(name="remove")
@data_option
def remove_map(data: Path) -> None:
    """Return to the sketch."""
    was_there = keeping.remove(data)
    click.echo("the sketch is served again" if was_there else "the sketch is served already")


@basemap_group.command(name="show")
@data_option
def show_map(data: Path) -> None:
    """Say which map phones get."""
    file = keeping.path_in(data)
    if file is None:
        click.echo("the sketch that comes with the program; `basemap fetch` gets real streets")
        return
    octets = file.read_bytes()
    attribution, counts = counted(octets)
    click.echo(f"{attribution}: {_told(counts)}, {len(octets) / 1000:.0f} kB")


def _area(data: Path) -> Area:
    """Around every adventure that teams can join."""
    prepared(data)
    site = site_at(settings_for(data, "http://localhost"))
    try:
        return area_of(games.adventure(site, game.edition) for game in games.open_games(site))
    finally:
        site.database.close()


def _keep(file: Path, attribution: str, data: Path, area: Area) -> None:
    drawing = drawn(read(file, area), area, attribution)
    keeping.keep(data, drawing.octets)
    if drawing.left_out:
        click.echo(
            f"left out, since there was no room: {', '.join(drawing.left_out)}", err=True
        )
    click.echo(
        f"{_told(drawing.counts)}, {len(drawing.octets) / 1000:.0f} kB; phones get it now"
    )


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
