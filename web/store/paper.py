"""Teams that play on paper: those whose cards are still out, and the runs they became."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import paper_team, run


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A team that set out with a booklet; its id becomes that of its run."""

    id: str
    game: str
    name: str
    size: int
    created_at_ms: int


_WAITING = (
    sa.select(*(paper_team.c[name] for name in PaperRow.__slots__))
    .where(paper_team.c.game == sa.bindparam("of"))
    .order_by(paper_team.c.created_at_ms, paper_team.c.id)
)
_GAMES = sa.select(paper_team.c.game).distinct().order_by(paper_team.c.game)
_ADD = sa.insert(paper_team)
_DROP = sa.delete(paper_team).where(paper_team.c.id == sa.bindparam("of"))
_ENTERED = (
    sa.select(run.c.id)
    .where(run.c.game == sa.bindparam("of"), run.c.paper.is_(sa.true()))
    .order_by(run.c.created_at_ms, run.c.id)
)


def waiting(connection: Connection, game: str) -> Sequence[PaperRow]:
    """The teams of a game whose results have not been entered, the first to set out first."""
    return [PaperRow(*row) for row in connection.all(_WAITING, of=game)]


def games_waiting(connection: Connection) -> Sequence[str]:
    """The games, open or closed, that have cards out."""
    return [row[0] for row in connection.all(_GAMES)]


def add(connection: Connection, row: PaperRow) -> None:
    """Keep a team that sets out with a booklet."""
    connection.write(_ADD, **asdict(row))


def drop(connection: Connection, team_id: str) -> None:
    """Forget a team that waits: its run holds all of it, or it never came."""
    connection.write(_DROP, of=team_id)


def entered(connection: Connection, game: str) -> Sequence[str]:
    """The runs of a game that were walked on paper."""
    return [row[0] for row in connection.all(_ENTERED, of=game)]
