"""Standings and their ranking. Equal scores share a rank; the next rank counts them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from engine.play.state import RunState


@dataclass(frozen=True, slots=True)
class Standing:
    """One run as the leaderboard sees it; `done` counts its checkpoints."""

    run: str
    score: int
    done: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A standing with its rank."""

    rank: int
    standing: Standing


def standing_of(run: str, state: RunState) -> Standing:
    """Read a run's standing off its state."""
    return Standing(run, state.ranked_score, state.checkpoints_done, state.ranked_finish)


def ranking(standings: Iterable[Standing]) -> tuple[Ranked, ...]:
    """Rank by score alone; within a rank who finished earlier is listed first."""
    listed = sorted(standings, key=_listing)
    ranked: list[Ranked] = []
    for place, standing in enumerate(listed, start=1):
        shares = ranked and ranked[-1].standing.score == standing.score
        ranked.append(Ranked(ranked[-1].rank if shares else place, standing))
    return tuple(ranked)


def _listing(standing: Standing) -> tuple[int, bool, float, str]:
    finished = standing.finished_at
    return (
        -standing.score,
        finished is None,
        finished.timestamp() if finished else 0.0,
        standing.run,
    )
