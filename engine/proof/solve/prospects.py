"""What a kind of team can come to at all: places, tasks, effects, endings, scores.

Asked of the hopeful rules, so what is called unreachable is; and a score is exact where a walk
through the real rules brings it, else a bound that no team can pass.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple, Self

from engine.play.state import RunState
from engine.proof.solve.closure import closure
from engine.proof.solve.deciding import Case
from engine.proof.solve.encoding import FINISH, encoded, ending_name
from engine.proof.solve.following import Plan, follow
from engine.proof.solve.grounds import Hopes
from engine.proof.solve.solver import Cheapest, cheapest
from engine.scenario import facts
from engine.scenario.adventure import Adventure

EXACT_UP_TO = 45
"""Checkpoints up to which scores are worked out exactly; with more they stay bounds."""


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
    """What nobody comes to, and the most of each item that somebody may.

    `facts` are visits, challenges done, and what effects wait for; `endings` are by their ids.
    """

    facts: frozenset[str]
    endings: frozenset[str]
    most_items: Mapping[str, int]


class Prospects:
    """The hopeful rules of one case, to be asked for more than one thing; closed after use."""

    def __init__(self, case: Case) -> None:
        """Spell them out."""
        self.case = case
        self.system = encoded(case.material, case.situation, case.start, hopeful=True)
        self.ever = closure(self.system)
        self.hopes = Hopes(self.system)
        self.finish = self.system.names[FINISH]
        self.barred = tuple(-atom for atom in self._beyond_the_finish())

    def __enter__(self) -> Self:
        """Nothing more to prepare."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the solver's memory back."""
        self.hopes.__exit__(kind, raised, trace)

    def _beyond_the_finish(self) -> Iterator[int]:
        """Visits that only a finished team can make, which count for nothing."""
        finish = self.case.adventure.finish
        if finish is None:
            return
        before = closure(self.system, without=(self.system.atom(facts.done(finish.id)),))
        for stop in self.case.adventure.checkpoints:
            atom = self.system.names[facts.visited(stop.id)]
            if atom not in before:
                yield atom


def reach_of(prospects: Prospects) -> Reach:
    """Ask for every fact that something of the adventure hangs on."""
    names = prospects.system.names
    most = {
        item: sum(count for fact, count in terms if names.get(fact) in prospects.ever)
        for item, terms in prospects.case.material.gives.items()
    }
    return Reach(
        frozenset(_missing(prospects, tuple(_interesting(prospects.case.adventure)))),
        frozenset(endings_missed(prospects)),
        most,
    )


def _interesting(adventure: Adventure) -> Iterator[str]:
    for stop in adventure.checkpoints:
        yield facts.visited(stop.id)
        yield facts.done(stop.id)
        yield from (facts.done(f"{stop.id}/{asked.id}") for asked in stop.challenges)
    yield from (trigger.fact for trigger in adventure.triggers)


def _missing(prospects: Prospects, asked: Collection[str]) -> Iterator[str]:
    """Each play shows many facts at once; only what none has shown is asked for."""
    names = prospects.system.names
    seen = _shown(prospects)
    for fact in asked:
        atom = names.get(fact)
        if atom is None or atom not in prospects.ever:
            yield fact
        elif atom not in seen:
            play = prospects.hopes.play(atom)
            if play is None:
                yield fact
            else:
                seen |= play


def _shown(prospects: Prospects) -> set[int]:
    """What a few plays show that make all choices alike: the first way, the second..."""
    choices = prospects.system.choices
    most = max((len(choice.outcomes) for choice in choices), default=1)
    seen: set[int] = set()
    for turn in range(most):
        picked = {choice.ref: turn % len(choice.outcomes) for choice in choices}
        seen |= closure(prospects.system, picked)
    return seen


def endings_missed(prospects: Prospects) -> Iterator[str]:
    """The first ending that holds is told, unless an effect orders one."""
    names = prospects.system.names
    orders: dict[str, list[int]] = {}
    for ending_id, atom in prospects.system.orders:
        orders.setdefault(ending_id, []).append(atom)
    unordered = [-atom for atoms in orders.values() for atom in atoms]
    earlier: list[int] = []
    for ending in prospects.case.adventure.endings:
        when = [names[ending_name(ending.id)]] if ending.when is not None else []
        ways = [[prospects.finish, *when, *earlier, *unordered]]
        ways += [[atom] for atom in orders.get(ending.id, ())]
        if all(prospects.hopes.play(*way, *prospects.barred) is None for way in ways):
            yield ending.id
        earlier += [-atom for atom in when]


def score_of(prospects: Prospects) -> Range | None:
    """The score at the finish, in time, before overtime; None where nobody finishes."""
    if prospects.hopes.play(prospects.finish, *prospects.barred) is None:
        return None
    if len(prospects.case.adventure.checkpoints) > EXACT_UP_TO:
        return Range(Bound(0, exact=False), Bound(_at_most(prospects), exact=False))
    terms = prospects.system.earned
    held = (prospects.finish, *prospects.barred)
    lows = [(term.atom, term.low) for term in terms if term.low]
    highs = [(-term.atom, term.high) for term in terms if term.high]
    least = cheapest(prospects.hopes.clauses, held, lows)
    lost = cheapest(prospects.hopes.clauses, held, highs)
    if least is None or lost is None:
        return None
    most = sum(high for _, high in highs) - lost.cost
    return Range(
        Bound(least.cost, _scores(prospects, least, least.cost, wasteful=True)),
        Bound(most, _scores(prospects, lost, most, wasteful=False)),
    )


def _at_most(prospects: Prospects) -> int:
    """All that is ever earned, of each challenge by its best outcome."""
    of_a_choice: set[int] = set()
    most = 0
    for choice in prospects.system.choices:
        of_a_choice |= set(choice.atoms)
        if choice.asked in prospects.ever:
            most += max(outcome.high for outcome in choice.outcomes)
    return most + sum(
        term.high
        for term in prospects.system.earned
        if term.atom in prospects.ever and term.atom not in of_a_choice
    )


def _scores(prospects: Prospects, found: Cheapest, score: int, *, wasteful: bool) -> bool:
    """Whether a walk by the model brings just that score through the real rules."""
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
