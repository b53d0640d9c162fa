"""The database: opened safely, written by one connection at a time.

SQLite 3.7.0 to 3.51.2 has a race in its write-ahead log that can lose commits, so a fixed
build is used (pysqlite3) where the system's is older. `synchronous=FULL`: replaying power
cuts, FULL lost none of 3,000 images and NORMAL 2,000. Every write begins IMMEDIATE.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import PoolProxiedConnection

from web.store.connection import Compiler, Connection, Driver
from web.store.together import Together

T = TypeVar("T")

FILE = "seikkailu.db"
FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite versions without the race: these, later ones of their line, and all after 3.51.3."""

_NOTHING = sa.select(sa.literal(1))


class UnsafeSQLite(RuntimeError):
    """A SQLite that could lose a commit."""


class StorageFailure(RuntimeError):
    """A full disk, a lock held too long, a broken file: nothing was kept of what was asked."""


class Database:
    """A pool to read from, and a queue of writes that share their commits."""

    def __init__(self, pool: sa.Engine) -> None:
        """Over a pool whose connections are prepared.

        Connections that are at rest are kept here, ready: taking one from SQLAlchemy's
        pool and giving it back costs more than most statements.
        """
        self.pool = pool
        self._at_rest: list[PoolProxiedConnection] = []
        self._compiler = Compiler(pool.dialect)
        self._driver = pool.dialect.loaded_dbapi
        self._together = Together(self._transaction)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do some work in a transaction and return once it is on disk; see `Together`."""
        return self._together.write(work)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading; each statement sees what is committed by then."""
        with self._failing_in_words():
            pooled = self._taken()
            broken = False
            try:
                yield self._over(pooled)
            except self._driver.DatabaseError:
                broken = True
                raise
            finally:
                if broken:
                    pooled.invalidate()
                else:
                    self._at_rest.append(pooled)

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection for reading whose statements all see the same moment."""
        with self._begun("BEGIN") as connection:
            yield connection

    def ask(self) -> None:
        """Ask for nothing, to see whether the database answers. Raises StorageFailure."""
        with self.reading() as connection:
            connection.value(_NOTHING)

    def close(self) -> None:
        """Give every connection back."""
        while self._at_rest:
            self._at_rest.pop().close()
        self.pool.dispose()

    @contextmanager
    def _failing_in_words(self) -> Iterator[None]:
        """Tell what befell the file, from its opening on, from mistakes of our own.

        The driver says "locked" and "full" by OperationalError and "malformed" by
        DatabaseError itself; its other kinds are ours.
        """
        try:
            yield
        except self._driver.DatabaseError as failure:
            if type(failure) not in {self._driver.OperationalError, self._driver.DatabaseError}:
                raise
            raise StorageFailure(str(failure)) from failure

    def _taken(self) -> PoolProxiedConnection:
        try:
            return self._at_rest.pop()
        except IndexError:
            return self.pool.raw_connection()

    def _over(self, pooled: PoolProxiedConnection) -> Connection:
        driver: Driver | None = pooled.driver_connection
        if driver is None:
            message = "the pool gave no connection"
            raise StorageFailure(message)
        return Connection(driver, self._compiler)

    def _transaction(self) -> AbstractContextManager[Connection]:
        return self._begun("BEGIN IMMEDIATE")

    @contextmanager
    def _begun(self, begin: str) -> Iterator[Connection]:
        """Commit at the end of the block, or roll back what it wrote.

        On a full disk SQLite has rolled back by itself; the driver's own rollback knows.
        """
        with self.reading() as connection:
            connection.begin(begin)
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise


def opened(data: Path) -> Database:
    """Open a data folder's database. Raises UnsafeSQLite before anything is touched."""
    sqlite = driver()
    check_version(sqlite.sqlite_version_info)
    pool = sa.create_engine(
        f"sqlite:///{data / FILE}",
        module=sqlite,
        connect_args={"timeout": 5.0, "check_same_thread": False},
        pool_size=8,
        max_overflow=-1,  # as many as there are threads
    )
    sa.event.listen(pool, "connect", _prepare)
    return Database(pool)


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
        "busy_timeout=5000",
        "cache_size=-8000",
    ):
        connection.execute(f"PRAGMA {setting}")
