"""A game's runs as JSON lines: what `simulate --calibrate` reads, and what can be kept.

The log holds no words and no names of people, so neither does this: only random ids, times,
and what was decided.
"""

import json
from collections.abc import Iterator

from engine.play.codec import moment
from engine.proof.calibrating import FORMAT
from web.clock import from_ms
from web.store import exporting, organising
from web.store.connection import Connection

_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def exported(connection: Connection, game: str, adventure: str) -> Iterator[str]:
    """A head that names game and adventure, then every entry of every run, in order."""
    yield _dumped({"format": FORMAT, "game": game, "adventure": adventure})
    for run, edition in organising.runs_in(connection, game):
        for one in exporting.kept_entries(connection, run):
            yield _dumped(
                {
                    "run": run,
                    "edition": edition,
                    "seq": one.seq,
                    "device": one.device,
                    "at": moment(from_ms(one.at_ms)),
                    "received_at": moment(from_ms(one.received_at_ms)),
                    "intent": json.loads(one.intent),
                    "events": json.loads(one.events),
                }
            )
