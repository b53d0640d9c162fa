"""`seikkailu game`: what teams can join."""

from pathlib import Path

import click

from web.commands.options import data_option
from web.folder import site_at
from web.games import open_games
from web.preparing import prepared
from web.settings import settings_for


@click.group(name="game")
def game_group() -> None:
    """Games that teams can join."""


@game_group.command(name="list")
@data_option
def list_games(data: Path) -> None:
    """List open games with their join codes."""
    prepared(data)
    site = site_at(settings_for(data, "http://localhost"))
    for game in open_games(site):
        click.echo(f"{game.code}  {game.adventure_id}  {game.title.said('fi')}")
    site.database.close()
