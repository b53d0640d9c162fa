"""`seikkailu verify`: prove that what is kept for speed is what the logs say."""

import sys
from pathlib import Path

import click

from web.commands.options import data_option
from web.preparing import prepared
from web.store.database import opened
from web.verifying import verify


@click.command(name="verify")
@data_option
def verify_data(data: Path) -> None:
    """Prove that the standings are what the logs say."""
    prepared(data)
    database = opened(data)
    verified = verify(database)
    database.close()
    for one in verified.differences:
        click.echo(f"run {one.run}: kept {one.kept}, by its log {one.by_log}")
    for game in sorted(verified.miscounted):
        click.echo(f"game {game}: its scores are not counted as its standings are")
    click.echo(f"{verified.runs} runs, {len(verified.differences)} differ")
    sys.exit(1 if verified.differences or verified.miscounted else 0)
