"""Spells an adventure out as rules over facts, for one kind of team.

Twice: *sure* holds what a team that plays on comes to whether it wants to or not, and leaves
out whatever it might miss, so that what follows even there always comes. *Hopeful* holds
what a team may come to, and leaves out nothing, so that what does not follow there never
comes. In between lies luck: secrets and event stops, hints and wrong answers that cost
points, and rules that may stop holding.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from engine.play.conditions import fact_of, fixed_holds, holds
from engine.play.moving import ways_for
from engine.play.state import RunState
from engine.proof.solve.material import Material
from engine.proof.solve.outcomes import (
    Outcome,
    essential,
    final_outcomes,
    passing_outcome,
    possible,
)
from engine.proof.solve.system import TRUE, Choice, Count, System, Term
from engine.scenario import facts
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind
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
from engine.scenario.effect import Advanced as AdvancedEffect
from engine.scenario.effect import End, Open, SetFlag, Timer

FINISH = "finish"
CLOCK = "clock"
TIMEOUT = "timeout"
NEVER = "never"
"""An atom that nothing brings."""


class Situation(NamedTuple):
    """All that a kind of team changes in the rules.

    `admitted` are the checkpoints it can get into, `judged` whether it learns if an answer is
    right, `fixed` what the conditions of the start say. Equal ones need but one proof.
    """

    track: int
    admitted: frozenset[str]
    judged: bool
    fixed: tuple[bool, ...]


def situation_of(material: Material, start: RunState, *, signal: bool) -> Situation:
    """Read it off a run that has just set out."""
    began = start.started
    if began is None:
        message = "a run that has not started has no situation"
        raise ValueError(message)
    return Situation(
        began.track,
        frozenset(stop.id for stop in material.adventure.checkpoints if ways_for(start, stop)),
        signal or not began.competitive,
        tuple(fixed_holds(start, condition) for condition in material.fixed),
    )


def open_name(stop_id: str) -> str:
    """The atom that says that a checkpoint can be entered."""
    return f"open {stop_id}"


def ending_name(ending_id: str) -> str:
    """The atom that says that an ending's condition holds."""
    return f"ending {ending_id}"


def encoded(
    material: Material, situation: Situation, start: RunState, *, hopeful: bool
) -> System:
    """Spell it out; `start` is a run that has just set out in that situation."""
    encoder = _Encoder(material, situation, start, hopeful)
    encoder.all()
    return encoder.system


@dataclass
class _Encoder:
    material: Material
    situation: Situation
    start: RunState
    hopeful: bool
    system: System = field(default_factory=System)
    scores: list[tuple[int, int]] = field(default_factory=list)

    def all(self) -> None:
        adventure, system = self.material.adventure, self.system
        for stop in adventure.checkpoints:
            self.stop(stop)
        self.effects()
        self.clock()
        self.finish()
        if self.hopeful:
            for ending in adventure.endings:
                if ending.when is not None:
                    system.follows(
                        system.atom(ending_name(ending.id)), self.condition(ending.when)
                    )
        for fact, points in self.material.earns:
            system.earned.append(Term(system.atom(fact), points, points))
        for node, least in self.scores:
            system.counts.append(Count(tuple(system.earned), least, least, node))

    def stop(self, stop: Checkpoint) -> None:
        system = self.system
        opened, visited = system.atom(open_name(stop.id)), system.atom(facts.visited(stop.id))
        unlocks = self.material.adventure.track(self.situation.track).unlocks
        system.follows(opened, self.condition(unlocks[stop.id]))
        if stop.id in self.situation.admitted and (self.hopeful or self.is_sure_of(stop)):
            system.follows(visited, opened)
        if self.hopeful:
            system.voluntary.add(visited)
        system.earned.append(Term(visited, stop.points, stop.points))
        needed = [
            system.atom(facts.done(f"{stop.id}/{asked.id}"))
            for asked in stop.challenges
            if self.challenge(stop, asked, visited) and asked.required
        ]
        system.follows(system.atom(facts.done(stop.id)), visited, *needed)

    def is_sure_of(self, stop: Checkpoint) -> bool:
        """Whether a team gets in sooner or later once it is open: no luck is needed."""
        return stop.kind is Kind.BASIC and stop.id not in self.material.lockable

    def challenge(self, stop: Checkpoint, asked: Challenge, visited: int) -> bool:
        """Add what comes of a challenge; say whether it is asked of this team at all."""
        ref = f"{stop.id}/{asked.id}"
        atom = visited
        if asked.when is not None:
            if is_fixed(asked.when):
                if not self.holds(asked.when):
                    return False
            else:
                atom = self.system.fresh()
                self.system.follows(atom, visited, self.condition(asked.when))
        outcomes = self.outcomes(ref, asked)
        if len(outcomes) == 1 and not self.hopeful:
            self.settle(ref, atom, outcomes[0])
        elif outcomes:
            self.choose(ref, atom, outcomes)
        return True

    def outcomes(self, ref: str, asked: Challenge) -> tuple[Outcome, ...]:
        trial = self.material.trials[ref]
        final = final_outcomes(ref, asked, trial, judged=self.situation.judged)
        if self.hopeful:
            passing = passing_outcome(ref, asked, trial)
            return possible((passing, *final) if passing else final)
        listened = self.material.listened
        return essential(final, listened, scored=self.material.asks_score)

    def settle(self, ref: str, atom: int, outcome: Outcome) -> None:
        self.system.settled[ref] = outcome
        self.system.earned.append(Term(atom, outcome.low, outcome.high))
        for fact in sorted(outcome.facts):
            self.system.follows(self.system.atom(fact), atom)

    def choose(self, ref: str, asked: int, outcomes: tuple[Outcome, ...]) -> None:
        system = self.system
        atoms = tuple(system.fresh() for _ in outcomes)
        system.choices.append(Choice(ref, asked, outcomes, atoms))
        for atom, outcome in zip(atoms, outcomes, strict=True):
            system.earned.append(Term(atom, outcome.low, outcome.high))
            for fact in sorted(outcome.facts):
                system.follows(system.atom(fact), atom)

    def effects(self) -> None:
        system = self.system
        for trigger in self.material.adventure.triggers:
            fact = system.atom(trigger.fact)
            match trigger.effect:
                case SetFlag(set=name):
                    system.follows(system.atom(facts.flag(name)), fact)
                case Open(open=name):
                    system.follows(system.atom(open_name(name)), fact)
                case End():
                    system.follows(system.atom(FINISH), fact)
                case AdvancedEffect(advanced=Timer()):
                    self.comes_with_time(system.atom(facts.ran_out(trigger.by)), fact)
                case _:
                    pass

    def comes_with_time(self, atom: int, *body: int) -> None:
        """What waiting brings for sure, and what need not have come yet."""
        self.system.follows(atom, *body)
        if self.hopeful:
            self.system.voluntary.add(atom)

    def clock(self) -> None:
        """From where on the time runs, and what it ends."""
        system, adventure = self.system, self.material.adventure
        start, clock = adventure.start, system.atom(CLOCK)
        system.follows(clock, system.atom(facts.visited(start.id)) if start else TRUE)
        if adventure.route.time_limit is None:
            return
        timeout = system.atom(TIMEOUT)
        self.comes_with_time(timeout, clock)
        if adventure.route.on_timeout == "finish-here":
            system.follows(system.atom(FINISH), timeout)
        if adventure.route.on_timeout == "go-to-finish" and adventure.finish is not None:
            system.follows(system.atom(open_name(adventure.finish.id)), timeout)

    def finish(self) -> None:
        adventure, system = self.material.adventure, self.system
        if adventure.finish is not None:
            reached = system.atom(facts.done(adventure.finish.id))
        else:
            reached = self.condition(adventure.finish_when)
        system.follows(system.atom(FINISH), reached)

    def holds(self, condition: Condition) -> bool:
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

    def of_parts(self, condition: AllOf | AnyOf | AtLeast) -> int:
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
