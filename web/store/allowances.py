"""Allowances: of each key, the time at which it will be at rest again.

The generic cell rate algorithm: whatever is used moves that time on by its share, and what
would move it further than the whole span from now is too much. One number is all that is
kept, it needs no counting, and a key that is at rest may be forgotten.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import allowance

_UNTIL = sa.select(allowance.c.until_ms).where(allowance.c.key == sa.bindparam("of"))
_ADD = sa.insert(allowance)
_MOVE = (
    sa.update(allowance)
    .where(allowance.c.key == sa.bindparam("of"))
    .values(until_ms=sa.bindparam("until"))
)
_DROP_RESTED = sa.delete(allowance).where(allowance.c.until_ms < sa.bindparam("now"))


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many at once for a key, and as many again within `span_ms`."""

    key: str
    most: int
    span_ms: int

    @property
    def share_ms(self) -> int:
        """How long it takes until one more is allowed."""
        return self.span_ms // self.most


def wait_ms(connection: Connection, of: Allowance, now_ms: int) -> int:
    """How long it is until one more is allowed; 0 for now."""
    return max(0, _until(connection, of, now_ms) + of.share_ms - of.span_ms - now_ms)


def use(connection: Connection, of: Allowance, now_ms: int, times: int = 1) -> None:
    """Use an allowance up by so much, be it allowed or not."""
    until = _until(connection, of, now_ms)
    moved = until + times * of.share_ms
    if connection.value(_UNTIL, of=of.key) is None:
        connection.write(_ADD, key=of.key, until_ms=moved)
    else:
        connection.write(_MOVE, of=of.key, until=moved)


def drop_rested(connection: Connection, now_ms: int) -> None:
    """Forget the keys that are at rest."""
    connection.write(_DROP_RESTED, now=now_ms)


def _until(connection: Connection, of: Allowance, now_ms: int) -> int:
    """A key that was never used is at rest now."""
    return max(now_ms, connection.value(_UNTIL, of=of.key) or 0)
