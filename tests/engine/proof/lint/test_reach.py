import pytest

from engine.proof.lint.reach import Without, reach
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Role
from tests.asking import branch, quiz, word
from tests.building import (
    adventure,
    at_least,
    chose,
    done,
    either,
    every,
    flag,
    give,
    has,
    item,
    opens,
    set_flag,
    solved,
    stop,
    timer,
    visited,
)


def visits(rules: Adventure, *without: str, answers: bool = True) -> set[str]:
    found = reach(rules, without, answers=answers)
    return {one.id for one in rules.checkpoints if found.visits(one)}


def test_everything_is_reached_where_nothing_stands_in_the_way():
    rules = adventure(stop("a"), stop("b"), stop("c"), mode="linear")

    assert visits(rules) == {"a", "b", "c"}


def test_without_a_link_the_chain_ends():
    rules = adventure(stop("a"), stop("b"), stop("c"), mode="linear")

    assert visits(rules, facts.visited("b")) == {"a"}


def test_a_stop_is_done_only_with_all_that_is_required_there():
    rules = adventure(
        stop("a", word("sana"), word("lisa", required=False)), stop("b", unlock=done("a"))
    )

    assert visits(rules, facts.done("a/sana")) == {"a"}
    assert visits(rules, facts.done("a/lisa")) == {"a", "b"}


def test_one_of_two_ways_is_enough_and_both_are_not_needed():
    rules = adventure(
        stop("a"),
        stop("b"),
        stop("c", unlock=either(done("a"), done("b"))),
        stop("d", unlock=every(done("a"), done("b"))),
        stop("e", unlock=at_least(1, done("a"), done("b"))),
    )

    assert visits(rules, facts.visited("a")) == {"b", "c", "e"}


@pytest.mark.parametrize(
    ("effect", "condition"),
    [
        (give("avain", 2), has("avain", 2)),
        (set_flag("kuultu"), flag("kuultu")),
    ],
    ids=str,
)
def test_what_an_effect_brings_opens_what_asks_for_it(effect, condition):
    rules = adventure(
        stop("a", on_done=(effect,)), stop("b", unlock=condition), items=(item("avain"),)
    )

    assert visits(rules) == {"a", "b"}
    assert visits(rules, facts.done("a")) == {"a"}


def test_too_few_of_an_item_open_nothing():
    rules = adventure(
        stop("a", on_done=(give("avain", 2),)),
        stop("b", unlock=has("avain", 3)),
        items=(item("avain"),),
    )

    assert visits(rules) == {"a"}


def test_an_effect_opens_what_its_own_condition_never_would():
    rules = adventure(stop("a", on_visit=(opens("b"),)), stop("b", unlock=flag("ei-koskaan")))

    assert visits(rules) == {"a", "b"}


def test_a_timer_brings_what_it_holds():
    rules = adventure(
        stop("a", on_done=(timer(10, set_flag("soi")),)), stop("b", unlock=flag("soi"))
    )

    assert visits(rules) == {"a", "b"}


def test_every_option_of_a_branch_is_chosen():
    rules = adventure(
        stop("a", branch("haara")),
        stop("b", unlock=chose("a/haara.vasen")),
        stop("c", unlock=chose("a/haara.oikea")),
    )

    assert visits(rules) == {"a", "b", "c"}


def test_where_no_answer_is_judged_done_comes_and_solved_does_not():
    rules = adventure(
        stop("a", quiz("visa")),
        stop("b", unlock=solved("a/visa")),
        stop("c", unlock=done("a")),
    )

    assert visits(rules, answers=False) == {"a", "c"}


def test_a_stop_needs_another_where_it_stays_shut_without_it():
    rules = adventure(
        stop("a", role=Role.START),
        stop("b", word()),
        stop("c", unlock=visited("b")),
    )
    a, b, c = rules.checkpoints

    without = Without(rules)
    assert without.shut(b, c)
    assert without.shut(a, c)
    assert not without.shut(c, b)
