"""The leaderboard at a thousand, ten thousand and a hundred thousand teams.

A read is what a phone asks for right after somebody's points changed: the first hundred lines,
how many teams there are, and its own line wherever it stands. Once with scores that differ, and
once with nine teams of ten tied. What counts is how the time grows with the teams.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from tests import postgres
from tests.bench.rules import each
from tests.housing import on_postgres, prepared
from web.folder import site_at
from web.games import Game, create
from web.leaderboard import Asked, live
from web.settings import settings_for
from web.site import Site
from web.store import board
from web.store.tables import UNFINISHED_MS, participation, run, standing, tally
from web.store.tally import NO_BRACKET

TEAMS = (1_000, 10_000, 100_000)
GOAL = 1.5
READS = 20


class Growth(NamedTuple):
    """Seconds for a read at each number of teams."""

    name: str
    seconds: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How much dearer the last is than the first."""
        return self.seconds[-1] / self.seconds[0]


def rows() -> Iterator[Growth]:
    """Each kind of database, scores that differ and scores that are tied."""
    for kind in ("SQLite", "PostgreSQL"):
        for tied in (False, True):
            name = f"{kind}, {'nine of ten tied' if tied else 'scores differ'}"
            yield Growth(name, tuple(_read_s(kind, many, tied=tied) for many in TEAMS))


def report(found: Iterator[Growth]) -> None:
    """Print the table."""
    print("| board: top 100 and one's own line | 1,000 | 10,000 | 100,000 | growth | goal |")
    print("|---|---|---|---|---|---|")
    for row in found:
        times = " | ".join(f"{one * 1000:.2f} ms" for one in row.seconds)
        print(f"| {row.name} | {times} | {row.ratio:.2f} | {GOAL} |")


def _read_s(kind: str, many: int, *, tied: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if kind == "PostgreSQL":
            on_postgres(data)
        prepared(data)
        site = site_at(settings_for(data, "http://localhost"))
        try:
            game = create(site, "perille")
            assert game is not None
            return _measured(site, game, many, tied=tied)
        finally:
            site.database.close()
            postgres.server().drop_all()


def _measured(site: Site, game: Game, many: int, *, tied: bool) -> float:
    _fill(site, game, many, random.Random(1), tied=tied)
    middle = Asked(100, f"run-{many // 2}")
    moved = iter(range(1, 10**9))

    def read() -> None:
        # Somebody's points change, so that no lines are remembered.
        site.database.write(lambda connection: _touch(site, game, connection, next(moved)))
        live(site, game, middle)

    def only_touched() -> None:
        site.database.write(lambda connection: _touch(site, game, connection, next(moved)))

    return each(read, READS) - each(only_touched, READS)


def _touch(site: Site, game: Game, connection: board.Connection, by: int) -> None:
    known = board.kept(connection, "run-0")
    assert known is not None
    board.update(connection, game.code, known, 2_000_000_000_000 + by)


def _fill(site: Site, game: Game, many: int, chance: random.Random, *, tied: bool) -> None:
    names = [
        {"id": f"name-{at}", "run": f"run-{at}", "kind": "team-name", "words": f"Joukkue {at}"}
        for at in range(many)
    ]
    runs = [
        {
            "id": f"run-{at}",
            "game": game.code,
            "edition": game.edition,
            "team_name": f"name-{at}",
            "resume_hash": f"hash-{at}",
            "created_at_ms": at,
            "paper": False,
            "bracket": None,
        }
        for at in range(many)
    ]
    standings = [
        {
            "run": f"run-{at}",
            "game": game.code,
            "score": 150 if tied and chance.random() < 0.9 else chance.randrange(300),
            "done": 7,
            "finished_at_ms": UNFINISHED_MS if at % 2 else 1_700_000_000_000 + at,
            "changed_at_ms": at + 1,
        }
        for at in range(many)
    ]
    with site.database.pool.begin() as connection:
        for table, made in ((run, runs), (participation, names), (standing, standings)):
            connection.execute(sa.insert(table), made)
        counted = Counter(one["score"] for one in standings)
        scores = [
            {"game": game.code, "bracket": NO_BRACKET, "score": score, "teams": teams}
            for score, teams in counted.items()
        ]
        connection.execute(sa.insert(tally), scores)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE")  # as it does by itself within a minute


if __name__ == "__main__":
    report(rows())
