"""The standing projection: for speed only, and always equal to the logs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from engine.play.leaderboard import Standing
from web.clock import from_ms, to_ms
from web.store.tables import UNFINISHED_MS, participation, run, standing


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the board; `team` is the name as it is shown."""

    run: str
    rank: int
    team: str
    score: int
    done: int
    finished_at: datetime | None


_NAMED = (
    sa.select(
        standing.c.run, participation.c.words, standing.c.score, standing.c.done,
        standing.c.finished_at_ms,
    )
    .join(run, run.c.id == standing.c.run)
    .join(participation, participation.c.id == run.c.team_name)
)  # fmt: skip
_TOP = (
    _NAMED.where(standing.c.game == sa.bindparam("game_code"))
    .order_by(standing.c.score.desc(), standing.c.finished_at_ms, standing.c.run)
    .limit(sa.bindparam("most"))
)
_BETTER = (
    sa.select(sa.func.count())
    .select_from(standing)
    .where(
        standing.c.game == sa.bindparam("game_code"),
        standing.c.score > sa.bindparam("score_now"),
    )
)
_CHANGED = sa.select(sa.func.max(standing.c.changed_at_ms)).where(
    standing.c.game == sa.bindparam("game_code")
)
_SIZE = (
    sa.select(sa.func.count())
    .select_from(standing)
    .where(standing.c.game == sa.bindparam("game_code"))
)
_UPDATE = (
    sa.update(standing)
    .where(standing.c.run == sa.bindparam("run_id"))
    .values(
        score=sa.bindparam("new_score"),
        done=sa.bindparam("new_done"),
        finished_at_ms=sa.bindparam("new_finish"),
        changed_at_ms=sa.bindparam("now"),
    )
)


def add(connection: sa.Connection, game: str, of_run: Standing, now_ms: int) -> None:
    """Add a new run's standing."""
    values = {
        "run": of_run.run,
        "game": game,
        "score": of_run.score,
        "done": of_run.done,
        "finished_at_ms": _finish_ms(of_run),
        "changed_at_ms": now_ms,
    }
    connection.execute(sa.insert(standing), values)


def update(connection: sa.Connection, of_run: Standing, now_ms: int) -> None:
    """Write a run's standing anew."""
    values = {
        "run_id": of_run.run,
        "new_score": of_run.score,
        "new_done": of_run.done,
        "new_finish": _finish_ms(of_run),
        "now": now_ms,
    }
    connection.execute(_UPDATE, values)


def changed_ms(connection: sa.Connection, game: str) -> int:
    """When a game's board last changed; 0 for never."""
    return connection.execute(_CHANGED, {"game_code": game}).scalar_one() or 0


def size(connection: sa.Connection, game: str) -> int:
    """How many teams a game has."""
    return connection.execute(_SIZE, {"game_code": game}).scalar_one()


def top(connection: sa.Connection, game: str, most: int) -> Sequence[Placed]:
    """The first `most` rows. Equal scores share a rank."""
    rows = connection.execute(_TOP, {"game_code": game, "most": most}).all()
    placed: list[Placed] = []
    for place, row in enumerate(rows, start=1):
        shares = placed and placed[-1].score == row[2]
        placed.append(_placed(row, placed[-1].rank if shares else place))
    return placed


def own(connection: sa.Connection, game: str, run_id: str) -> Placed | None:
    """One run's row, wherever it stands."""
    row = connection.execute(_NAMED.where(standing.c.run == run_id)).one_or_none()
    if row is None:
        return None
    above = connection.execute(_BETTER, {"game_code": game, "score_now": row[2]}).scalar_one()
    return _placed(row, above + 1)


def kept(connection: sa.Connection, run_id: str) -> Standing | None:
    """A run's standing as the projection has it."""
    columns = (standing.c.run, standing.c.score, standing.c.done, standing.c.finished_at_ms)
    row = connection.execute(sa.select(*columns).where(standing.c.run == run_id)).one_or_none()
    if row is None:
        return None
    return Standing(row[0], row[1], row[2], _finish(row[3]))


def _placed(row: sa.Row[str, str, int, int, int], rank: int) -> Placed:
    return Placed(row[0], rank, row[1], row[2], row[3], _finish(row[4]))


def _finish(milliseconds: int) -> datetime | None:
    return None if milliseconds == UNFINISHED_MS else from_ms(milliseconds)


def _finish_ms(of_run: Standing) -> int:
    return UNFINISHED_MS if of_run.finished_at is None else to_ms(of_run.finished_at)
