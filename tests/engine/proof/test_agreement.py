from random import Random

import pytest

from engine.play.walking import walked
from engine.proof.profiles import profiles
from engine.proof.solve.deciding import Verdict
from engine.proof.solve.proving import prove
from tests.building import NOON
from tests.dilemmas import Dice, Everything

GAMES, LOTS, MOST = 2_000, 20, 400


@pytest.mark.parametrize("lot", range(LOTS))
def test_the_proof_says_what_playing_everything_shows(lot):
    """The brute force is `decide` itself, every intent in every state; what is stuck is replayed."""
    compared = 0
    for seed in range(lot * GAMES // LOTS, (lot + 1) * GAMES // LOTS):
        rules = Dice(Random(seed)).game()
        everything = Everything(rules, MOST)
        if not everything.played():
            continue
        compared += 1
        proof = prove(rules, profiles(rules)[0])
        assert proof.verdict is not Verdict.NOT_PROVED, seed
        assert proof.holds is not bool(everything.stuck), seed
        if proof.stuck is not None:
            done = walked(rules, proof.stuck, NOON)
            assert done.told == (), seed
            assert done.state.running, seed
    assert compared > GAMES // LOTS // 2
