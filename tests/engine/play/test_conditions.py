import pytest

from engine.play.conditions import holds, is_done, is_open, is_visited
from engine.play.state import RunState
from tests.asking import word
from tests.building import (
    NOON,
    adventure,
    at_least,
    done,
    either,
    every,
    reach,
    skip,
    solved,
    stop,
    under_way,
    visited,
)

KNOWN = RunState(
    facts=frozenset({"visited a", "done a", "visited b", "done b/1", "solved c/1"})
)


@pytest.mark.parametrize(
    ("condition", "so"),
    [
        (visited("a"), True),
        (visited("c"), False),
        (done("a"), True),
        (done("b"), False),
        (done("b/1"), True),
        (solved("c/1"), True),
        (solved("b/1"), False),
        (every(), True),
        (every(visited("a"), visited("b")), True),
        (every(visited("a"), visited("c")), False),
        (either(visited("c"), visited("b")), True),
        (either(visited("c"), done("b")), False),
        (at_least(2, visited("a"), visited("b"), visited("c")), True),
        (at_least(3, visited("a"), visited("b"), visited("c")), False),
        (at_least(1, visited("c")), False),
        (every(either(visited("c"), done("a")), at_least(1, solved("c/1"))), True),
    ],
)
def test_a_condition_holds_by_the_facts_alone(condition, so):
    assert holds(RULES, KNOWN, condition, NOON) is so


RULES = adventure(stop("a"), stop("b", word(), unlock=done("a")), mode="branching")


def test_before_the_start_nothing_is_open():
    assert not is_open(RULES, RunState(), RULES.checkpoints[0], NOON)
    assert is_open(RULES, under_way(RULES), RULES.checkpoints[0], NOON)


def test_a_checkpoint_opens_when_its_condition_holds():
    b = RULES.checkpoint("b")

    assert not is_open(RULES, under_way(RULES), b, NOON)
    assert is_open(RULES, under_way(RULES, reach("a")), b, NOON)


def test_a_visited_checkpoint_stays_open_whatever_a_new_edition_asks_for():
    stricter = adventure(stop("a"), stop("b", unlock=done("zzz")), mode="branching")
    state = under_way(RULES, reach("a"), reach("b"))

    assert is_open(stricter, state, stricter.checkpoint("b"), NOON)


def test_visited_is_not_yet_done():
    b = RULES.checkpoint("b")
    here = under_way(RULES, reach("a"), reach("b"))

    assert (is_visited(here, b), is_done(here, b)) == (True, False)
    assert is_done(under_way(RULES, reach("a"), reach("b"), skip("b/sana")), b)
