"""Asks the hopeful rules for a play, and lets none hold itself up by its own bootstraps.

Clauses alone would let a checkpoint open by the points that are earned there. A model counts
when all that was asked for follows step by step from the start; else what held only itself up
is told to need a cause from outside, and the solver is asked again.
"""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from engine.proof.solve.clauses import all_of, hopeful_clauses, summed
from engine.proof.solve.closure import closure
from engine.proof.solve.solver import Solver
from engine.proof.solve.system import System

MOST_TURNS = 200
"""How often a model is sent back; after that it is let pass, which claims less, not more."""


class Hopes:
    """The hopeful rules of a system, to be asked again and again, and closed after use."""

    def __init__(self, system: System) -> None:
        """Spell the clauses out."""
        self.system = system
        self.clauses = hopeful_clauses(system)
        self._solver = Solver(self.clauses)

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
        self._solver.close()

    def play(self, *wished: int) -> frozenset[int] | None:
        """The atoms of some play in which these literals hold; None where there is none."""
        goals = {literal for literal in wished if literal > 0}
        for _ in range(MOST_TURNS):
            model = self._solver.model(*wished)
            if model is None:
                return None
            founded = closure(self.system, within=model)
            if goals <= founded:
                return founded
            self._ground({atom for atom in model if atom <= self.system.atoms} - founded)
        return frozenset(goals)

    def _ground(self, floating: set[int]) -> None:
        """Whatever of this holds needs a cause that is none of it."""
        causes = tuple(self._causes(floating))
        written = len(self.clauses.all)
        for atom in floating:
            self.clauses.add(-atom, *causes)
        self._solver.add(self.clauses.all[written:])

    def _causes(self, floating: set[int]) -> Iterator[int]:
        written = len(self.clauses.all)
        for rule in self.system.rules:
            if rule.head in floating and floating.isdisjoint(rule.body):
                yield all_of(self.clauses, rule.body)
        for choice in self.system.choices:
            if choice.asked not in floating and not floating.isdisjoint(choice.atoms):
                yield choice.asked
        for count in self.system.counts:
            if count.head in floating:
                rest = [
                    (term.atom, term.high) for term in count.terms if term.atom not in floating
                ]
                yield summed(self.clauses, rest, count.maybe_at, up=False, down=True)
        self._solver.add(self.clauses.all[written:])
