"""SQLite: a file in the data folder, which one process serves.

SQLite 3.7.0 to 3.51.2 has a race in its write-ahead log that can lose commits, so a fixed
build is used (pysqlite3) where the system's is older. `synchronous=FULL`: replaying power
cuts, FULL lost none of 3,000 images and NORMAL 2,000. Every write begins IMMEDIATE.
"""

import sqlite3
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

import sqlalchemy as sa

from web.store.connection import Driver

FILE: Final = "seikkailu.db"
FIXED: Final = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite versions without the race: these, later ones of their line, and all after 3.51.3."""


class UnsafeSQLite(RuntimeError):
    """A SQLite that could lose a commit."""


class SQLite:
    """The database of a folder that names no other."""

    begin = "BEGIN IMMEDIATE"
    begin_snapshot = "BEGIN"
    forget: tuple[str, ...] = ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
    """The file is written anew, and the write-ahead log emptied into it. What is deleted is
    overwritten as well (`secure_delete`), but a row that had moved to another page may have
    left its shadow behind."""

    def __init__(self, data: Path) -> None:
        """Raises UnsafeSQLite before anything is touched."""
        self._driver = driver()
        check_version(self._driver.sqlite_version_info)
        self.pool = sa.create_engine(
            f"sqlite:///{data / FILE}",
            module=self._driver,
            connect_args={"timeout": 5.0, "check_same_thread": False},
            pool_size=8,
            max_overflow=-1,  # as many as there are threads
        )
        sa.event.listen(self.pool, "connect", _prepare)

    def failed(self, error: BaseException) -> bool:
        """The driver says "locked" and "full" by OperationalError, "malformed" by the root."""
        return type(error) in {self._driver.OperationalError, self._driver.DatabaseError}

    def lives(self, connection: Driver) -> bool:  # noqa: ARG002 (of every kind)
        """A file does not go away."""
        return True


def check_version(version: tuple[int, int, int]) -> None:
    """Refuse a SQLite with the write-ahead log race, in one sentence."""
    newest = version >= FIXED[0]
    patched = any(version[:2] == fixed[:2] and version >= fixed for fixed in FIXED)
    if not (newest or patched):
        found = ".".join(map(str, version))
        message = f"SQLite {found} can lose check-ins: install pysqlite3 or SQLite 3.51.3"
        raise UnsafeSQLite(message)


def driver() -> ModuleType:
    """Take the bundled SQLite where there is one, else Python's own."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for setting in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=5000",
        "cache_size=-8000",
    ):
        connection.execute(f"PRAGMA {setting}")
