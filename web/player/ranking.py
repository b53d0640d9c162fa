"""What a team needs for the next rank. Pure."""

from dataclasses import dataclass

from web.leaderboard import Board


@dataclass(frozen=True, slots=True)
class Wanted:
    """The next better rank, and the points to reach it."""

    rank: int
    points: int


def to_next_rank(board: Board) -> Wanted | None:
    """Points to the next better score on the board; None for who leads or does not play."""
    own = board.own
    if own is None:
        return None
    better = [row for row in board.rows if row.score > own.score]
    if not better:
        return None
    nearest = min(better, key=lambda row: row.score)
    return Wanted(nearest.rank, nearest.score - own.score)
