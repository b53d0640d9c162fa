from hypothesis import given
from hypothesis import strategies as st

from engine.play.leaderboard import Ranked, Standing, ranking, standing_of
from tests.asking import word
from tests.building import (
    adventure,
    done,
    later,
    reach,
    say,
    stop,
    under_way,
)
from tests.chance import LAWS, moments

standings = st.lists(
    st.builds(
        Standing,
        run=st.uuids().map(str),
        score=st.integers(0, 5),
        done=st.integers(0, 12),
        finished_at=st.none() | moments,
    ),
    unique_by=lambda one: one.run,
)


def standing(run, score, finished=None):
    return Standing(run, score, 3, None if finished is None else later(finished))


def ranks(*standings):
    return [(one.rank, one.standing.run) for one in ranking(standings)]


def test_more_points_rank_higher_whoever_was_quicker():
    told = ranks(standing("hidas", 50, 90), standing("nopea", 40, 20), standing("kesken", 60))

    assert told == [(1, "kesken"), (2, "hidas"), (3, "nopea")]


def test_equal_scores_share_a_rank_and_the_next_rank_counts_them():
    four = [standing(name, score) for name, score in zip("abcd", (30, 30, 20, 10), strict=True)]

    assert ranks(*four) == [(1, "a"), (1, "b"), (3, "c"), (4, "d")]


def test_within_a_rank_who_finished_earlier_is_listed_first_and_who_has_not_last():
    told = ranks(standing("a", 30), standing("b", 30, 60), standing("c", 30, 40))

    assert told == [(1, "c"), (1, "b"), (1, "a")]


def test_an_empty_board_ranks_nobody():
    assert ranking([]) == ()


@LAWS
@given(standings, st.randoms())
def test_the_board_is_the_same_in_whatever_order_the_runs_come(listed, chance):
    mixed = listed[:]
    chance.shuffle(mixed)

    board = ranking(mixed)

    assert board == ranking(listed)
    assert {one.standing for one in board} == set(listed)


@LAWS
@given(standings)
def test_a_rank_is_one_more_than_the_runs_with_more_points(listed):
    board = ranking(listed)

    for ranked in board:
        better = sum(one.score > ranked.standing.score for one in listed)
        assert ranked == Ranked(better + 1, ranked.standing)


def test_a_standing_is_read_off_a_run():
    late = stop("c", points=5)
    rules = adventure(stop("a", word()), stop("b"), late, finish_when=done("b"))
    to_the_end = (reach("b", at=later(7)), reach("c", at=later(8)))

    going = under_way(rules, reach("a"), say("a/sana", "kuuluuko"))
    ended = under_way(rules, reach("a"), say("a/sana", "kuuluuko"), *to_the_end)

    assert standing_of("x", going) == Standing("x", 10, 1, None)
    assert standing_of("x", ended) == Standing("x", 10, 3, later(7))
