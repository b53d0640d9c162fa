"""Bringing a database's tables up to what this version reads and writes."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from web.store.database import Database


def migrate(database: Database) -> None:
    """Migrate to the newest revision, all of it or nothing; another process may have."""
    with database.whole() as connection:
        connection.exec_driver_sql(database.kind.begin)
        upgrade(connection)
        connection.commit()


def upgrade(connection: sa.Connection, to: str = "head") -> None:
    """Migrate within a transaction that was begun."""
    command.upgrade(_config(connection), to)


def revision(database: Database) -> str | None:
    """The revision a database is at; None for an empty one."""
    with database.whole() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def knows(wanted: str) -> bool:
    """Whether this version has a revision."""
    return any(one.revision == wanted for one in _scripts().walk_revisions())


def newest() -> str:
    """The revision that this version reads and writes."""
    head = _scripts().get_current_head()
    if head is None:
        message = "the migrations are missing from this installation"
        raise RuntimeError(message)
    return head


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(None))


def _config(connection: sa.Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
