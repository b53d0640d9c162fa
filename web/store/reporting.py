"""What the impact report reads: logs of many games, and how often info pages were opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import entry, game, opening, run

Statement: TypeAlias = sa.Select[*tuple[Any, ...]]
"""What reads; said in words by `str`."""

GAMES = sa.select(game.c.code, game.c.adventure, game.c.terms).order_by(game.c.code)
RUNS = (
    sa.select(run.c.id, run.c.edition)
    .where(run.c.game == sa.bindparam("of"))
    .order_by(run.c.created_at_ms, run.c.id)
)
ENTRIES = (
    sa.select(entry.c.intent, entry.c.events)
    .where(entry.c.run == sa.bindparam("of"))
    .order_by(entry.c.seq)
)
OPENINGS = (
    sa.select(opening.c.sub_project, sa.func.sum(opening.c.times))
    .where(
        opening.c.game == sa.bindparam("of"),
        opening.c.day >= sa.bindparam("first"),
        opening.c.day <= sa.bindparam("last"),
    )
    .group_by(opening.c.sub_project)
    .order_by(opening.c.sub_project)
)
_ONE_MORE = (
    sa.update(opening)
    .where(
        opening.c.game == sa.bindparam("of"),
        opening.c.sub_project == sa.bindparam("about"),
        opening.c.day == sa.bindparam("on"),
    )
    .values(times=opening.c.times + 1)
)
_KNOWN = sa.select(opening.c.times).where(
    opening.c.game == sa.bindparam("of"),
    opening.c.sub_project == sa.bindparam("about"),
    opening.c.day == sa.bindparam("on"),
)
_FIRST = sa.insert(opening)


@dataclass(frozen=True, slots=True)
class GameRow:
    """A game there is or was, with its terms as they are kept."""

    code: str
    adventure: str
    terms: str | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of a log, both halves still JSON."""

    intent: str
    events: str


def games(connection: Connection) -> Sequence[GameRow]:
    """Every game there ever was."""
    return [GameRow(*row) for row in connection.all(GAMES)]


def runs(connection: Connection, code: str) -> Sequence[tuple[str, str]]:
    """A game's runs, each with the edition it set out with."""
    return [(row[0], row[1]) for row in connection.all(RUNS, of=code)]


def entries(connection: Connection, run_id: str) -> Sequence[EntryRow]:
    """A run's log, in order."""
    return [EntryRow(*row) for row in connection.all(ENTRIES, of=run_id)]


def openings(connection: Connection, code: str, first: str, last: str) -> dict[str, int]:
    """How often each sub-project's page was opened from a game, from one day to another."""
    rows = connection.all(OPENINGS, of=code, first=first, last=last)
    return {row[0]: int(row[1]) for row in rows}


def open_once(connection: Connection, code: str, sub_project: str, day: str) -> None:
    """Count one opening more; who opened the page is nowhere."""
    known = {"of": code, "about": sub_project, "on": day}
    if connection.value(_KNOWN, **known) is None:
        connection.write(_FIRST, game=code, sub_project=sub_project, day=day, times=1)
    else:
        connection.write(_ONE_MORE, **known)
