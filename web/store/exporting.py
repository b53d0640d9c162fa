"""A game's logs as they are kept, for those who read them elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engine.play.events import Event
from web.store.connection import Connection
from web.store.log import events_of
from web.store.tables import entry, run

_OF_RUN = (
    sa.select(
        entry.c.seq, entry.c.device, entry.c.at_ms, entry.c.received_at_ms,
        entry.c.intent, entry.c.events,
    )
    .where(entry.c.run == sa.bindparam("of"))
    .order_by(entry.c.seq)
)  # fmt: skip
_OF_GAME = (
    sa.select(entry.c.run, entry.c.seq, entry.c.received_at_ms, entry.c.events)
    .join(run, run.c.id == entry.c.run)
    .where(
        run.c.game == sa.bindparam("of"),
        entry.c.received_at_ms > sa.bindparam("after"),
        entry.c.received_at_ms <= sa.bindparam("until"),
    )
    .order_by(entry.c.run, entry.c.seq)
)


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


@dataclass(frozen=True, slots=True)
class Received:
    """What happened in one run of a game, and when the server heard of it."""

    run: str
    seq: int
    at_ms: int
    events: tuple[Event, ...]


def received_between(
    connection: Connection, game: str, after_ms: int, until_ms: int
) -> Sequence[Received]:
    """What was received in a game from one moment, itself left out, until another."""
    rows = connection.all(_OF_GAME, of=game, after=after_ms, until=until_ms)
    return [Received(row[0], row[1], row[2], events_of(row[3])) for row in rows]
