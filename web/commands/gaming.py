"""`seikkailu game`: what teams can join. What organisers do on the day is `on_the_day`'s."""

from pathlib import Path

import click

from engine.codes import tidy
from web import games
from web.commands import on_the_day
from web.commands.opening import code_argument, game_code, no_game, opened
from web.commands.options import data_option
from web.commands.publishing import impact_told
from web.games import Offline, open_games
from web.words import LANGUAGES, words_in


@click.group(name="game")
def game_group() -> None:
    """Games that teams can join, and what organisers do in them."""


@game_group.command(name="list")
@data_option
def list_games(data: Path) -> None:
    """List open games with their join codes."""
    with opened(data) as site:
        for game in open_games(site):
            click.echo(f"{game.code}  {game.adventure_id}  {game.title.said('fi')}")


@game_group.command(name="create")
@click.argument("adventure")
@data_option
@click.option("--no-posters", is_flag=True, help="No codes hang: the team's word opens places.")
@click.option("--competitive/--relaxed", default=None, help="Else as the adventure says.")
@click.option(
    "--offline",
    type=click.Choice(["whole", "open-only"]),
    help="What phones get beforehand: all, sealed, or only what is open.",
)
def create_game(
    data: Path,
    adventure: str,
    *,
    no_posters: bool,
    competitive: bool | None,
    offline: Offline | None,
) -> None:
    """Open another game of an adventure, and print its join code."""
    with opened(data) as site:
        made = games.create(
            site, adventure, posters=not no_posters, competitive=competitive, offline=offline
        )
        if made is None:
            known = ", ".join(one.id for one in site.catalogue.adventures)
            message = f"there is no adventure '{adventure}': write one of {known}"
            raise click.UsageError(message)
        click.echo(made.code)


@game_group.command(name="close")
@code_argument
@data_option
def close_game(data: Path, code: str) -> None:
    """Let no more teams join; those under way play on."""
    with opened(data) as site:
        if not games.close(site, code):
            raise no_game(code)


@game_group.command(name="export")
@code_argument
@data_option
def export_runs(data: Path, code: str) -> None:
    """Print a game's runs as JSON lines, which `simulate` reads.

    Closed games have their runs, too.
    """
    from web.run_export import exported  # noqa: PLC0415 (what only simulations need)

    with opened(data) as site:
        try:
            played = games.any_game(site, tidy(code))
        except LookupError as missing:
            raise click.UsageError(str(missing)) from missing
        with site.database.snapshot() as connection:
            for line in exported(connection, played.code, played.adventure_id):
                click.echo(line)


@game_group.command(name="results")
@code_argument
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--lang",
    default="fi",
    type=click.Choice(list(LANGUAGES)),
    show_default=True,
    help="The language of the tables' headings.",
)
@data_option
def write_results(data: Path, code: str, file: Path, lang: str) -> None:
    """Write a game's results: the file's ending says as what.

    .ods a spreadsheet, .csv.zip its tables, .xml IOF 3.0, .jsonl the log, .zip the photos.
    """
    from web.results import files  # noqa: PLC0415 (lxml, for this alone)

    kind = next((one for name, one in files.KINDS.items() if _ends_as(file, name)), None)
    if kind is None:
        message = "write a file that ends in .ods, .csv.zip, .xml, .jsonl or .zip"
        raise click.UsageError(message)
    with opened(data) as site:
        try:
            played = games.any_game(site, tidy(code))
        except LookupError as missing:
            raise click.UsageError(str(missing)) from missing
        asked = files.Asked(site, played, words_in(lang), site.clock())
        file.write_bytes(kind.made(asked))


def _ends_as(file: Path, name: str) -> bool:
    """Whether a file ends as that kind does: `.csv.zip` before `.zip`."""
    return file.name.endswith(f".{name.partition('.')[2]}")


@game_group.command(name="publish")
@code_argument
@data_option
@click.option("--dry-run", is_flag=True, help="Only say who would move.")
@click.option("--rescore", is_flag=True, help="Move those, too, whose points change by it.")
def publish_game(data: Path, code: str, *, dry_run: bool, rescore: bool) -> None:
    """Give a game the adventure as it is now, and move the teams that lose nothing by it."""
    from web import publishing  # noqa: PLC0415 (what only an edit needs)

    with opened(data) as site:
        staged = game_code(site, code)
        adventure = site.catalogue.adventure(games.any_game(site, staged).adventure_id)
        if adventure is None:
            message = f"the adventure of {staged} is not here any more"
            raise click.ClickException(message)
        if dry_run:
            found = publishing.impact(site, staged, adventure, site.clock())
        else:
            found = publishing.publish(site, staged, adventure, site.clock(), rescore=rescore)
        for line in impact_told(found, rescore=rescore):
            click.echo(line)


for command in on_the_day.COMMANDS:
    game_group.add_command(command)
