"""Making a data folder ready before anything is served from it.

Apart from `web.folder`, so that the serving process never loads the migration tools.
"""

from pathlib import Path

from web import clock
from web.keys import keys
from web.photos import sweep
from web.store.database import opened
from web.store.migrating import Migrated, migrate


class NoFolder(RuntimeError):
    """A data folder that cannot be made or written."""


def make_folder(data: Path) -> None:
    """Make the folder, for its owner alone. Raises NoFolder with what to do."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        (data / "writable").touch()
        (data / "writable").unlink()
    except OSError as refused:
        message = f"{data} cannot be a data folder ({refused.strerror}): choose another --data"
        raise NoFolder(message) from refused


def prepared(data: Path) -> Migrated | None:
    """Make the folder and its key, bring the tables up to date, and sweep photos away.

    Says what was migrated.
    """
    make_folder(data)
    keys(data)
    database = opened(data)
    try:
        now = clock.now()
        migrated = migrate(database, data, f"{now:%Y-%m-%d-%H%M%S}")
        sweep(database, data, now)
        return migrated
    finally:
        database.close()
