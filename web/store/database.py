"""The database: read from by many, written by one connection at a time.

What differs from one kind of database to another stands in `sqlite` and `postgres`.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import PoolProxiedConnection

from web.store.connection import Compiler, Connection, Driver
from web.store.kinds import Kind, kind_of
from web.store.together import Together

T = TypeVar("T")

_NOTHING = sa.select(sa.literal(1))


class StorageFailure(RuntimeError):
    """A full disk, a lock held too long, a broken file: nothing was kept of what was asked."""


class Database:
    """A pool to read from, and a queue of writes that share their commits."""

    def __init__(self, kind: Kind) -> None:
        """Over a kind's pool, whose connections are prepared.

        Connections that are at rest are kept here, ready: taking one from SQLAlchemy's
        pool and giving it back costs more than most statements.
        """
        self.kind = kind
        self.pool = kind.pool
        self._at_rest: list[PoolProxiedConnection] = []
        self._compiler = Compiler(kind.pool.dialect)
        self._driver = kind.pool.dialect.loaded_dbapi
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
                yield Connection(_driver_of(pooled), self._compiler)
            except self._driver.DatabaseError:
                broken = True
                raise
            finally:
                if broken:
                    self._drop(pooled)
                else:
                    self._at_rest.append(pooled)

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection for reading whose statements all see the same moment."""
        with self._begun(self.kind.begin_snapshot) as connection:
            yield connection

    def ask(self) -> None:
        """Ask for nothing, to see whether the database answers. Raises StorageFailure."""
        with self.reading() as connection:
            connection.value(_NOTHING)

    @contextmanager
    def whole(self) -> Iterator[sa.Connection]:
        """SQLAlchemy's own connection, for what is about all tables. Nothing is begun."""
        try:
            with self.pool.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as failure:
            if failure.orig is None or not self.kind.failed(failure.orig):
                raise
            raise StorageFailure(str(failure.orig)) from failure

    def forget(self) -> None:
        """Leave nothing in the files of what was deleted."""
        with self.whole() as connection:
            for statement in self.kind.forget:
                connection.exec_driver_sql(statement)

    def close(self) -> None:
        """Give every connection back."""
        self._release()
        self.pool.dispose()

    @contextmanager
    def _failing_in_words(self) -> Iterator[None]:
        """Tell what befell the database, from its opening on, from mistakes of our own."""
        try:
            yield
        except self._driver.DatabaseError as failure:
            if not self.kind.failed(failure):
                raise
            raise StorageFailure(str(failure)) from failure

    def _taken(self) -> PoolProxiedConnection:
        """A connection that leads to the database: of those at rest, or a new one."""
        for pooled in self._rested():
            if self.kind.lives(_driver_of(pooled)):
                return pooled
            pooled.invalidate()
        return self.pool.raw_connection()

    def _rested(self) -> Iterator[PoolProxiedConnection]:
        """Those at rest, one by one; other threads take of them meanwhile."""
        with suppress(IndexError):
            while True:
                yield self._at_rest.pop()

    def _drop(self, pooled: PoolProxiedConnection) -> None:
        """Throw a connection away, and those at rest, which may have broken with it."""
        pooled.invalidate()
        self._release()

    def _release(self) -> None:
        for pooled in self._rested():
            pooled.close()

    def _transaction(self) -> AbstractContextManager[Connection]:
        return self._begun(self.kind.begin)

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
    return Database(kind_of(data))


def _driver_of(pooled: PoolProxiedConnection) -> Driver:
    driver: Driver | None = pooled.driver_connection
    if driver is None:
        message = "the pool gave no connection"
        raise StorageFailure(message)
    return driver
