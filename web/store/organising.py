"""What organisers did in whole games, in order, and the words of what they said."""

import json
from collections.abc import Sequence
from typing import cast

import sqlalchemy as sa

from engine.play.codec import decode_intent, encode_intent
from engine.play.intents import OrganiserIntent
from web.store.connection import Connection
from web.store.tables import announcement, game_entry, run

_OF_GAME = (
    sa.select(game_entry.c.id, game_entry.c.intent)
    .where(game_entry.c.game == sa.bindparam("of"))
    .order_by(game_entry.c.seq)
)
_LAST = sa.select(sa.func.max(game_entry.c.seq)).where(game_entry.c.game == sa.bindparam("of"))
_KNOWN = sa.select(game_entry.c.seq).where(game_entry.c.id == sa.bindparam("of"))
_ADD = sa.insert(game_entry)
_RUNS = (
    sa.select(run.c.id, run.c.edition)
    .where(run.c.game == sa.bindparam("of"))
    .order_by(run.c.created_at_ms, run.c.id)
)
_TEAMS = sa.select(sa.func.count()).select_from(run).where(run.c.game == sa.bindparam("of"))
_STARTS = (
    sa.select(run.c.id, run.c.created_at_ms)
    .where(run.c.game == sa.bindparam("of"))
    .order_by(run.c.created_at_ms, run.c.id)
)
_WORDS = sa.select(announcement.c.words).where(announcement.c.id == sa.bindparam("of"))
_SAY = sa.insert(announcement)


def add(
    connection: Connection,
    game: str,
    entry_id: str,
    at_ms: int,
    intent: OrganiserIntent,
    staff: str | None = None,
) -> bool:
    """Write down what an organiser did; False where this very thing is written already.

    `staff` is whose session asked for it; None for one at the server itself.
    """
    if connection.value(_KNOWN, of=entry_id) is not None:
        return False
    last: int = connection.value(_LAST, of=game) or 0
    written = json.dumps(encode_intent(intent), ensure_ascii=False, separators=(",", ":"))
    connection.write(
        _ADD, game=game, seq=last + 1, id=entry_id, at_ms=at_ms, intent=written, staff=staff
    )
    return True


def all_of(connection: Connection, game: str) -> list[tuple[str, OrganiserIntent]]:
    """Everything that organisers did in a game, with its id, in order."""
    rows = connection.all(_OF_GAME, of=game)
    read = ((row[0], decode_intent(json.loads(row[1]))) for row in rows)
    return [(entry_id, cast("OrganiserIntent", intent)) for entry_id, intent in read]


def runs_in(connection: Connection, game: str) -> Sequence[tuple[str, str]]:
    """The runs of a game and the edition that each plays."""
    return [(row[0], row[1]) for row in connection.all(_RUNS, of=game)]


def teams_in(connection: Connection, game: str) -> int:
    """How many teams have set out in a game."""
    teams: int = connection.value(_TEAMS, of=game)
    return teams


def starts_in(connection: Connection, game: str) -> Sequence[tuple[str, int]]:
    """The runs of a game and when each began, the first one first."""
    return [(row[0], row[1]) for row in connection.all(_STARTS, of=game)]


def say(connection: Connection, words_id: str, game: str, words: str) -> None:
    """Keep what an organiser said."""
    connection.write(_SAY, id=words_id, game=game, words=words)


def said(connection: Connection, words_id: str) -> str | None:
    """What an organiser said; None once erased."""
    words: str | None = connection.value(_WORDS, of=words_id)
    return words
