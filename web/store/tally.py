"""How many teams of a game stand at each score: ranks and sums without counting the teams.

Counting who is better grows with the teams (measured: 30 times as long at a hundred thousand as
at a thousand); there are never more scores than an adventure has points.
"""

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import run, standing, tally

NO_BRACKET = ""

_HERE = (
    tally.c.game == sa.bindparam("of_game"),
    tally.c.bracket == sa.bindparam("of_bracket"),
    tally.c.score == sa.bindparam("of_score"),
)
_AT = sa.select(tally.c.teams).where(*_HERE)
_MOVE = sa.update(tally).where(*_HERE).values(teams=tally.c.teams + sa.bindparam("by"))
_ADD = sa.insert(tally)
_SUMS = sa.select(
    sa.func.coalesce(sa.func.sum(tally.c.teams), 0),
    sa.func.coalesce(sa.func.sum(sa.cast(tally.c.teams, sa.BigInteger) * tally.c.score), 0),
).where(tally.c.game == sa.bindparam("of_game"))
_BETTER = sa.select(sa.func.coalesce(sa.func.sum(tally.c.teams), 0)).where(
    tally.c.game == sa.bindparam("of_game"), tally.c.score > sa.bindparam("of_score")
)
_IN_BRACKET = tally.c.bracket == sa.bindparam("of_bracket")
_SUMS_IN, _BETTER_IN = _SUMS.where(_IN_BRACKET), _BETTER.where(_IN_BRACKET)
_BRACKET = sa.select(run.c.bracket).where(run.c.id == sa.bindparam("of_run"))
_KEPT = sa.select(tally.c.game, tally.c.bracket, tally.c.score, tally.c.teams).where(
    tally.c.teams != 0
)
_BY_STANDINGS = (
    sa.select(
        standing.c.game,
        sa.func.coalesce(run.c.bracket, sa.literal(NO_BRACKET)),
        standing.c.score,
        sa.func.count(),
    )
    .join(run, run.c.id == standing.c.run)
    .group_by(standing.c.game, run.c.bracket, standing.c.score)
)


def add(connection: Connection, game: str, run_id: str, score: int) -> None:
    """Count a team that has set out."""
    _count(connection, game, _bracket(connection, run_id), score, 1)


def move(connection: Connection, game: str, run_id: str, before: int, after: int) -> None:
    """Count a team at another score than before."""
    if before != after:
        bracket = _bracket(connection, run_id)
        _count(connection, game, bracket, before, -1)
        _count(connection, game, bracket, after, 1)


def sums(connection: Connection, game: str, bracket: str | None) -> tuple[int, int]:
    """How many teams there are, and how many points they have together."""
    if bracket is None:
        row = connection.first(_SUMS, of_game=game)
    else:
        row = connection.first(_SUMS_IN, of_game=game, of_bracket=bracket)
    return (int(row[0]), int(row[1])) if row else (0, 0)


def better(connection: Connection, game: str, bracket: str | None, score: int) -> int:
    """How many teams have more points than that."""
    of = {"of_game": game, "of_score": score}
    if bracket is None:
        return int(connection.value(_BETTER, **of))
    return int(connection.value(_BETTER_IN, of_bracket=bracket, **of))


def miscounted(connection: Connection) -> frozenset[str]:
    """The games whose tally is not that of their standings."""
    kept = {tuple(row) for row in connection.all(_KEPT)}
    counted = {tuple(row) for row in connection.all(_BY_STANDINGS)}
    return frozenset(row[0] for row in kept ^ counted)


def _bracket(connection: Connection, run_id: str) -> str:
    return connection.value(_BRACKET, of_run=run_id) or NO_BRACKET


def _count(connection: Connection, game: str, bracket: str, score: int, by: int) -> None:
    at = {"of_game": game, "of_bracket": bracket, "of_score": score}
    if connection.value(_AT, **at) is None:
        connection.write(_ADD, game=game, bracket=bracket, score=score, teams=by)
    else:
        connection.write(_MOVE, by=by, **at)
