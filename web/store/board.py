"""The standing projection: for speed only, and always equal to the logs."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engine.play.leaderboard import Standing
from web.clock import from_ms, to_ms
from web.store.tables import participation, run, standing


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the board; `team` is the name as it is shown."""

    run: str
    rank: int
    team: str
    score: int
    done: int
    finished_at_ms: int | None


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
    .order_by(
        standing.c.score.desc(),
        standing.c.finished_at_ms.is_(None),
        standing.c.finished_at_ms,
        standing.c.run,
    )
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
_OF_GAME = sa.select(sa.func.count(), sa.func.max(standing.c.changed_at_ms)).where(
    standing.c.game == sa.bindparam("game_code")
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
        "finished_at_ms": to_ms(of_run.finished_at) if of_run.finished_at else None,
        "changed_at_ms": now_ms,
    }
    connection.execute(sa.insert(standing), values)


def update(connection: sa.Connection, of_run: Standing, now_ms: int) -> None:
    """Write a run's standing anew."""
    values = {
        "run_id": of_run.run,
        "new_score": of_run.score,
        "new_done": of_run.done,
        "new_finish": to_ms(of_run.finished_at) if of_run.finished_at else None,
        "now": now_ms,
    }
    connection.execute(_UPDATE, values)


def size_and_change(connection: sa.Connection, game: str) -> tuple[int, int]:
    """How many teams a game has, and when its board last changed (0: never)."""
    row = connection.execute(_OF_GAME, {"game_code": game}).one()
    return row[0], row[1] or 0


def top(connection: sa.Connection, game: str, most: int) -> Sequence[Placed]:
    """The first `most` rows. Equal scores share a rank."""
    rows = connection.execute(_TOP, {"game_code": game, "most": most}).all()
    placed: list[Placed] = []
    for place, row in enumerate(rows, start=1):
        shares = placed and placed[-1].score == row[2]
        placed.append(Placed(row[0], placed[-1].rank if shares else place, *row[1:]))
    return placed


def own(connection: sa.Connection, game: str, run_id: str) -> Placed | None:
    """One run's row, wherever it stands."""
    row = connection.execute(_NAMED.where(standing.c.run == run_id)).one_or_none()
    if row is None:
        return None
    above = connection.execute(_BETTER, {"game_code": game, "score_now": row[2]}).scalar_one()
    return Placed(row[0], above + 1, *row[1:])


def kept(connection: sa.Connection, run_id: str) -> Standing | None:
    """A run's standing as the projection has it."""
    columns = (standing.c.run, standing.c.score, standing.c.done, standing.c.finished_at_ms)
    row = connection.execute(sa.select(*columns).where(standing.c.run == run_id)).one_or_none()
    if row is None:
        return None
    finished = from_ms(row[3]) if row[3] is not None else None
    return Standing(row[0], row[1], row[2], finished)
