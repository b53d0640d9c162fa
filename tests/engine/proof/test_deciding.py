import pytest

from engine.proof.solve.deciding import Method, Verdict
from engine.proof.solve.proving import Shortage
from engine.scenario.checkpoint import Kind, Role
from engine.scenario.condition import ScoreAtLeast
from tests.asking import branch, order, quiz, word
from tests.building import (
    adventure,
    at_least,
    chose,
    done,
    either,
    ending,
    ends,
    every,
    flag,
    give,
    has,
    item,
    opens,
    set_flag,
    solved,
    stop,
    visited,
)
from tests.proving import gets_stuck, plainly, way

START, FINISH = Role.START, Role.FINISH
OPTIONS = ("vasen", "oikea")


@pytest.mark.parametrize("mode", ["linear", "free", "score"])
def test_a_plain_walk_needs_no_solver(mode):
    stops = (stop("a", quiz(), role=START), stop("b"), stop("c", role=FINISH))

    proof = plainly(adventure(*stops, mode=mode))

    assert (proof.verdict, proof.method) == (Verdict.COMPLETABLE, Method.FIXPOINT)


def test_ways_that_part_and_meet_again_are_proved_by_the_solver():
    rules = way(
        stop("a", branch()),
        stop("b", unlock=chose("a/haara.vasen")),
        stop("c", unlock=chose("a/haara.oikea")),
        unlock=either(done("b"), done("c")),
    )

    proof = plainly(rules)

    assert (proof.verdict, proof.method) == (Verdict.COMPLETABLE, Method.SOLVER)


def test_a_choice_that_strands_is_shown_as_a_walk_that_makes_it():
    rules = way(
        stop("a", branch()),
        stop("b", unlock=chose("a/haara.vasen")),
        unlock=done("b"),
    )

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    answer = proof.stuck.steps[1]
    assert (answer.answer, answer.value) == ("a/haara", "oikea")
    assert proof.waits_for == ("b", "maali")
    assert gets_stuck(rules, proof)


def test_two_choices_that_strand_only_together_are_found():
    rules = way(
        stop("a", branch()),
        stop("b", branch()),
        unlock=either(chose("a/haara.vasen"), chose("b/haara.vasen")),
    )

    proof = plainly(rules)

    chosen = {step.answer: step.value for step in proof.stuck.steps if step.verb == "answer"}
    assert chosen == {"a/haara": "oikea", "b/haara": "oikea"}
    assert gets_stuck(rules, proof)


def test_what_nobody_can_finish_is_told_from_what_some_cannot():
    rules = way(stop("a", branch()), unlock=every(*(chose(f"a/haara.{x}") for x in OPTIONS)))

    proof = plainly(rules)

    assert proof.verdict is Verdict.NOT_COMPLETABLE
    assert gets_stuck(rules, proof)


def test_a_finish_that_opens_by_its_own_points_never_opens():
    rules = adventure(
        stop("a", points=10),
        stop("b", points=5, role=FINISH, unlock=ScoreAtLeast(score_at_least=15)),
        mode="branching",
    )

    assert plainly(rules).verdict is Verdict.NOT_COMPLETABLE


def test_neither_do_they_where_a_choice_brings_some_of_them():
    rules = adventure(
        stop("a", branch(points=10)),
        stop("b", points=5, role=FINISH, unlock=ScoreAtLeast(score_at_least=15)),
        mode="branching",
    )

    assert plainly(rules).verdict is Verdict.NOT_COMPLETABLE


def test_whichever_option_strands_is_found():
    for side, other in (OPTIONS, OPTIONS[::-1]):
        rules = way(
            stop("a", branch()),
            stop("b", unlock=chose(f"a/haara.{side}"), optional=True),
            stop("c", unlock=chose(f"a/haara.{other}"), optional=True),
            unlock=done("b"),
        )

        proof = plainly(rules)

        assert proof.method is Method.SOLVER
        assert proof.stuck.steps[1].value == other


def test_a_skip_strands_nobody_while_the_answer_can_still_be_given():
    rules = way(stop("a", word(skippable=True)), unlock=solved("a/sana"))

    assert plainly(rules).holds


@pytest.mark.parametrize("skippable", [True, False])
def test_used_up_tries_strand_who_must_have_solved(skippable):
    rules = way(stop("a", quiz(attempts=2, skippable=skippable)), unlock=solved("a/visa"))

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    assert gets_stuck(rules, proof)


def test_who_skips_first_and_fails_then_has_neither_solved_nor_failed():
    asked = quiz(attempts=1, on_solved=(set_flag("x"),), on_failed=(set_flag("x"),))
    rules = way(stop("a", asked), unlock=flag("x"))

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    assert gets_stuck(rules, proof)
    must = asked.model_copy(update={"skippable": False})
    assert plainly(way(stop("a", must), unlock=flag("x"))).holds


def test_half_an_answer_leaves_it_neither_solved_nor_failed():
    fields = {"attempts": 1, "skippable": False}
    asked = order(**fields, on_solved=(set_flag("x"),), on_failed=(set_flag("x"),))

    half = plainly(way(stop("a", asked.model_copy(update={"partial": True})), unlock=flag("x")))

    assert half.verdict is Verdict.SOFT_LOCK
    assert plainly(way(stop("a", asked), unlock=flag("x"))).holds


def test_a_riddle_without_an_answer_ends_the_walk():
    rules = way(stop("a", word("sana", "!!!", skippable=False)), unlock=done("a"))

    proof = plainly(rules)

    assert proof.verdict is Verdict.NOT_COMPLETABLE
    assert gets_stuck(rules, proof)


def test_optional_stops_can_be_counted_on_but_events_and_secrets_cannot():
    extra = {"optional": True}
    event = {"kind": Kind.EVENT, "open": (("2026-08-01 10:00", "2026-08-02 10:00"),)}

    assert plainly(way(stop("a"), stop("b", **extra), unlock=visited("b"))).holds
    for fields in ({"kind": Kind.SECRET}, event):
        rules = way(stop("a"), stop("b", **fields), unlock=visited("b"))
        proof = plainly(rules)
        assert proof.verdict is Verdict.SOFT_LOCK
        assert gets_stuck(rules, proof)


def test_what_an_effect_opens_or_ends_counts():
    opened = way(stop("a", on_done=(opens("maali"),)), unlock=flag("x"))
    ended = way(
        stop("a", on_visit=(ends("loppu"),)), unlock=flag("x"), endings=(ending("loppu"),)
    )

    assert plainly(opened).holds
    assert plainly(ended).holds


def test_points_are_counted_as_the_clumsiest_team_earns_them():
    def rules(points_asked, **fields):
        asked = quiz(points=10, **fields)
        return way(stop("a", asked), unlock=ScoreAtLeast(score_at_least=points_asked))

    assert plainly(rules(10)).holds
    clumsy = plainly(rules(10, wrong_costs=2))
    assert clumsy.verdict is Verdict.SOFT_LOCK
    assert gets_stuck(rules(10, wrong_costs=2), clumsy)
    assert plainly(rules(6, wrong_costs=2, attempts=3, skippable=False)).verdict is (
        Verdict.SOFT_LOCK
    )


def test_items_short_on_some_way_are_named():
    rules = way(
        stop("a", branch()),
        stop("b", on_visit=(give("kivi", 2),), unlock=chose("a/haara.vasen"), optional=True),
        stop("c", on_visit=(give("kivi"),)),
        unlock=has("kivi", 3),
        items=(item("kivi"),),
    )

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    assert proof.shortages == (Shortage("maali", "kivi", asked=3, found=1),)


def test_at_least_counts_what_every_team_has_at_least():
    rules = [
        way(
            stop("a", branch()),
            stop("b", unlock=chose("a/haara.vasen"), optional=True),
            stop("c", unlock=chose("a/haara.oikea"), optional=True),
            stop("d"),
            unlock=at_least(count, visited("b"), visited("c"), visited("d")),
        )
        for count in (2, 3)
    ]

    assert plainly(rules[0]).holds
    assert plainly(rules[1]).verdict is Verdict.NOT_COMPLETABLE
