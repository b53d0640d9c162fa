"""Leaderboards, and the tag by which a client sees that nothing has changed.

The public board shows what the game's terms let it: of a game whose board lags behind or
stands still, what the logs say of that moment. Staff see it live.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.play.leaderboard import ranking
from web.clock import from_ms
from web.games import Game
from web.site import Site
from web.store import board
from web.store.board import Front, Line
from web.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Board:
    """The first lines and, wherever it stands, one's own. `as_of` is its last change.

    `points` are those of all teams together. `frozen`: it stands still.
    """

    as_of: datetime
    rows: Sequence[Line]
    own: Line | None
    teams: int
    points: int = 0
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Which board: how many lines of it, whose own one, of one bracket or of all."""

    limit: int
    own: str | None = None
    bracket: str | None = None


def etag(site: Site, game: Game, asked: Asked, now: datetime) -> str:
    """A tag that stays the same for as long as nobody's line changes; cheap to ask for."""
    of = f"{asked.limit}-{asked.own or ''}-{asked.bracket or ''}"
    with site.database.reading() as connection:
        if _is_live(game, now):
            return f"{board.changed_ms(connection, game.code)}-{of}"
        past = site.pasts.at(connection, game.code, game.terms.shown_at(now), now)
        return f"past-{past.changed_ms}-{game.terms.frozen(now)}-{of}"


def teams(site: Site, game: Game) -> int:
    """How many teams have set out in a game."""
    with site.database.reading() as connection:
        return board.size(connection, game.code)


def leaderboard(site: Site, game: Game, asked: Asked, now: datetime) -> Board:
    """Read a game's board as everybody may see it now."""
    if _is_live(game, now):
        return live(site, game, asked)
    with site.database.snapshot() as connection:
        return _past(site, connection, game, asked, now)


def live(site: Site, game: Game, asked: Asked) -> Board:
    """Read a game's board as it is.

    Its lines are made once for each change: no two changes of a board have one time.
    """
    with site.database.snapshot() as connection:
        changed = board.changed_ms(connection, game.code)
        key = (game.code, asked.bracket, asked.limit, changed)
        front = site.lines.get(key)
        if front is None:
            front = board.front(connection, game.code, asked.bracket, asked.limit)
            site.lines.keep(key, front)
        mine = _own(connection, game, asked)
    return Board(from_ms(changed), front.rows, mine, front.teams, front.points)


def latest(site: Site, game: Game, asked: Asked, now: datetime) -> Line | None:
    """Whose line changed last, while the board is live."""
    if not _is_live(game, now):
        return None
    with site.database.reading() as connection:
        return board.latest(connection, game.code, asked.bracket)


def _is_live(game: Game, now: datetime) -> bool:
    return not game.terms.delay_min and not game.terms.frozen(now)


def _own(connection: Connection, game: Game, asked: Asked) -> Line | None:
    if asked.own is None:
        return None
    return board.own(connection, game.code, asked.own, asked.bracket)


def _past(site: Site, connection: Connection, game: Game, asked: Asked, now: datetime) -> Board:
    past = site.pasts.at(connection, game.code, game.terms.shown_at(now), now)
    named = board.teams_of(connection, game.code)
    shown = [
        one
        for one in past.standings()
        if one.run in named and asked.bracket in {None, named[one.run].bracket}
    ]
    lines = [
        Line(
            one.rank,
            one.standing.run,
            named[one.standing.run].name,
            one.standing.score,
            one.standing.done,
            one.standing.finished_at,
        )
        for one in ranking(shown)
    ]
    front = Front(lines[: asked.limit], len(lines), sum(one.score for one in lines))
    mine = next((one for one in lines if one.run_id == asked.own), None)
    return Board(
        from_ms(past.changed_ms),
        front.rows,
        mine,
        front.teams,
        front.points,
        frozen=game.terms.frozen(now),
    )
