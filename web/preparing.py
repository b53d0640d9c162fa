"""Making a data folder ready before anything is served from it.

Apart from `web.folder`, so that the serving process never loads the migration tools.
"""

import secrets
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from web import clock
from web.keys import keys
from web.photos import sweep
from web.store.backup import BACKUPS, back_up
from web.store.database import Database, opened
from web.store.migrating import migrate, newest, revision


class NoFolder(RuntimeError):
    """A data folder that cannot be made or written."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was done: from which revision to which, and where the backup is."""

    before: str
    after: str
    backup: Path


def make_folder(data: Path) -> None:
    """Make the folder, for its owner alone. Raises NoFolder with what to do."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        (data / "writable").touch()
        (data / "writable").unlink(missing_ok=True)  # another process may have
    except OSError as refused:
        message = f"{data} cannot be a data folder ({refused.strerror}): choose another --data"
        raise NoFolder(message) from refused


def prepared(data: Path) -> Migrated | None:
    """Make the folder and its key, bring the tables up to date, and sweep photos away.

    Says what was migrated.
    """
    make_folder(data)
    keys(data)
    with closing(opened(data)) as database:
        now = clock.now()
        migrated = _migrated(database, data, f"{now:%Y-%m-%d-%H%M%S}")
        sweep(database, data, now)
    return migrated


def _migrated(database: Database, data: Path, stamp: str) -> Migrated | None:
    """Migrate; None where nothing old was there. What is old is backed up first."""
    before, after = revision(database), newest()
    if before == after:
        return None
    if before is None:
        migrate(database)
        return None
    folder = data / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    own = secrets.token_hex(2)  # for processes that start together
    target = folder / f"{stamp}-before-{after}-{own}.zip"
    backup = back_up(database, data, target, photos=False)
    migrate(database)
    return Migrated(before, after, backup.file)
