"""What a kind of team can come to at all: places, tasks, effects, endings, scores.

Asked of the hopeful rules, so what is called unreachable is; and a score is exact where a walk
through the real rules brings it, else a bound that no team can pass.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engine.play.state import RunState
from engine.proof.solve.clauses import Clauses, hopeful_clauses
from engine.proof.solve.closure import closure
from engine.proof.solve.deciding import Case
from engine.proof.solve.encoding import FINISH, encoded, ending_name
from engine.proof.solve.following import Plan, follow
from engine.proof.solve.solver import Cheapest, Solver, cheapest
from engine.proof.solve.system import System
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.effect import End

WALKED_UP_TO = 60
"""Checkpoints up to which a score is tried out on a walk; with more it stays a bound."""


class Bound(NamedTuple):
    """A number that nothing passes; `exact` where something reaches it."""

    value: int
    exact: bool


class Range(NamedTuple):
    """From the least to the most."""

    least: Bound
    most: Bound


@dataclass(frozen=True, slots=True)
class Reach:
    """What nobody comes to: `facts` that never hold (a visit, a challenge done, what an
    effect waits for) and `endings` that are never told.
    """

    facts: frozenset[str]
    endings: frozenset[str]
    most_items: dict[str, int]


@dataclass(frozen=True, slots=True)
class Prospects:
    """The hopeful rules of one case, ready to be asked.

    `beyond` are visits that only a finished team can make, which count for nothing.
    """

    case: Case
    system: System
    clauses: Clauses
    ever: frozenset[int]
    beyond: tuple[int, ...]

    @property
    def finish(self) -> int:
        """The atom that holds when the run is finished."""
        return self.system.names[FINISH]


def prospects_of(case: Case) -> Prospects:
    """Spell the hopeful rules out."""
    system = encoded(case.material, case.situation, case.start, hopeful=True)
    finish = case.adventure.finish
    ever = closure(system)
    before = closure(system, without=(system.atom(facts.done(finish.id)),)) if finish else ever
    beyond = (atom for name, atom in system.names.items() if name.startswith("visited "))
    return Prospects(
        case,
        system,
        hopeful_clauses(system),
        ever,
        tuple(atom for atom in beyond if atom not in before),
    )


def reach_of(prospects: Prospects) -> Reach:
    """Ask for every fact that something of the adventure hangs on."""
    asked = tuple(_interesting(prospects.case.adventure))
    with Solver(prospects.clauses) as solver:
        missing = frozenset(_missing(prospects, solver, asked))
        endings = frozenset(_endings_missed(prospects, solver))
    gives = prospects.case.material.gives
    names = prospects.system.names
    most = {
        item: sum(count for fact, count in terms if names.get(fact) in prospects.ever)
        for item, terms in gives.items()
    }
    return Reach(missing, endings, most)


def _interesting(adventure: Adventure) -> Iterator[str]:
    for stop in adventure.checkpoints:
        yield facts.visited(stop.id)
        yield facts.done(stop.id)
        yield from (facts.done(f"{stop.id}/{asked.id}") for asked in stop.challenges)
    yield from (trigger.fact for trigger in adventure.triggers)


def _missing(prospects: Prospects, solver: Solver, asked: Collection[str]) -> Iterator[str]:
    """Each model shows many facts at once; only what none has shown is asked for."""
    names, seen = prospects.system.names, frozenset[int]()
    for fact in asked:
        atom = names.get(fact)
        if atom is None or atom not in prospects.ever:
            yield fact
        elif atom not in seen:
            model = solver.model(atom)
            if model is None:
                yield fact
            seen |= model or frozenset()


def _endings_missed(prospects: Prospects, solver: Solver) -> Iterator[str]:
    """The first ending that holds is told, unless an effect orders one."""
    names = prospects.system.names
    barred = [-atom for atom in prospects.beyond]
    orders: dict[str, list[int]] = {}
    for trigger in prospects.case.adventure.triggers:
        if isinstance(trigger.effect, End):
            orders.setdefault(trigger.effect.end, []).append(names[trigger.fact])
    unordered = [-atom for atoms in orders.values() for atom in atoms]
    earlier: list[int] = []
    for ending in prospects.case.adventure.endings:
        when = [names[ending_name(ending.id)]] if ending.when is not None else []
        ways = [[prospects.finish, *when, *earlier, *unordered]]
        ways += [[atom] for atom in orders.get(ending.id, ())]
        if not any(solver.model(*way, *barred) for way in ways):
            yield ending.id
        earlier += [-atom for atom in when]


def score_of(prospects: Prospects) -> Range | None:
    """The score at the finish, in time, before overtime; None where nobody finishes."""
    terms = prospects.system.earned
    held = (prospects.finish, *(-atom for atom in prospects.beyond))
    lows = [(term.atom, term.low) for term in terms if term.low]
    highs = [(-term.atom, term.high) for term in terms if term.high]
    least, lost = cheapest(prospects.clauses, held, lows), None
    if least is not None:
        lost = cheapest(prospects.clauses, held, highs)
    if least is None or lost is None:
        return None
    most = sum(high for _, high in highs) - lost.cost
    return Range(
        Bound(least.cost, _scores(prospects, least, least.cost, wasteful=True)),
        Bound(most, _scores(prospects, lost, most, wasteful=False)),
    )


def _scores(prospects: Prospects, found: Cheapest, score: int, *, wasteful: bool) -> bool:
    """Whether a walk by the model brings just that score through the real rules."""
    case = prospects.case
    if len(case.adventure.checkpoints) > WALKED_UP_TO:
        return False
    state = _walked(prospects, found.model, wasteful=wasteful)
    return state.finished_at is not None and state.final_score == score


def _walked(prospects: Prospects, model: frozenset[int], *, wasteful: bool) -> RunState:
    case, names = prospects.case, prospects.system.names
    outcomes = {
        choice.ref: outcome
        for choice in prospects.system.choices
        for atom, outcome in zip(choice.atoms, choice.outcomes, strict=True)
        if atom in model
    }
    within = {
        stop.id for stop in case.adventure.checkpoints if names[facts.visited(stop.id)] in model
    }
    plan = Plan(outcomes, wasteful=wasteful, within=within)
    return follow(case.adventure, case.team, plan, case.at).state
