"""A game's logs as they are kept, for those who read them elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import entry

_OF_RUN = (
    sa.select(
        entry.c.seq, entry.c.device, entry.c.at_ms, entry.c.received_at_ms,
        entry.c.intent, entry.c.events,
    )
    .where(entry.c.run == sa.bindparam("of"))
    .order_by(entry.c.seq)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry whose intent and events are still the JSON that the log holds."""

    seq: int
    device: str
    at_ms: int
    received_at_ms: int
    intent: str
    events: str


def kept_entries(connection: Connection, run: str) -> Sequence[KeptEntry]:
    """A run's entries, in order."""
    return [KeptEntry(*row) for row in connection.all(_OF_RUN, of=run)]
