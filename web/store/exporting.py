"""A game's logs as they are kept, for those who read them elsewhere."""

from collections.abc import Iterator, Sequence
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
    at_ms: int
    events: tuple[Event, ...]


UNDER_WAY_MS = 60_000
"""An entry is received before it is written: for how long it may be on its way."""


def following(
    connection: Connection, game: str, seqs: dict[str, int], since_ms: int, until_ms: int
) -> Iterator[Received]:
    """What was received in a game since a moment, each log going on from where `seqs` has it.

    `seqs` is brought up to date. What was still on its way at that moment is there, too.
    """
    rows = connection.all(_OF_GAME, of=game, after=since_ms - UNDER_WAY_MS, until=until_ms)
    for run_id, seq, at_ms, events in rows:
        if seq == seqs.get(run_id, 0) + 1:
            seqs[run_id] = seq
            yield Received(run_id, at_ms, events_of(events))
