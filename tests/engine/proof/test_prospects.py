from engine.proof.profiles import profiles
from engine.proof.solve.proving import prove
from engine.scenario.checkpoint import Role
from engine.scenario.condition import ScoreAtLeast
from tests.asking import branch, quiz, word
from tests.building import (
    adventure,
    chose,
    done,
    ending,
    ends,
    every,
    flag,
    give,
    has,
    hints,
    item,
    points,
    set_flag,
    solved,
    stop,
    unless,
    visited,
)
from tests.proving import plainly, way

LEFT, RIGHT = chose("a/haara.vasen"), chose("a/haara.oikea")


def reach(rules):
    return plainly(rules).measures.reach


def score(rules):
    least, most = plainly(rules).measures.score
    return (least.value, least.exact), (most.value, most.exact)


def test_what_needs_two_choices_at_once_nobody_reaches():
    both = stop("b", quiz(), unlock=every(LEFT, RIGHT), optional=True)

    missed = reach(way(stop("a", branch()), both, unlock=done("a"))).facts

    assert {"visited b", "done b", "done b/visa"} <= missed
    assert "visited a" not in missed


def test_what_either_choice_opens_is_reached():
    ways = (stop("b", unlock=LEFT, optional=True), stop("c", unlock=RIGHT, optional=True))

    assert reach(way(stop("a", branch()), *ways, unlock=done("a"))).facts == frozenset()


def test_two_doors_that_open_each_other_open_for_nobody():
    doors = (
        stop("b", unlock=done("c"), optional=True),
        stop("c", unlock=done("b"), optional=True),
    )

    missed = reach(way(stop("a"), *doors, unlock=done("a"))).facts

    assert {"visited b", "visited c"} <= missed


def test_effects_that_wait_for_what_cannot_be_are_told():
    asked = quiz(on_failed=(set_flag("x"),))

    missed = reach(way(stop("a", asked), unlock=done("a"))).facts

    assert missed == {"failed a/visa"}
    limited = quiz(on_failed=(set_flag("x"),), attempts=1)
    assert reach(way(stop("a", limited), unlock=done("a"))).facts == frozenset()


def test_an_ending_behind_another_that_always_holds_is_never_told():
    endings = (ending("ensin", visited("a")), ending("muu"))

    assert reach(way(stop("a"), unlock=done("a"), endings=endings)).endings == {"muu"}
    free = (ending("ensin", LEFT), ending("muu"))
    rules = way(stop("a", branch()), unlock=done("a"), endings=free)
    assert reach(rules).endings == frozenset()


def test_an_ending_that_waits_for_what_lies_behind_the_finish_is_never_told():
    endings = (ending("takana", visited("b")), ending("muu"))
    behind = stop("b", unlock=done("maali"), optional=True)

    rules = way(stop("a"), behind, unlock=done("a"), endings=endings)

    assert reach(rules).endings == {"takana"}
    assert "visited b" not in reach(rules).facts


def test_an_ending_that_an_effect_orders_is_told():
    endings = (ending("tilattu", flag("x")), ending("muu"))
    last = stop("a", branch(), on_done=(ends("tilattu"),))

    assert reach(way(last, unlock=flag("x"), endings=endings)).endings == {"muu"}


def test_an_ending_by_a_rule_that_may_stop_holding_is_let_pass():
    endings = (ending("ei", unless(visited("b"))), ending("muu"))
    rules = way(stop("a"), stop("b", optional=True), unlock=done("a"), endings=endings)

    assert reach(rules).endings == frozenset()


def test_the_most_of_an_item_is_all_that_is_ever_given():
    rules = way(
        stop("a", on_visit=(give("kivi"),), on_done=(give("kivi", 2),)),
        stop("b", on_visit=(give("kivi", 5),), unlock=flag("x"), optional=True),
        unlock=has("kivi", 3),
        items=(item("kivi"),),
    )

    assert reach(rules).most_items == {"kivi": 3}


def test_a_score_lies_between_the_straight_way_and_everything():
    rules = way(
        stop("a", quiz(points=10), points=2, on_done=(points(3),)),
        stop("b", word(points=20), points=5, optional=True),
        unlock=done("a"),
    )

    assert score(rules) == ((5, True), (40, True))


def test_the_most_is_earned_before_the_finish_wherever_that_stands():
    rules = adventure(
        stop("maali", role=Role.FINISH, points=1),
        stop("a", points=7, optional=True),
        mode="branching",
    )

    assert score(rules) == ((1, True), (8, True))


def test_of_ways_that_exclude_one_another_only_one_scores():
    rules = way(
        stop("a", branch(points=0)),
        stop("b", unlock=LEFT, points=30, optional=True),
        stop("c", unlock=RIGHT, points=50, optional=True),
        unlock=done("a"),
    )

    assert score(rules) == ((0, True), (50, True))


def test_clumsy_teams_lose_what_tries_and_hints_cost():
    asked = quiz(points=20, attempts=3, wrong_costs=4, hints=hints(2, 3))
    rules = way(stop("a", asked), unlock=solved("a/visa"))

    assert score(rules) == ((7, True), (20, True))


def test_points_that_come_after_the_finish_count_for_nothing():
    behind = stop("b", unlock=done("maali"), points=100, optional=True)

    assert score(way(stop("a", points=5), behind, unlock=done("a"))) == ((5, True), (5, True))


def test_where_nobody_finishes_there_is_no_score():
    assert plainly(way(stop("a"), unlock=flag("x"))).measures.score is None


def test_many_checkpoints_are_bounded_without_working_it_out():
    stops = [stop(f"s{number}", quiz(points=10)) for number in range(60)]
    last = stop("maali", role=Role.FINISH)
    rules = adventure(*stops, last, mode="free", finish_when=ScoreAtLeast(score_at_least=100))

    measures = prove(rules, profiles(rules)[0]).measures

    assert measures.score.most == (600, False)
    assert measures.score.least == (0, False)
