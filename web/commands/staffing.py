"""`seikkailu invite` and `seikkailu staff`: who may come in, and who is in."""

from pathlib import Path

import click

from web import games, staffing
from web.commands.opening import game_code, opened
from web.commands.options import data_option, url_option
from web.folder import site_at
from web.preparing import prepared
from web.settings import settings_for
from web.site import Site
from web.staffing import Duty, Role

LONGEST_LABEL = 60


@click.command()
@data_option
@url_option
@click.option(
    "--role",
    type=click.Choice([str(role) for role in Role]),
    required=True,
    help="What the one who comes in will do.",
)
@click.option("--game", help="Only in the game with this join code.")
@click.option("--checkpoint", help="A host's checkpoint.")
@click.option("--label", default="", help="Tells one from another: a task or a place.")
def invite(
    data: Path,
    public_url: str,
    role: str,
    game: str | None,
    checkpoint: str | None,
    label: str,
) -> None:
    """Print a link that lets one person in, once, within two days."""
    prepared(data)
    site = site_at(settings_for(data, public_url or "http://localhost:8000"))
    try:
        duty = _duty(site, Role(role), game, checkpoint, label)
        click.echo(staffing.invite(site, duty, site.clock()))
    finally:
        site.database.close()


def _duty(site: Site, role: Role, game: str | None, checkpoint: str | None, label: str) -> Duty:
    code = game_code(site, game) if game else None
    if (role is Role.HOST) != (checkpoint is not None):
        message = "--checkpoint goes with --role host, and a host has one"
        raise click.UsageError(message)
    if checkpoint is not None:
        _check_host(site, code, checkpoint)
    return Duty(role, code, checkpoint, " ".join(label.split())[:LONGEST_LABEL])


def _check_host(site: Site, code: str | None, checkpoint: str) -> None:
    if code is None:
        message = "a host looks after a checkpoint of one game: add --game CODE"
        raise click.UsageError(message)
    adventure = games.adventure(site, games.any_game(site, code).edition)
    if adventure.checkpoint(checkpoint) is None:
        known = ", ".join(stop.id for stop in adventure.checkpoints)
        message = f"there is no checkpoint '{checkpoint}': write one of {known}"
        raise click.UsageError(message)


@click.group(name="staff")
def staff_group() -> None:
    """Who is in as staff."""


@staff_group.command(name="list")
@data_option
def list_staff(data: Path) -> None:
    """List who is in: id, role, where, since and until when."""
    with opened(data) as site:
        for one in staffing.everybody(site, site.clock()):
            place = " ".join(filter(None, (one.duty.game, one.duty.checkpoint, one.duty.label)))
            days = f"{one.since:%Y-%m-%d} to {one.until:%Y-%m-%d}"
            click.echo(f"{one.id}  {one.role}  {days}  {place}".rstrip())


@staff_group.command(name="revoke")
@click.argument("staff_id", metavar="ID")
@data_option
def revoke_staff(staff_id: str, data: Path) -> None:
    """Show somebody out at once."""
    with opened(data) as site:
        gone = staffing.revoke(site, staff_id, site.clock())
    if not gone:
        message = f"nobody with the id '{staff_id}' is in: see `seikkailu staff list`"
        raise click.UsageError(message)
