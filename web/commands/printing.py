"""`seikkailu print`: posters, the list to hang them by, join sheets, certificates, as PDF."""

from pathlib import Path

import click

from web import games
from web.assets import ClientNotBuilt
from web.commands.options import data_option, option, url_option
from web.folder import site_at
from web.games import Game
from web.preparing import prepared
from web.print.job import SIZES, USUAL_LANGUAGES, Job
from web.print.sheets import SHEETS, sheets
from web.settings import settings_for
from web.site import Site
from web.words import LANGUAGES


@click.command(name="print")
@click.argument("what", type=click.Choice(tuple(SHEETS)))
@click.option(
    "--out",
    "--into",
    "out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF to write.",
)
@click.option("--game", "code", help="The game's code, where more than one is open.")
@click.option(
    "--size",
    default="a4",
    show_default=True,
    type=click.Choice(SIZES),
    help="Of posters and join sheets: a5 is two on a sheet, a6 four.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(tuple(LANGUAGES)),
    help="One or two, the larger first; else Finnish and English.",
)
@data_option
@url_option
@option("contact")
def print_sheets(  # noqa: PLR0913, PLR0917 (one for each option)
    what: str,
    out: Path,
    code: str | None,
    size: str,
    languages: tuple[str, ...],
    data: Path,
    public_url: str,
    contact: str,
) -> None:
    """Print WHAT of a game: posters, checklist, join or certificates."""
    if len(languages) > 2:
        message = "a sheet has room for two languages"
        raise click.UsageError(message)
    url = public_url.rstrip("/") or "http://localhost:8000"
    prepared(data)
    site = site_at(settings_for(data, url, contact=contact))
    try:
        job = Job(site, _game(site, code), languages or USUAL_LANGUAGES)
        out.write_bytes(sheets(what, job, size))
    except (ClientNotBuilt, OSError) as trouble:
        raise click.ClickException(str(trouble)) from trouble
    finally:
        site.database.close()


def _game(site: Site, code: str | None) -> Game:
    there = games.open_games(site)
    if code is None and len(there) == 1:
        return there[0]
    try:
        return games.any_game(site, code or "")
    except LookupError:
        known = ", ".join(f"{one.code} ({one.adventure_id})" for one in there)
        message = f"say which game by --game; open now: {known or 'none'}"
        raise click.UsageError(message) from None
