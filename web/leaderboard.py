"""The leaderboard of a game, as it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from web.clock import from_ms
from web.games import Game
from web.site import Site
from web.store import board
from web.store.board import Line


@dataclass(frozen=True, slots=True)
class Board:
    """The first lines and, wherever it stands, one's own. `as_of` is its last change."""

    as_of: datetime
    rows: Sequence[Line]
    own: Line | None
    teams: int


def etag(site: Site, game: Game, limit: int, own: str | None) -> str:
    """A tag that stays the same for as long as nobody's line changes; cheap to ask for."""
    with site.database.reading() as connection:
        return f"{board.changed_ms(connection, game.code)}-{limit}-{own or ''}"


def leaderboard(site: Site, game: Game, limit: int, own: str | None) -> Board:
    """Read a game's board: its first `limit` lines, and the line of the run `own`.

    The lines are made once for each change: no two changes of a board have one time.
    """
    with site.database.snapshot() as connection:
        key = (game.code, limit, board.changed_ms(connection, game.code))
        made = site.lines.get(key)
        if made is None:
            made = (board.size(connection, game.code), board.top(connection, game.code, limit))
            site.lines.keep(key, made)
        mine = board.own(connection, game.code, own) if own else None
    teams, rows = made
    return Board(from_ms(key[2]), rows, mine, teams)
