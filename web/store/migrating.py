"""Bringing a data folder's tables up to what this version reads and writes."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from web.store.database import FILE, Database, driver

BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was done: from which revision to which, and where the backup is."""

    before: str
    after: str
    backup: Path


def migrate(database: Database, data: Path, stamp: str) -> Migrated | None:
    """Migrate to the newest revision; None where nothing old was there.

    An older database is backed up first, by SQLite's online backup, which never tears as
    a copied file does. `stamp` names the backup.
    """
    before, newest = revision(database), _newest()
    if before == newest:
        return None
    backup = back_up(data, f"{stamp}-before-{newest}") if before else None
    with database.pool.begin() as connection:
        command.upgrade(_config(connection), "head")
    return Migrated(before, newest, backup) if before and backup else None


def revision(database: Database) -> str | None:
    """The revision a database is at; None for an empty one."""
    with database.pool.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def back_up(data: Path, name: str) -> Path:
    """Write a whole and consistent copy of the database into the folder of backups."""
    folder = data / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{name}.db"
    sqlite = driver()
    with (
        closing(sqlite.connect(data / FILE)) as source,
        closing(sqlite.connect(target)) as copy,
    ):
        source.backup(copy)
    return target


def _newest() -> str:
    head = ScriptDirectory.from_config(_config(None)).get_current_head()
    if head is None:
        message = "the migrations are missing from this installation"
        raise RuntimeError(message)
    return head


def _config(connection: sa.Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
