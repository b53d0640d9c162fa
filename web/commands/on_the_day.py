"""The organiser's hand on the day: the commands of `seikkailu game` while people play."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

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
from web import games, notes, organising
from web.commands.closing import price_told
from web.commands.opening import code_argument, game_code, opened
from web.commands.options import data_option
from web.site import Site

if TYPE_CHECKING:
    from web.closing import Price

picks_option = click.option(
    "--choose",
    "picks",
    multiple=True,
    metavar="CHALLENGE=OPTION",
    help="What is chosen in a branch that has no default.",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Only say who would lose what.")
anyway_option = click.option("--anyway", is_flag=True, help="Close it whatever that costs.")


@click.command(name="pause")
@code_argument
@data_option
def pause_game(data: Path, code: str) -> None:
    """Stop every team's clock; nothing is refused meanwhile."""
    _in_game(data, code, Pause)


@click.command(name="resume")
@code_argument
@data_option
def resume_game(data: Path, code: str) -> None:
    """Let the clocks run again."""
    _in_game(data, code, Resume)


@click.command(name="announce")
@code_argument
@click.argument("words")
@data_option
def announce(data: Path, code: str, words: str) -> None:
    """Say something to every team, also to those that start later."""
    with opened(data) as site:
        click.echo(_reached(organising.say(site, game_code(site, code), words, site.clock())))


@click.command(name="notes")
@code_argument
@data_option
def read_notes(data: Path, code: str) -> None:
    """Print what teams say is wrong somewhere, the oldest first; also of a closed game."""
    with opened(data) as site:
        try:
            staged = games.any_game(site, tidy(code))
        except LookupError as missing:
            raise click.UsageError(str(missing)) from missing
        zone = ZoneInfo(games.adventure(site, staged.edition).timezone)
        for note in notes.notes_of(site, staged.code):
            at = note.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
            click.echo(f"{at}  {note.checkpoint or '-'}  {note.team}: {note.words}")


@click.command(name="close-checkpoint")
@code_argument
@click.argument("checkpoint")
@picks_option
@dry_run_option
@anyway_option
@data_option
def close_checkpoint(
    data: Path, code: str, checkpoint: str, *, picks: tuple[str, ...], **agreed: bool
) -> None:
    """Close a checkpoint: it passes by itself as soon as it would open.

    First it is proved what that leaves ahead of each team; where a team would lose an ending,
    or the finish, nothing is closed without --anyway.
    """
    from web import closing  # noqa: PLC0415 (the solver is slow to load)

    options = _picked(picks)
    with opened(data) as site:
        staged = game_code(site, code)
        intent = CloseCheckpoint(site.clock(), checkpoint, options)
        if _meant(closing.price(site, staged, intent), intent, **agreed):
            click.echo(_reached(organising.in_game(site, staged, intent)))


@click.command(name="reopen-checkpoint")
@code_argument
@click.argument("checkpoint")
@data_option
def reopen_checkpoint(data: Path, code: str, checkpoint: str) -> None:
    """Open a checkpoint again for whom it has not yet passed."""
    _in_game(data, code, lambda at: ReopenCheckpoint(at, checkpoint))


@click.command(name="waive")
@click.argument("run")
@click.argument("challenge")
@picks_option
@dry_run_option
@anyway_option
@data_option
def waive(
    data: Path, run: str, challenge: str, *, picks: tuple[str, ...], **agreed: bool
) -> None:
    """Spare one team a challenge, or a whole checkpoint: that is proved as closing is."""
    from web import closing  # noqa: PLC0415 (the solver is slow to load)

    options = _picked(picks)
    with opened(data) as site:
        now = site.clock()
        if "/" in challenge:
            _in_run(site, run, Waive(now, challenge, options.get(challenge)))
            return
        intent = CloseCheckpoint(now, challenge, options)
        found = closing.price_of_one(site, run, intent)
        if found is None or _meant(found, intent, **agreed):
            _in_run(site, run, intent)


@click.command(name="award", context_settings={"ignore_unknown_options": True})
@click.argument("run")
@click.argument("points", type=click.IntRange(-1000, 1000))
@data_option
def award(data: Path, run: str, points: int) -> None:
    """Give one team points, or take some."""
    with opened(data) as site:
        _in_run(site, run, Award(site.clock(), points))


@click.command(name="return")
@click.argument("run")
@click.argument("challenge")
@data_option
def return_answer(data: Path, run: str, challenge: str) -> None:
    """Give one team's answer back, to be answered again."""
    with opened(data) as site:
        _in_run(site, run, ReturnAnswer(site.clock(), challenge))


def _in_game(data: Path, code: str, what: Callable[[datetime], OrganiserIntent]) -> None:
    with opened(data) as site:
        staged = game_code(site, code)
        click.echo(_reached(organising.in_game(site, staged, what(site.clock()))))


def _in_run(site: Site, run: str, intent: OrganiserIntent) -> None:
    happened = organising.in_run(site, run, intent)
    if happened is None:
        message = f"there is no run '{run}'"
        raise click.UsageError(message)
    refused = next((one for one in happened if isinstance(one, IntentRefused)), None)
    if refused is not None:
        message = f"that cannot be done: {refused.reason}"
        raise click.ClickException(message)


def _meant(price: "Price", intent: CloseCheckpoint, *, dry_run: bool, anyway: bool) -> bool:
    """Tell what closing costs; whether to go on with it."""
    adventure = price.adventure
    if adventure.checkpoint(intent.checkpoint) is None:
        known = ", ".join(stop.id for stop in adventure.checkpoints)
        message = f"there is no checkpoint '{intent.checkpoint}': write one of {known}"
        raise click.UsageError(message)
    if price.undecided:
        ref = price.undecided[0]
        message = f"the way parts there: pick for everyone, such as --choose {ref}=OPTION"
        raise click.UsageError(message)
    for line in price_told(price):
        click.echo(line)
    if price and not (dry_run or anyway):
        message = "nothing was closed; with --anyway it is"
        raise click.ClickException(message)
    return not dry_run


def _reached(teams: int) -> str:
    return f"{teams} {'team' if teams == 1 else 'teams'} reached"


def _picked(picks: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [pick.partition("=") for pick in picks]
    if not all(middle for _, middle, _ in pairs):
        message = "write --choose CHALLENGE=OPTION, such as --choose tori/reitti=vasen"
        raise click.UsageError(message)
    return {challenge: option for challenge, _, option in pairs}


COMMANDS = (
    pause_game,
    resume_game,
    announce,
    read_notes,
    close_checkpoint,
    reopen_checkpoint,
    waive,
    award,
    return_answer,
)
