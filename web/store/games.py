"""Editions and the games that stage them."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import sqlalchemy as sa

from engine.scenario.edition import Edition
from web.store.connection import Connection
from web.store.tables import edition, game

_EDITION = sa.select(edition.c.body).where(edition.c.sha == sa.bindparam("of"))
_ADD_EDITION = sa.insert(edition)
_ADD_GAME = sa.insert(game)
_RESTAGE = (
    sa.update(game)
    .where(game.c.code == sa.bindparam("of"))
    .values(edition=sa.bindparam("new"))
)  # fmt: skip
_CLOSE = (
    sa.update(game)
    .where(game.c.code == sa.bindparam("of"))
    .values(closed_at_ms=sa.bindparam("at"))
)
_SET_TERMS = (
    sa.update(game).where(game.c.code == sa.bindparam("of")).values(terms=sa.bindparam("new"))
)
_OPEN = sa.select(game).where(game.c.closed_at_ms.is_(None))
_ALL = _OPEN.order_by(game.c.opened_at_ms, game.c.code)
_ANY_CALLED = sa.select(game).where(game.c.code == sa.bindparam("of"))
_CALLED = _OPEN.where(game.c.code == sa.bindparam("of"))


@dataclass(frozen=True, slots=True)
class GameRow:
    """A staging of an adventure; `edition` is the one that new runs get.

    `competitive` and `offline` are None where the adventure's own word holds, `terms` where
    they are the usual ones.
    """

    code: str
    adventure: str
    edition: str
    opened_at_ms: int
    closed_at_ms: int | None = None
    posters: bool = True
    competitive: bool | None = None
    offline: str | None = None
    terms: str | None = None


def keep_edition(connection: Connection, adventure: str, compiled: Edition) -> None:
    """Keep an edition; one that is kept already stays as it is."""
    if edition_body(connection, compiled.sha) is None:
        connection.write(
            _ADD_EDITION, sha=compiled.sha, adventure=adventure, body=compiled.body
        )


def edition_body(connection: Connection, sha: str) -> str | None:
    """The canonical JSON of an edition."""
    body: str | None = connection.value(_EDITION, of=sha)
    return body


def open_game(connection: Connection, row: GameRow) -> None:
    """Open a game."""
    names = (one.name for one in fields(row))
    connection.write(_ADD_GAME, **dict(zip(names, astuple(row), strict=True)))


def close_game(connection: Connection, code: str, at_ms: int) -> None:
    """Let nobody join a game any more."""
    connection.write(_CLOSE, of=code, at=at_ms)


def set_terms(connection: Connection, code: str, terms: str) -> None:
    """Play a game on other terms from now on."""
    connection.write(_SET_TERMS, of=code, new=terms)


def restage(connection: Connection, code: str, sha: str) -> None:
    """Let new runs of a game get another edition."""
    connection.write(_RESTAGE, of=code, new=sha)


def games(connection: Connection) -> Sequence[GameRow]:
    """All open games, the oldest first."""
    return [GameRow(*row) for row in connection.all(_ALL)]


def any_game_called(connection: Connection, code: str) -> GameRow | None:
    """The game with a join code, also one that is closed."""
    row = connection.first(_ANY_CALLED, of=code)
    return GameRow(*row) if row else None


def game_called(connection: Connection, code: str) -> GameRow | None:
    """The open game with a join code."""
    row = connection.first(_CALLED, of=code)
    return GameRow(*row) if row else None
