"""The log of a run: entries, written once, in the order of their `seq`."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from engine.play.codec import Plain, decode, encode, encode_intent
from engine.play.events import Event
from engine.play.intents import Answer, Intent
from web.store.connection import Connection, Row, Taken
from web.store.tables import entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One intent and the events it gave.

    `body_mac` is an HMAC of the request that brought it: the same id with another body is
    told apart by it (a plain hash of a fix could be searched). `words` is the id under
    which typed words stand in `participation`, if there were any.
    """

    seq: int
    intent_id: str
    device: str
    at_ms: int
    received_at_ms: int
    body_mac: str
    events: tuple[Event, ...]


_AFTER = (
    sa.select(
        entry.c.seq, entry.c.intent_id, entry.c.device, entry.c.at_ms,
        entry.c.received_at_ms, entry.c.body_mac, entry.c.events,
    )
    .where(entry.c.run == sa.bindparam("run_id"), entry.c.seq > sa.bindparam("after"))
    .order_by(entry.c.seq)
)  # fmt: skip
_ONE = (
    sa.select(entry.c.intent, entry.c.events)
    .where(entry.c.run == sa.bindparam("run_id"), entry.c.seq == sa.bindparam("at"))
)  # fmt: skip
_ABOUT = (
    sa.select(entry.c.intent, entry.c.events)
    .where(
        entry.c.run == sa.bindparam("run_id"),
        entry.c.intent.contains(sa.bindparam("named"), autoescape=False),
    )
    .order_by(entry.c.seq.desc())
)
_INSERT = sa.insert(entry)
_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def entries(connection: Connection, run: str, after: int = 0) -> list[Entry]:
    """A run's entries behind `after`, in order."""
    rows = connection.all(_AFTER, run_id=run, after=after)
    return [_entry(row) for row in rows]


def _entry(row: Row) -> Entry:
    seq, intent_id, device, at_ms, received_at_ms, body_mac, events = row
    return Entry(seq, intent_id, device, at_ms, received_at_ms, body_mac, events_of(events))


def entry_at(
    connection: Connection, run: str, seq: int
) -> tuple[Plain, tuple[Event, ...]] | None:
    """The intent as it is kept, and its events, of one entry."""
    row = connection.first(_ONE, run_id=run, at=seq)
    return (json.loads(row[0]), events_of(row[1])) if row else None


def entries_about(
    connection: Connection, run: str, challenge: str
) -> list[tuple[Plain, tuple[Event, ...]]]:
    """The intents that name a challenge, with their events; the newest first."""
    named = f'"challenge":{_dumped(challenge)}'
    rows = connection.all(_ABOUT, run_id=run, named=named)
    return [(json.loads(intent), events_of(events)) for intent, events in rows]


class LogConflict(RuntimeError):
    """The log has gone on: an entry stands already where one was to be appended."""


def append(
    connection: Connection,
    run: str,
    written: Iterable[tuple[Entry, Intent, str | None]],
) -> None:
    """Append entries, each with its intent and the id of its typed words, if any.

    Raises LogConflict when the log is longer than its reader knew.
    """
    rows = [
        {
            "run": run,
            "seq": one.seq,
            "intent_id": one.intent_id,
            "device": one.device,
            "at_ms": one.at_ms,
            "received_at_ms": one.received_at_ms,
            "body_mac": one.body_mac,
            "intent": _dumped(_kept(intent, words)),
            "events": _dumped([encode(event) for event in one.events]),
        }
        for one, intent, words in written
    ]
    try:
        connection.write_all(_INSERT, rows)
    except Taken as taken:
        raise LogConflict(run) from taken


def _kept(intent: Intent, words: str | None) -> Plain:
    """An intent as the log keeps it: typed words only by reference."""
    plain = encode_intent(intent)
    if isinstance(intent, Answer) and words is not None:
        del plain["value"]
        plain["words"] = words
    return plain


def events_of(body: str) -> tuple[Event, ...]:
    """Events as an entry holds them."""
    return tuple(_decoded(body))


@lru_cache(maxsize=1024)
def _decoded(body: str) -> Sequence[Event]:
    plain: list[Plain] = json.loads(body)
    return [decode(one) for one in plain]
