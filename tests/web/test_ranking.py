from tests.building import NOON
from web.leaderboard import Board
from web.player.ranking import to_next_rank
from web.store.board import Line


def row(rank: int, team: str, score: int) -> Line:
    return Line(rank, team, team, score, 1, None)


def test_the_next_rank_is_the_nearest_better_score():
    own = row(4, "me", 40)
    rows = [row(1, "a", 90), row(2, "b", 55), row(2, "c", 55), own]

    wanted = to_next_rank(Board(NOON, rows, own, 4))

    assert wanted is not None
    assert (wanted.rank, wanted.points) == (2, 15)


def test_who_leads_or_does_not_play_wants_nothing():
    own = row(1, "me", 40)

    assert to_next_rank(Board(NOON, [own], own, 1)) is None
    assert to_next_rank(Board(NOON, [own], None, 1)) is None
