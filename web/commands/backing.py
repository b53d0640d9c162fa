"""`seikkailu backup` and `seikkailu restore`: the whole of a data folder in one file."""

import sys
from contextlib import closing
from pathlib import Path

import click

from web.commands.options import data_option
from web.keys import FILE as KEY
from web.preparing import make_folder
from web.store.backup import back_up
from web.store.database import opened
from web.store.restoring import restore
from web.verifying import verify


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@data_option
def backup(file: Path, data: Path) -> None:
    """Write games, photos and the key into FILE, while they are played.

    The file holds the key and people's words: keep it as safe as the folder itself, and no
    longer than 14 days, or what was erased is not gone.
    """
    if file.exists():
        message = f"{file} is there already: choose another name"
        raise click.UsageError(message)
    if data.resolve() in file.resolve().parents:
        message = f"{file} lies in the data folder, and would be lost with it"
        raise click.UsageError(message)
    if not (data / KEY).exists():
        message = f"{data} holds no games: is it the right --data?"
        raise click.UsageError(message)
    with closing(opened(data)) as database:
        made = back_up(database, data, file)
    click.echo(f"{made.file}: {made.rows} rows, {made.files} files")


@click.command(name="restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@data_option
def restore_data(file: Path, data: Path) -> None:
    """Bring a backup back into an empty folder, and prove the standings.

    With --database it goes into that database, which has to be empty: so games move from
    SQLite to PostgreSQL, or back.
    """
    make_folder(data)
    restored = restore(file, data)
    with closing(opened(data)) as database:
        verified = verify(database)
    differ = len(verified.differences)
    click.echo(
        f"{data}: {restored.rows} rows, {restored.files} files; "
        f"{verified.runs} runs, {differ} differ"
    )
    sys.exit(1 if differ else 0)
