"""What may shut again is searched, walk by walk: a proof only when all of it was seen."""

from datetime import timedelta

from engine.proof.profiles import profiles
from engine.proof.solve.deciding import Method, Verdict
from engine.proof.solve.proving import prove
from engine.scenario.condition import Advanced, ElapsedAtLeast, Not
from tests.building import done, every, give, has, item, locks, stop, takes, unless, visited
from tests.proving import gets_stuck, plainly, way

MINUTES = timedelta(minutes=1)


def test_a_rule_that_may_stop_holding_is_no_trouble_where_nothing_hangs_on_it():
    rules = way(
        stop("a"), stop("b", optional=True, unlock=unless(visited("a"))), unlock=done("a")
    )

    proof = plainly(rules)

    assert (proof.verdict, proof.method) == (Verdict.COMPLETABLE, Method.FIXPOINT)


def test_a_door_that_another_visit_shuts_is_found_by_searching():
    rules = way(stop("a"), stop("b", unlock=unless(visited("a"))), unlock=done("b"))

    proof = plainly(rules)

    assert proof.verdict is Verdict.SOFT_LOCK
    assert [step.check_in for step in proof.stuck.steps] == ["a"]
    assert gets_stuck(rules, proof)


def test_a_search_that_saw_everything_is_a_proof_and_one_that_did_not_says_so():
    stops = [stop(name, optional=name != "a") for name in "abcd"]
    turn = Advanced(advanced=Not(not_=visited("maali")))
    rules = way(*stops, unlock=every(done("a"), turn))
    kind = profiles(rules)[0]

    proof = prove(rules, kind)

    assert (proof.verdict, proof.method) == (Verdict.COMPLETABLE, Method.SEARCH)
    assert prove(rules, kind, cap=3).verdict is Verdict.NOT_PROVED


def test_where_time_matters_a_search_is_no_proof():
    late = stop("a", optional=True, unlock=ElapsedAtLeast(elapsed_at_least=MINUTES))
    rules = way(late, unlock=unless(visited("maali")))

    assert plainly(rules).verdict is Verdict.NOT_PROVED


def test_an_item_that_is_taken_away_and_a_lock_are_walked_into():
    taken = way(
        stop("a", on_visit=(give("kivi"),)),
        stop("b", on_visit=(takes("kivi"),), optional=True),
        unlock=has("kivi"),
        items=(item("kivi"),),
    )
    trap = stop("b", on_visit=(locks("maali"),), optional=True)
    locked = way(stop("a"), trap, unlock=done("a"))

    for rules in (taken, locked):
        proof = plainly(rules)
        assert proof.verdict is Verdict.SOFT_LOCK
        assert gets_stuck(rules, proof)
