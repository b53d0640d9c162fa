"""Spells an adventure out as rules over facts, for one kind of team.

Twice: *sure* holds what a team that plays on comes to whether it wants to or not, and leaves
out whatever it might miss, so that what follows even there always comes. *Hopeful* holds
what a team may come to, and leaves out nothing, so that what does not follow there never
comes. In between lies luck: secrets and event stops, hints and wrong answers that cost
points, and rules that may stop holding.
"""

from dataclasses import dataclass
from typing import NamedTuple

from engine.play.conditions import fixed_holds
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
from engine.proof.solve.so_far import (
    SO_FAR,
    can_order_an_end,
    is_barred,
    left_of,
    passes_by_itself,
    waived_outcome,
)
from engine.proof.solve.spelling import CLOCK, Spelling
from engine.proof.solve.system import TRUE, Choice, Count, System, Term
from engine.scenario import facts
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.condition import is_fixed
from engine.scenario.effect import Advanced as AdvancedEffect
from engine.scenario.effect import End, Open, SetFlag, Timer

FINISH = "finish"
TIMEOUT = "timeout"


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
    """Read it off a run, which keeps it from its start to its end."""
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
    """Spell it out for a run in that situation: one that has just set out, or is under way."""
    encoder = _Encoder(material=material, start=start, hopeful=hopeful, situation=situation)
    encoder.all()
    return encoder.system


@dataclass(kw_only=True)
class _Encoder(Spelling):
    situation: Situation

    def all(self) -> None:
        for stop in self.material.adventure.checkpoints:
            if passes_by_itself(self.start, stop):
                self.passing(stop)
            else:
                self.stop(stop)
        self.effects()
        self.clock()
        self.finish()
        if self.hopeful:
            self.endings()
        self.score()
        self.so_far()

    def so_far(self) -> None:
        """What has happened has, whether the team would want it to or not."""
        system = self.system
        for fact in sorted(self.start.facts):
            system.follows(system.atom(fact))
            system.voluntary.discard(system.atom(fact))

    def endings(self) -> None:
        system = self.system
        for ending in self.material.adventure.endings:
            if ending.when is not None:
                system.follows(system.atom(ending_name(ending.id)), self.condition(ending.when))

    def score(self) -> None:
        """All that is earned, what the run has by now in one, and who asks for how much."""
        system, so_far = self.system, self.start.earned
        for fact, points in self.material.earns:
            if fact not in self.start.facts:
                system.earned.append(Term(system.atom(fact), points, points))
        if so_far:
            system.follows(system.atom(SO_FAR))
            system.earned.append(Term(system.atom(SO_FAR), so_far, so_far))
        for node, least in self.scores:
            system.counts.append(Count(tuple(system.earned), least, least, node))

    def stop(self, stop: Checkpoint) -> None:
        system = self.system
        opened, visited = system.atom(open_name(stop.id)), system.atom(facts.visited(stop.id))
        unlocks = self.material.adventure.track(self.situation.track).unlocks
        system.follows(opened, self.condition(unlocks[stop.id]))
        if self.gets_into(stop):
            system.follows(visited, opened)
        if self.hopeful:
            system.voluntary.add(visited)
        if facts.visited(stop.id) not in self.start.facts:
            system.earned.append(Term(visited, stop.points, stop.points))
        needed = [
            system.atom(facts.done(f"{stop.id}/{asked.id}"))
            for asked in stop.challenges
            if self.challenge(stop, asked, visited) and asked.required
        ]
        system.follows(system.atom(facts.done(stop.id)), visited, *needed)

    def passing(self, stop: Checkpoint) -> None:
        """A closed checkpoint: it passes as soon as it opens, and brings all but points."""
        system = self.system
        visited = system.atom(facts.visited(stop.id))
        unlocks = self.material.adventure.track(self.situation.track).unlocks
        opened = system.atom(open_name(stop.id))
        system.follows(opened, self.condition(unlocks[stop.id]))
        if not is_barred(self.start, stop):
            system.follows(visited, opened)
        for asked in stop.challenges:
            ref = f"{stop.id}/{asked.id}"
            atom = self.asked(asked, visited)
            if atom is not None:
                self.settle(ref, atom, waived_outcome(self.start, ref, asked))
        system.follows(system.atom(facts.done(stop.id)), visited)

    def gets_into(self, stop: Checkpoint) -> bool:
        """Whether the team may get in once it is open; the sure rules ask for no luck."""
        if stop.id not in self.situation.admitted or is_barred(self.start, stop):
            return False
        return self.hopeful or self.is_sure_of(stop)

    def is_sure_of(self, stop: Checkpoint) -> bool:
        """Whether a team gets in sooner or later once it is open: no luck is needed."""
        return stop.kind is Kind.BASIC and stop.id not in self.material.lockable

    def challenge(self, stop: Checkpoint, asked: Challenge, visited: int) -> bool:
        """Add what comes of a challenge; say whether it is asked of this team at all."""
        ref = f"{stop.id}/{asked.id}"
        atom = self.asked(asked, visited)
        if atom is None:
            return False
        outcomes = left_of(self.start, ref, asked, self.outcomes(ref, asked))
        if len(outcomes) == 1 and not self.hopeful:
            self.settle(ref, atom, outcomes[0])
        elif outcomes:
            self.choose(ref, atom, outcomes)
        return True

    def asked(self, asked: Challenge, visited: int) -> int | None:
        """The atom that says that a challenge is asked; None where it never is."""
        if asked.when is None:
            return visited
        if is_fixed(asked.when):
            return visited if self.holds(asked.when) else None
        atom = self.system.fresh()
        self.system.follows(atom, visited, self.condition(asked.when))
        return atom

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
        adventure, system = self.material.adventure, self.system
        for trigger in adventure.triggers:
            fact = system.atom(trigger.fact)
            match trigger.effect:
                case SetFlag(set=name):
                    system.follows(system.atom(facts.flag(name)), fact)
                case Open(open=name):
                    system.follows(system.atom(open_name(name)), fact)
                case End(end=name) if can_order_an_end(adventure, self.start, trigger):
                    system.orders.append((name, fact))
                    system.follows(system.atom(FINISH), fact)
                case AdvancedEffect(advanced=Timer()):
                    self.comes_with_time(system.atom(facts.ran_out(trigger.by)), fact)
                case _:
                    pass

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
