"""Spells conditions as atoms of a system: what must hold for them to hold."""

from dataclasses import dataclass, field
from typing import assert_never

from engine.play.conditions import fact_of, holds
from engine.play.state import RunState
from engine.proof.solve.material import Material
from engine.proof.solve.system import TRUE, Count, System, Term
from engine.scenario.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Chose,
    Condition,
    Done,
    ElapsedAtLeast,
    Flag,
    Has,
    ScoreAtLeast,
    Solved,
    Visited,
    is_fixed,
)

CLOCK = "clock"
NEVER = "never"
"""An atom that nothing brings."""


@dataclass
class Spelling:
    """A system in the making: `scores` are the atoms that ask for points, with how many."""

    material: Material
    start: RunState
    hopeful: bool
    system: System = field(default_factory=System)
    scores: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition of the start does."""
        began = self.start.started
        if began is None:
            return False
        return holds(self.material.adventure, self.start, condition, began.at)

    def condition(self, condition: Condition) -> int:
        """The atom that holds when a condition does."""
        if is_fixed(condition):
            return TRUE if self.holds(condition) else self.system.atom(NEVER)
        match condition:
            case Visited() | Done() | Solved() | Chose() | Flag():
                return self.system.atom(fact_of(condition))
            case AllOf() | AnyOf() | AtLeast():
                return self.of_parts(condition)
            case Has() | ScoreAtLeast():
                return self.of_sum(condition)
            case _:
                return self.of_time(condition)

    def comes_with_time(self, atom: int, *body: int) -> None:
        """What waiting brings for sure, and what need not have come yet."""
        self.system.follows(atom, *body)
        if self.hopeful:
            self.system.voluntary.add(atom)

    def of_parts(self, condition: AllOf | AnyOf | AtLeast) -> int:
        """All, any or some of several."""
        system = self.system
        node = system.fresh()
        match condition:
            case AllOf():
                system.follows(node, *map(self.condition, condition.all))
            case AnyOf():
                for one in condition.any:
                    system.follows(node, self.condition(one))
            case AtLeast():
                terms = tuple(Term(self.condition(one), 1, 1) for one in condition.of)
                least = condition.at_least
                system.counts.append(Count(terms, least, least, node))
            case _:
                assert_never(condition)
        return node

    def of_sum(self, condition: Has | ScoreAtLeast) -> int:
        """So many points, or so many of an item; what is taken away again counts for no one."""
        node = self.system.fresh()
        if isinstance(condition, ScoreAtLeast):
            self.scores.append((node, condition.score_at_least))
            return node
        gives = self.material.gives.get(condition.has, ())
        terms = tuple(Term(self.system.atom(fact), count, count) for fact, count in gives)
        taken = self.material.takes.get(condition.has, 0)
        count = Count(terms, condition.count + taken, condition.count, node)
        self.system.counts.append(count)
        return node

    def of_time(self, condition: Condition) -> int:
        """Waiting brings what asks for time; of what may stop holding nobody can be sure."""
        node = self.system.fresh()
        if isinstance(condition, ElapsedAtLeast):
            self.comes_with_time(node, self.system.atom(CLOCK))
        elif self.hopeful:
            self.comes_with_time(node)
        return node
