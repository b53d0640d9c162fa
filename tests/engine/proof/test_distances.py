from datetime import timedelta
from itertools import pairwise, permutations
from random import Random

import pytest

from engine.geo import distance_m
from engine.play.conditions import is_open
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.proof.solve.distances import WALKED_M_PER_S
from engine.scenario.checkpoint import Kind, Role
from engine.scenario.route import Route
from tests.asking import branch
from tests.building import (
    NOON,
    adventure,
    at_least,
    away,
    chose,
    circle,
    done,
    either,
    every,
    flag,
    perille,
    reach,
    stop,
    under_way,
    unless,
    visited,
)
from tests.proving import plainly


def placed(name, metres, bearing=90, **fields):
    return stop(name, place=circle(away(metres, bearing)), **fields)


def walk(rules):
    return plainly(rules).measures.walk_m


def lengths(rules):
    """Of every way there is from the first place to the finish, by trying them all."""
    found = []
    stops = {one.id: one for one in rules.checkpoints}
    for count in range(1, len(stops) + 1):
        for names in permutations(stops, count):
            if finishes(rules, names):
                places = [stops[name].place.fence.centre for name in names]
                found.append(1.3 * sum(distance_m(a, b) for a, b in pairwise(places)))
    return found


def finishes(rules, names):
    """Whether the last of these visits, and none before it, ends the run."""
    state = under_way(rules)
    for name in names:
        if not state.running or not is_open(rules, state, rules.checkpoint(name), NOON):
            return False
        state = replay(decide(rules, state, reach(name)), state)
    return not state.running


def scattered(seed, *names, **unlocks):
    """Places by the dice."""
    dice = Random(seed)
    return [
        placed(name, dice.randint(50, 900), dice.randint(0, 359), **unlocks.get(name, {}))
        for name in names
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "unlocks",
    [
        {},
        {"c": {"unlock": done("a")}, "d": {"unlock": either(done("b"), done("c"))}},
        {
            "b": {"unlock": flag("x"), "optional": True},
            "d": {"unlock": at_least(2, *map(visited, "abc"))},
        },
    ],
)
def test_the_shortest_and_the_longest_way_are_those_of_trying_them_all(seed, unlocks):
    stops = scattered(seed, *"abcde", **unlocks)
    stops[-1] = stops[-1].model_copy(update={"role": Role.FINISH})
    rules = adventure(*stops, mode="free", finish_when=at_least(3, *map(visited, "abcd")))

    found = walk(rules)

    every_way = lengths(rules)
    assert found.least == (round(min(every_way)), True)
    assert found.most == (round(max(every_way)), True)


def test_without_a_finish_the_walk_ends_where_its_condition_holds():
    stops = scattered(1, *"abc")
    rules = adventure(*stops, mode="free", finish_when=visited("b"))

    assert walk(rules).least == (0, True)
    assert walk(rules).most == (round(max(lengths(rules))), True)


def test_each_way_that_a_choice_opens_is_walked():
    near, far = placed("b", 100), placed("c", 900)
    start = stop("a", branch(), place=circle())
    rules = adventure(
        start,
        near.model_copy(update={"unlock": chose("a/haara.vasen"), "optional": True}),
        far.model_copy(update={"unlock": chose("a/haara.oikea"), "optional": True}),
        placed("d", 0, role=Role.FINISH, unlock=either(done("b"), done("c"))),
        mode="branching",
    )

    assert walk(rules).least == (260, True)
    assert walk(rules).most == (2340, True)


def test_what_is_open_only_at_times_or_found_by_luck_is_not_walked_to():
    rules = adventure(
        placed("a", 0),
        placed("b", 900, kind=Kind.SECRET),
        placed("c", 100, role=Role.FINISH),
        mode="linear",
    )

    assert walk(rules).most == (130, True)


def test_a_long_line_is_exact_and_a_crowd_of_free_places_is_bounded():
    line = adventure(*(placed(f"s{n}", 100 * n) for n in range(30)), mode="linear")
    crowd = adventure(*(placed(f"s{n}", 100 * n) for n in range(16)), mode="free")

    assert walk(line).least == walk(line).most == (round(2900 * 1.3), True)
    least, most = walk(crowd)
    assert (least.value, least.exact) == (1950, False)
    assert not most.exact
    assert most.value >= 1950 * 3


def test_a_walk_against_the_clock_is_no_longer_than_the_time_allows():
    stops = [placed(f"s{n}", 1000 * n) for n in range(16)]
    limit = {"time_limit": timedelta(minutes=20)}
    rules = adventure(
        *stops, placed("m", 0, role=Role.FINISH), route=Route(mode="score", **limit)
    )

    assert walk(rules).most == (WALKED_M_PER_S * 1200, False)


def test_rules_that_may_stop_holding_leave_a_bound():
    rules = adventure(
        placed("a", 0),
        placed("b", 100, role=Role.FINISH, unlock=every(done("a"), unless(flag("x")))),
        mode="branching",
    )

    assert walk(rules).least == (130, False)


def test_there_is_no_walk_where_a_place_is_missing_or_nobody_finishes():
    nowhere = adventure(stop("a"), placed("b", 100, role=Role.FINISH), mode="linear")
    never = adventure(placed("a", 0, unlock=flag("x")), mode="branching")

    assert walk(nowhere) is None
    assert walk(never) is None


def test_the_first_page_of_perille_lies_between_its_shortest_and_longest_way():
    rules = perille()
    least, most = walk(rules)

    assert least.exact
    assert most.exact
    assert least.value < rules.distance_m < most.value
