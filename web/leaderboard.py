"""The leaderboard of a game, as it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from web.clock import from_ms
from web.games import Game
from web.site import Site
from web.store import board
from web.store.board import Placed


@dataclass(frozen=True, slots=True)
class Row:
    """One team's line; equal scores share a rank."""

    rank: int
    run_id: str
    team: str
    score: int
    done: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Board:
    """The first lines and, wherever it stands, one's own. `as_of` is its last change."""

    as_of: datetime
    rows: Sequence[Row]
    own: Row | None
    teams: int


def etag(site: Site, game: Game, limit: int, own: str | None) -> str:
    """A tag that stays the same for as long as nobody's line changes; cheap to ask for."""
    with site.database.reading() as connection:
        return f"{board.changed_ms(connection, game.code)}-{limit}-{own or ''}"


def leaderboard(site: Site, game: Game, limit: int, own: str | None) -> Board:
    """Read a game's board: its first `limit` lines, and the line of the run `own`."""
    with site.database.reading() as connection:
        changed_ms = board.changed_ms(connection, game.code)
        teams = board.size(connection, game.code)
        rows = board.top(connection, game.code, limit)
        mine = board.own(connection, game.code, own) if own else None
    return Board(
        from_ms(changed_ms), [_row(one) for one in rows], _row(mine) if mine else None, teams
    )


def _row(placed: Placed) -> Row:
    finished = placed.finished_at
    return Row(placed.rank, placed.run, placed.team, placed.score, placed.done, finished)
