"""Proving that the standings are what the logs say."""

from dataclasses import dataclass

from engine.play.leaderboard import Standing, standing_of
from web.folds import Folds
from web.store import board, runs, tally
from web.store.database import Database


@dataclass(frozen=True, slots=True)
class Difference:
    """A run whose standing is not what its log says."""

    run: str
    kept: Standing | None
    by_log: Standing


@dataclass(frozen=True, slots=True)
class Verified:
    """How many runs were replayed, which of them differ, and which games are miscounted."""

    runs: int
    differences: tuple[Difference, ...]
    miscounted: frozenset[str] = frozenset()


def verify(database: Database) -> Verified:
    """Replay every log and compare with the projection."""
    folds = Folds()
    differences: list[Difference] = []
    with database.snapshot() as connection:
        ids = runs.all_run_ids(connection)
        for run in ids:
            by_log = standing_of(run, folds.of(connection, run).state)
            kept = board.kept(connection, run)
            if kept != by_log:
                differences.append(Difference(run, kept, by_log))
        miscounted = tally.miscounted(connection)
    return Verified(len(ids), tuple(differences), miscounted)
