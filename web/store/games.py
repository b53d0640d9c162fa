"""Editions and the games that stage them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engine.scenario.edition import Edition
from web.store.tables import edition, game


@dataclass(frozen=True, slots=True)
class GameRow:
    """A staging of an adventure; `edition` is the one that new runs get."""

    code: str
    adventure: str
    edition: str
    opened_at_ms: int
    closed_at_ms: int | None


def keep_edition(connection: sa.Connection, adventure: str, compiled: Edition) -> None:
    """Keep an edition; one that is kept already stays as it is."""
    known = sa.select(edition.c.sha).where(edition.c.sha == compiled.sha)
    if connection.execute(known).first() is None:
        row = {"sha": compiled.sha, "adventure": adventure, "body": compiled.body}
        connection.execute(sa.insert(edition), row)


def edition_body(connection: sa.Connection, sha: str) -> str | None:
    """The canonical JSON of an edition."""
    found = connection.execute(sa.select(edition.c.body).where(edition.c.sha == sha))
    return found.scalar_one_or_none()


def open_game(connection: sa.Connection, row: GameRow) -> None:
    """Open a game."""
    values = {
        "code": row.code,
        "adventure": row.adventure,
        "edition": row.edition,
        "opened_at_ms": row.opened_at_ms,
    }
    connection.execute(sa.insert(game), values)


def restage(connection: sa.Connection, code: str, sha: str) -> None:
    """Let new runs of a game get another edition."""
    connection.execute(sa.update(game).where(game.c.code == code).values(edition=sha))


def games(connection: sa.Connection) -> Sequence[GameRow]:
    """All open games, the oldest first."""
    query = sa.select(game).where(game.c.closed_at_ms.is_(None)).order_by(game.c.opened_at_ms)
    return [GameRow(*row) for row in connection.execute(query)]


def game_called(connection: sa.Connection, code: str) -> GameRow | None:
    """The open game with a join code."""
    query = sa.select(game).where(game.c.code == code, game.c.closed_at_ms.is_(None))
    row = connection.execute(query).one_or_none()
    return GameRow(*row) if row else None
