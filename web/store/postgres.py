"""PostgreSQL: for several serving processes, and for more than one machine.

One transaction writes at a time, over all processes, as with SQLite: each begins by taking
one lock, which its end gives back. So whatever is decided on what was read is still true when
it is written, and no two changes have one time. What waits meanwhile in a process then shares
the next commit (`Together`), so that the lock costs little.
"""

import select
from typing import Final

import psycopg
import sqlalchemy as sa

from web.store.connection import Driver

LOCK: Final = 7_310_846
"""The number of the writers' lock: any, but the same in every process."""

SETTINGS: Final = {
    "synchronous_commit": "on",  # what was confirmed is on disk, whatever the server's default
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",  # a process that is frozen frees the lock
    "timezone": "UTC",
}

_BEFELL: Final = (
    psycopg.errors.ReadOnlySqlTransaction | psycopg.errors.IdleInTransactionSessionTimeout
)


class PostgreSQL:
    """A database that is served by its own processes."""

    begin = f"BEGIN; SELECT pg_advisory_xact_lock({LOCK})"
    begin_snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    forget: tuple[str, ...] = ("VACUUM FULL participation, device, photo, paper_team",)
    """The tables are written anew, and the old files go; the server's log in its own time."""

    def __init__(self, url: str) -> None:
        """At an address like postgresql://user@host/name."""
        self.pool = sa.create_engine(
            sa.make_url(url).set(drivername="postgresql+psycopg"),
            paramstyle="format",
            connect_args={
                "autocommit": True,  # transactions begin where we say so
                "connect_timeout": 5,
                "options": " ".join(f"-c {name}={value}" for name, value in SETTINGS.items()),
            },
            pool_pre_ping=True,  # of what SQLAlchemy keeps, which it alone sees die
            pool_size=8,
            max_overflow=-1,  # as many as there are threads
        )

    def failed(self, error: BaseException) -> bool:
        """A server that is gone, full, or in recovery; the driver's other kinds are ours."""
        return isinstance(error, psycopg.OperationalError | _BEFELL)

    def lives(self, connection: Driver) -> bool:
        """Nobody says anything to a connection at rest but that its server is gone."""
        waiting = select.poll()
        waiting.register(connection.fileno(), select.POLLIN)
        return not waiting.poll(0)
