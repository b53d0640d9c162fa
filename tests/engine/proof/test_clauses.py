from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.proof.solve import clauses as spelling
from engine.proof.solve.clauses import Clauses, summed
from engine.proof.solve.closure import closure
from engine.proof.solve.outcomes import Comes, Outcome
from engine.proof.solve.solver import Solver, cheapest
from engine.proof.solve.system import TRUE, Choice, Count, System, Term

CASES = settings(deadline=None, max_examples=150, derandomize=True, database=None)
weights = st.lists(st.integers(0, 9), min_size=1, max_size=6)


def literals(truths):
    """Atoms 2, 3... as they are."""
    return [atom if holds else -atom for atom, holds in enumerate(truths, start=2)]


def counted(counts, least, *, up, down):
    clauses = Clauses(len(counts) + 1, [(TRUE,)])
    terms = list(enumerate(counts, start=2))
    return clauses, summed(clauses, terms, least, up=up, down=down)


@CASES
@given(weights, st.integers(-1, 40))
def test_a_counter_holds_when_and_only_when_the_sum_is_reached(counts, least):
    clauses, node = counted(counts, least, up=True, down=True)

    with Solver(clauses) as solver:
        for truths in product((True, False), repeat=len(counts)):
            reached = sum(w for w, holds in zip(counts, truths, strict=True) if holds) >= least
            assert (solver.model(*literals(truths), node) is not None) is reached
            assert (solver.model(*literals(truths), -node) is not None) is not reached


@CASES
@given(weights, st.integers(1, 40), st.integers(1, 12))
def test_rounded_counters_err_on_the_safe_side(counts, least, most_sums):
    before, spelling.MOST_SUMS = spelling.MOST_SUMS, most_sums
    try:
        up, must = counted(counts, least, up=True, down=False)
        down, may = counted(counts, least, up=False, down=True)
    finally:
        spelling.MOST_SUMS = before

    with Solver(up) as sure, Solver(down) as hopeful:
        for truths in product((True, False), repeat=len(counts)):
            reached = sum(w for w, holds in zip(counts, truths, strict=True) if holds) >= least
            if not reached:
                assert sure.model(*literals(truths), -must) is not None
            else:
                assert hopeful.model(*literals(truths), may) is not None


def test_the_cheapest_model_is_found():
    clauses = Clauses(4, [(TRUE,), (2, 3), (3, 4)])

    found = cheapest(clauses, [], [(2, 2), (3, 5), (4, 2)])

    assert found.cost == 4
    assert {2, 4} <= found.model
    assert cheapest(clauses, [-3, -4], []) is None


@pytest.fixture
def system():
    """b follows from a; c from two of a, b and d; of x and y one comes when c does."""
    rules = System()
    a, b, c, d, x, y = (rules.atom(name) for name in "abcdxy")
    rules.follows(a)
    rules.follows(b, a)
    rules.counts.append(Count(tuple(Term(one, 1, 1) for one in (a, b, d)), 2, 2, c))
    outcomes = (Outcome(Comes.SOLVED), Outcome(Comes.FAILED))
    rules.choices.append(Choice("x or y", c, outcomes, (x, y)))
    return rules


def names(rules, atoms):
    return "".join(sorted(name for name, atom in rules.names.items() if atom in atoms))


def test_the_closure_holds_what_follows_and_nothing_else(system):
    assert names(system, closure(system, {"x or y": 0})) == "abcx"
    assert names(system, closure(system, {})) == "abc"
    assert names(system, closure(system)) == "abcxy"


def test_what_is_left_out_takes_along_what_needs_it(system):
    b, a = system.atom("b"), system.atom("a")

    assert names(system, closure(system, without=(b,))) == "a"
    assert names(system, closure(system, within={TRUE, a, b})) == "ab"
