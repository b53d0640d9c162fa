"""Which database a data folder has: SQLite in the folder itself, unless it names another.

The folder remembers the name, so that every command finds the same games, and the keys that
lie beside it are never used with somebody else's database.
"""

import os
from pathlib import Path
from typing import Final, Protocol

import sqlalchemy as sa

from web.store.connection import Driver
from web.store.sqlite import FILE, SQLite

NAMED_IN: Final = "database"
"""The file that holds the address, which may hold a password: for its owner alone."""


class AnotherDatabase(RuntimeError):
    """A folder whose games stand in another database than the one that is named."""


class Kind(Protocol):
    """What differs from one kind of database to another."""

    begin: str
    """Begins a transaction that writes, once nobody else does."""

    begin_snapshot: str
    """Begins a transaction that reads, and sees one moment."""

    pool: sa.Engine

    forget: tuple[str, ...]
    """Leaves nothing in the files of what was deleted."""

    def failed(self, error: BaseException) -> bool:
        """Whether what the driver raised befell the database, and is no mistake of ours."""

    def lives(self, connection: Driver) -> bool:
        """Whether a connection that was at rest still leads to the database."""


def kind_of(data: Path) -> Kind:
    """The database of a folder, prepared but not asked yet."""
    url = url_of(data)
    if not url:
        return SQLite(data)
    from web.store.postgres import PostgreSQL  # noqa: PLC0415 (its driver, only where used)

    return PostgreSQL(url)


def url_of(data: Path) -> str:
    """The address of the folder's database; empty for SQLite in the folder itself."""
    try:
        return (data / NAMED_IN).read_text("utf-8").strip()
    except FileNotFoundError:
        return ""


def keep_url(data: Path, url: str) -> None:
    """Let a folder remember its database. Raises AnotherDatabase where SQLite holds games."""
    if (data / FILE).exists():
        message = (
            f"{data} keeps its games in SQLite: `seikkailu backup` them, "
            "and `seikkailu restore` into an empty folder with --database"
        )
        raise AnotherDatabase(message)
    part = data / f".{NAMED_IN}.part"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(f"{url}\n")
    part.replace(data / NAMED_IN)
