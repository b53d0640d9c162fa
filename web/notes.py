"""What teams say is wrong somewhere, for the organiser to read.

Notes are words of people: they stand in `participation` beside the others, are in no log, and
go when a team's words are erased.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from web.clock import from_ms, to_ms
from web.folds import Played
from web.site import Site
from web.store import organising, runs, watching
from web.store.connection import Connection
from web.store.watching import WordsRow

KIND = "note"
MOST = 50
"""Notes that one team can leave: nobody fills the disk by it."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a team saw, and when. `checkpoint` is empty where it was at none.

    `reply` is what an organiser answered, once one has.
    """

    id: str
    run: str
    team: str
    checkpoint: str
    words: str
    at: datetime
    reply: str | None = None


def reply_id(note_id: str) -> str:
    """The id under which the words of a note's answer are kept."""
    return str(uuid.uuid5(uuid.UUID(note_id), "reply"))


def leave(
    site: Site, run: Played, note_id: str, checkpoint: str, words: str, now: datetime
) -> None:
    """Keep a note. The same id twice is one note; what is too many is dropped."""

    def work(connection: Connection) -> None:
        if runs.words_kept(connection, note_id) is not None:
            return
        if runs.count_words(connection, run.id, KIND) >= MOST:
            return
        kept = {"at_ms": to_ms(now), "checkpoint": checkpoint, "words": words}
        runs.add_words(connection, note_id, run.id, KIND, json.dumps(kept, ensure_ascii=False))

    site.database.write(work)


def notes_of(site: Site, game_code: str) -> list[Note]:
    """All notes of a game's teams, the oldest first."""
    with site.database.reading() as connection:
        found = [
            _note(row, organising.said(connection, reply_id(row.id)))
            for row in watching.words_of(connection, game_code, KIND)
        ]
    return sorted(found, key=lambda note: note.at)


def _note(row: WordsRow, reply: str | None) -> Note:
    kept = json.loads(row.words)
    at = from_ms(int(kept["at_ms"]))
    return Note(row.id, row.run, row.team, kept["checkpoint"], kept["words"], at, reply)
