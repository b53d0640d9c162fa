"""The standing projection: for speed only, and always equal to the logs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.play.leaderboard import Standing, ranking
from web.clock import from_ms, to_ms
from web.store import tally
from web.store.connection import Connection, Row
from web.store.tables import UNFINISHED_MS, participation, run, standing


@dataclass(frozen=True, slots=True)
class Line:
    """One team's line on a board; equal scores share a rank."""

    rank: int
    run_id: str
    team: str
    score: int
    done: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Front:
    """The first lines of a board, and of all: how many teams, how many points together."""

    rows: Sequence[Line]
    teams: int
    points: int


@dataclass(frozen=True, slots=True)
class Team:
    """What a board says of a team beside its standing."""

    name: str
    bracket: str | None


_OF_GAME = standing.c.game == sa.bindparam("game_code")
_OF_RUN = standing.c.run == sa.bindparam("run_id")
_EACH = sa.select(standing.c.run, standing.c.score, standing.c.done, standing.c.finished_at_ms)
_KEPT = _EACH.where(_OF_RUN)
_STANDINGS = _EACH.where(_OF_GAME)
_RUNS = standing.join(run, run.c.id == standing.c.run)


def _named(standings: sa.Select[Any]) -> sa.Select[Any]:
    """Some standings with their teams' names, in no order.

    Which they are is settled first. A PostgreSQL that has not looked at a table since ten
    thousand teams came would name them all, and then sort (measured: 140 ms instead of 3).
    """
    found = standings.subquery("found")
    return (
        sa.select(
            found.c.run, participation.c.words, found.c.score, found.c.done,
            found.c.finished_at_ms,
        )
        .join(run, run.c.id == found.c.run)
        .join(participation, participation.c.id == run.c.team_name)
    )  # fmt: skip


def _by_bracket(standings: sa.Select[Any]) -> Mapping[bool, sa.Select[Any]]:
    """Named standings of all teams of a game, and the same of one bracket's."""
    in_bracket = run.c.bracket == sa.bindparam("in_bracket")
    return {
        False: _named(standings),
        True: _named(standings.select_from(_RUNS).where(in_bracket)),
    }


_OWN = _named(_STANDINGS.where(_OF_RUN))
_TOP = _by_bracket(
    _STANDINGS.order_by(
        standing.c.score.desc(), standing.c.finished_at_ms, standing.c.run
    ).limit(sa.bindparam("most"))
)
_LATEST = _by_bracket(_STANDINGS.order_by(standing.c.changed_at_ms.desc()).limit(1))
_CHANGED = sa.select(sa.func.max(standing.c.changed_at_ms)).where(_OF_GAME)
_TEAMS = (
    sa.select(run.c.id, participation.c.words, run.c.bracket)
    .join(participation, participation.c.id == run.c.team_name)
    .where(run.c.game == sa.bindparam("game_code"))
)
_ADD = sa.insert(standing)
_UPDATE = (
    sa.update(standing)
    .where(_OF_RUN)
    .values(
        score=sa.bindparam("new_score"),
        done=sa.bindparam("new_done"),
        finished_at_ms=sa.bindparam("new_finish"),
        changed_at_ms=sa.bindparam("now"),
    )
)


def add(connection: Connection, game: str, of_run: Standing, now_ms: int) -> None:
    """Add a new run's standing; no two changes of a board have one time."""
    tally.add(connection, game, of_run.run, of_run.score)
    connection.write(
        _ADD,
        run=of_run.run,
        game=game,
        score=of_run.score,
        done=of_run.done,
        finished_at_ms=_finish_ms(of_run),
        changed_at_ms=max(now_ms, changed_ms(connection, game) + 1),
    )


def update(connection: Connection, game: str, of_run: Standing, now_ms: int) -> None:
    """Write a run's standing anew; no two changes of a board have one time."""
    before = kept(connection, of_run.run)
    if before is not None:
        tally.move(connection, game, of_run.run, before.score, of_run.score)
    connection.write(
        _UPDATE,
        run_id=of_run.run,
        new_score=of_run.score,
        new_done=of_run.done,
        new_finish=_finish_ms(of_run),
        now=max(now_ms, changed_ms(connection, game) + 1),
    )


def changed_ms(connection: Connection, game: str) -> int:
    """When a game's board last changed; 0 for never."""
    return connection.value(_CHANGED, game_code=game) or 0


def size(connection: Connection, game: str) -> int:
    """How many teams a game has."""
    teams, _ = tally.sums(connection, game, None)
    return teams


def front(connection: Connection, game: str, bracket: str | None, most: int) -> Front:
    """The first `most` lines, ranked among themselves: nobody better stands below them."""
    of = {"game_code": game} | ({"in_bracket": bracket} if bracket else {})
    rows = connection.all(_TOP[bool(bracket)], most=most, **of)
    named = {row[0]: row for row in rows}
    standings = (Standing(row[0], row[2], row[3], _finish(row[4])) for row in rows)
    lines = [_line(named[one.standing.run], one.rank) for one in ranking(standings)]
    teams, points = tally.sums(connection, game, bracket)
    return Front(lines, teams, points)


def latest(connection: Connection, game: str, bracket: str | None) -> Line | None:
    """The line that changed last; its rank is not told."""
    of = {"game_code": game} | ({"in_bracket": bracket} if bracket else {})
    row = connection.first(_LATEST[bool(bracket)], **of)
    return _line(row, 0) if row else None


def own(
    connection: Connection, game: str, run_id: str, bracket: str | None = None
) -> Line | None:
    """One run's row, wherever it stands; None for a run of another game."""
    row = connection.first(_OWN, game_code=game, run_id=run_id)
    if row is None:
        return None
    return _line(row, tally.better(connection, game, bracket, row[2]) + 1)


def teams_of(connection: Connection, game: str) -> Mapping[str, Team]:
    """The teams of a game, by run."""
    rows = connection.all(_TEAMS, game_code=game)
    return {row[0]: Team(row[1], row[2]) for row in rows}


def kept(connection: Connection, run_id: str) -> Standing | None:
    """A run's standing as the projection has it."""
    row = connection.first(_KEPT, run_id=run_id)
    return Standing(row[0], row[1], row[2], _finish(row[3])) if row else None


def _line(row: Row, rank: int) -> Line:
    return Line(rank, row[0], row[1], row[2], row[3], _finish(row[4]))


def _finish(milliseconds: int) -> datetime | None:
    return None if milliseconds == UNFINISHED_MS else from_ms(milliseconds)


def _finish_ms(of_run: Standing) -> int:
    return UNFINISHED_MS if of_run.finished_at is None else to_ms(of_run.finished_at)
