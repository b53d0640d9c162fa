"""Proofs for tests: of the plain team or another, and whether their walks hold true."""

from typing import Any

from engine.play.walking import walked
from engine.proof.profiles import profiles
from engine.proof.solve.proving import Proof, prove, proved
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Role
from engine.scenario.condition import Condition
from tests.building import NOON, adventure, stop


def way(*stops: Checkpoint, unlock: Condition, **fields: Any) -> Adventure:
    """Open stops, and a finish that opens by `unlock`."""
    last = stop("maali", role=Role.FINISH, unlock=unlock)
    return adventure(*stops, last, mode="branching", **fields)


def plainly(rules: Adventure) -> Proof:
    """The proof for a team that nothing is in the way of."""
    return prove(rules, profiles(rules)[0])


def proof_for(rules: Adventure, name: str) -> Proof:
    """The proof for another kind of team, on track 0."""
    return next(one for one in proved(rules) if one.profile.name == name)


def gets_stuck(rules: Adventure, proof: Proof) -> bool:
    """Whether its walk, played through the rules, ends where nothing leads on."""
    if proof.stuck is None:
        return False
    done = walked(rules, proof.stuck, NOON)
    return done.told == () and done.state.running
