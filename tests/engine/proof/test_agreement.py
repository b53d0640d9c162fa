from collections.abc import Iterator
from random import Random

import pytest

from engine.proof.profiles import profiles
from engine.proof.solve.deciding import Method, Verdict
from engine.proof.solve.proving import Proof, prove
from tests.dilemmas import Dice, Everything
from tests.proving import gets_stuck

LOTS = 20
COMPARED = 100
MOST = 250
"""States of a game that is played in full; larger ones are left to others."""


def games(lot: int, compared: int, **kind: bool) -> Iterator[Everything]:
    """So many games with all their play; every lot has seeds of its own."""
    found = 0
    for seed in range(lot * 10_000, (lot + 1) * 10_000):
        everything = Everything(Dice(Random(seed), **kind).game(), MOST)
        if everything.played():
            found += 1
            yield everything
        if found == compared:
            return


def shown(everything: Everything) -> Verdict:
    """What playing everything shows."""
    if not everything.stuck:
        return Verdict.COMPLETABLE
    return Verdict.SOFT_LOCK if everything.finished else Verdict.NOT_COMPLETABLE


def replays(everything: Everything, proof: Proof) -> bool:
    """Whether the walk that the proof shows, if it shows one, really gets stuck."""
    return proof.holds if proof.stuck is None else gets_stuck(everything.rules, proof)


@pytest.mark.parametrize("lot", range(LOTS))
def test_the_solver_says_what_playing_everything_shows(lot):
    verdicts = set()
    for everything in games(lot, COMPARED):
        proof = prove(everything.rules, profiles(everything.rules)[0])

        verdicts.add(proof.verdict)
        assert proof.verdict is shown(everything)
        assert proof.method is not Method.SEARCH
        assert replays(everything, proof)
    assert verdicts == {Verdict.COMPLETABLE, Verdict.SOFT_LOCK, Verdict.NOT_COMPLETABLE}


@pytest.mark.parametrize("lot", range(3))
def test_so_it_does_where_rules_may_stop_holding(lot):
    methods = set()
    for everything in games(lot, COMPARED, fickle=True):
        proof = prove(everything.rules, profiles(everything.rules)[0], cap=10_000)

        methods.add(proof.method)
        assert proof.verdict is shown(everything)
        assert replays(everything, proof)
    assert methods == set(Method)


def test_so_it_does_where_time_runs_out():
    told = 0
    for everything in games(0, COMPARED, timed=True):
        proof = prove(everything.rules, profiles(everything.rules)[0])

        if proof.verdict is not Verdict.NOT_PROVED:
            assert proof.verdict is shown(everything)
            assert replays(everything, proof)
            told += 1
    assert told > COMPARED * 0.9


def test_what_it_calls_unreachable_nobody_reaches_and_scores_lie_within_its_bounds():
    exact = 0
    for everything in games(50, 2 * COMPARED):
        measures = prove(everything.rules, profiles(everything.rules)[0]).measures

        scores = [state.final_score for state in everything.finished]
        assert measures.reach.facts.isdisjoint(everything.facts)
        assert measures.reach.endings.isdisjoint(one.ending for one in everything.finished)
        assert (measures.score is None) is not bool(scores)
        if scores:
            least, most = measures.score
            assert least.value <= min(scores)
            assert max(scores) <= most.value
            assert not least.exact or least.value == min(scores)
            assert not most.exact or most.value == max(scores)
            exact += least.exact and most.exact
    assert exact > COMPARED / 2


def test_an_ending_that_it_lets_pass_is_nearly_always_seen():
    let_pass = unseen = 0
    for everything in games(51, COMPARED):
        measures = prove(everything.rules, profiles(everything.rules)[0]).measures

        endings = {ending.id for ending in everything.rules.endings}
        possible = endings - measures.reach.endings
        let_pass += len(possible)
        unseen += len(possible - {one.ending for one in everything.finished})
    assert let_pass > COMPARED / 4
    assert unseen < let_pass / 10
