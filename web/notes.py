"""What teams say is wrong somewhere, for the organiser to read.

Notes are words of people: they stand in `participation` beside the others, are in no log, and
go when a team's words are erased.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from web.clock import from_ms, to_ms
from web.folds import Played
from web.site import Site
from web.store import runs
from web.store.connection import Connection

KIND = "note"
MOST = 50
"""Notes that one team can leave: nobody fills the disk by it."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a team saw, and when. `checkpoint` is empty where it was at none."""

    team: str
    checkpoint: str
    words: str
    at: datetime


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
        rows = runs.words_in_game(connection, game_code, KIND)
    notes = [_note(team, json.loads(kept)) for team, kept in rows]
    return sorted(notes, key=lambda note: note.at)


def _note(team: str, kept: dict[str, object]) -> Note:
    at_ms, checkpoint, words = kept["at_ms"], kept["checkpoint"], kept["words"]
    return Note(team, str(checkpoint), str(words), from_ms(int(str(at_ms))))
