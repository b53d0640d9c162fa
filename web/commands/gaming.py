"""`seikkailu game`: what teams can join, and the organiser's hand on the day."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from engine.codes import tidy
from engine.play.events import IntentRefused
from engine.play.intents import (
    Award,
    CloseCheckpoint,
    OrganiserIntent,
    Pause,
    ReopenCheckpoint,
    Resume,
    ReturnAnswer,
    Waive,
)
from web import games, organising
from web.commands.options import data_option
from web.commands.publishing import impact_told
from web.folder import site_at
from web.games import Offline, open_games
from web.preparing import prepared
from web.settings import settings_for
from web.site import Site

code_argument = click.argument("code")
picks_option = click.option(
    "--choose",
    "picks",
    multiple=True,
    metavar="CHALLENGE=OPTION",
    help="What is chosen in a branch that has no default.",
)


@contextmanager
def _opened(data: Path) -> Iterator[Site]:
    prepared(data)
    site = site_at(settings_for(data, "http://localhost"))
    yield site
    site.database.close()


@click.group(name="game")
def game_group() -> None:
    """Games that teams can join, and what organisers do in them."""


@game_group.command(name="list")
@data_option
def list_games(data: Path) -> None:
    """List open games with their join codes."""
    with _opened(data) as site:
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
    with _opened(data) as site:
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
    with _opened(data) as site:
        if not games.close(site, code):
            raise _no_game(code)


@game_group.command(name="export")
@code_argument
@data_option
def export_runs(data: Path, code: str) -> None:
    """Print a game's runs as JSON lines, which `simulate` reads.

    Closed games have their runs, too.
    """
    from web.run_export import exported  # noqa: PLC0415 (what only simulations need)

    with _opened(data) as site:
        try:
            played = games.any_game(site, tidy(code))
        except LookupError as missing:
            raise click.UsageError(str(missing)) from missing
        with site.database.snapshot() as connection:
            for line in exported(connection, played.code, played.adventure_id):
                click.echo(line)


@game_group.command(name="publish")
@code_argument
@data_option
@click.option("--dry-run", is_flag=True, help="Only say who would move.")
@click.option("--rescore", is_flag=True, help="Move those, too, whose points change by it.")
def publish_game(data: Path, code: str, *, dry_run: bool, rescore: bool) -> None:
    """Give a game the adventure as it is now, and move the teams that lose nothing by it."""
    from web import publishing  # noqa: PLC0415 (what only an edit needs)

    with _opened(data) as site:
        staged = _game(site, code)
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


@game_group.command(name="pause")
@code_argument
@data_option
def pause_game(data: Path, code: str) -> None:
    """Stop every team's clock; nothing is refused meanwhile."""
    _in_game(data, code, Pause)


@game_group.command(name="resume")
@code_argument
@data_option
def resume_game(data: Path, code: str) -> None:
    """Let the clocks run again."""
    _in_game(data, code, Resume)


@game_group.command(name="announce")
@code_argument
@click.argument("words")
@data_option
def announce(data: Path, code: str, words: str) -> None:
    """Say something to every team, also to those that start later."""
    with _opened(data) as site:
        click.echo(_reached(organising.say(site, _game(site, code), words, site.clock())))


@game_group.command(name="close-checkpoint")
@code_argument
@click.argument("checkpoint")
@picks_option
@data_option
def close_checkpoint(data: Path, code: str, checkpoint: str, picks: tuple[str, ...]) -> None:
    """Close a checkpoint: it passes by itself as soon as it would open."""
    options = _picked(picks)
    _in_game(data, code, lambda at: CloseCheckpoint(at, checkpoint, options))


@game_group.command(name="reopen-checkpoint")
@code_argument
@click.argument("checkpoint")
@data_option
def reopen_checkpoint(data: Path, code: str, checkpoint: str) -> None:
    """Open a checkpoint again for whom it has not yet passed."""
    _in_game(data, code, lambda at: ReopenCheckpoint(at, checkpoint))


@game_group.command(name="waive")
@click.argument("run")
@click.argument("challenge")
@picks_option
@data_option
def waive(data: Path, run: str, challenge: str, picks: tuple[str, ...]) -> None:
    """Spare one team a challenge, or a whole checkpoint."""
    options = _picked(picks)
    if "/" in challenge:
        _in_run(data, run, lambda at: Waive(at, challenge, options.get(challenge)))
    else:
        _in_run(data, run, lambda at: CloseCheckpoint(at, challenge, options))


@game_group.command(name="award", context_settings={"ignore_unknown_options": True})
@click.argument("run")
@click.argument("points", type=click.IntRange(-1000, 1000))
@data_option
def award(data: Path, run: str, points: int) -> None:
    """Give one team points, or take some."""
    _in_run(data, run, lambda at: Award(at, points))


@game_group.command(name="return")
@click.argument("run")
@click.argument("challenge")
@data_option
def return_answer(data: Path, run: str, challenge: str) -> None:
    """Give one team's answer back, to be answered again."""
    _in_run(data, run, lambda at: ReturnAnswer(at, challenge))


def _in_game(data: Path, code: str, what: Callable[[datetime], OrganiserIntent]) -> None:
    with _opened(data) as site:
        click.echo(_reached(organising.in_game(site, _game(site, code), what(site.clock()))))


def _in_run(data: Path, run: str, what: Callable[[datetime], OrganiserIntent]) -> None:
    with _opened(data) as site:
        happened = organising.in_run(site, run, what(site.clock()))
        if happened is None:
            message = f"there is no run '{run}'"
            raise click.UsageError(message)
        refused = next((one for one in happened if isinstance(one, IntentRefused)), None)
        if refused is not None:
            message = f"that cannot be done: {refused.reason}"
            raise click.ClickException(message)


def _game(site: Site, code: str) -> str:
    if games.game(site, code) is None:
        raise _no_game(code)
    return tidy(code)


def _no_game(code: str) -> click.UsageError:
    return click.UsageError(f"there is no open game '{code}': see `seikkailu game list`")


def _reached(teams: int) -> str:
    return f"{teams} {'team' if teams == 1 else 'teams'} reached"


def _picked(picks: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [pick.partition("=") for pick in picks]
    if not all(middle for _, middle, _ in pairs):
        message = "write --choose CHALLENGE=OPTION, such as --choose tori/reitti=vasen"
        raise click.UsageError(message)
    return {challenge: option for challenge, _, option in pairs}
