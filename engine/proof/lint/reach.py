"""What a team could ever reach, taking the most hopeful view of everything it does.

Every answer is right and wrong at once, every option chosen, no clock runs out: what even
such a team cannot reach, nobody can. Asked again without one thing, it tells what needs that
thing. Cheap and structural; what really may happen is for the proof to say.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge, Quiz
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Chose,
    Condition,
    Done,
    Flag,
    Has,
    Solved,
    Visited,
)
from engine.scenario.effect import Advanced, Effect, Give, Open, SetFlag, Timer
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Reach:
    """What came to be: facts, and at most how many of each item."""

    facts: AbstractSet[str]
    items: Counter[str]

    def visits(self, stop: Checkpoint) -> bool:
        """Whether somebody could check in there."""
        return facts.visited(stop.id) in self.facts

    def holds(self, condition: Condition) -> bool:
        """Whether a condition could hold. Time, score and team never stand in its way."""
        match condition:
            case AllOf():
                return all(map(self.holds, condition.all))
            case AnyOf():
                return any(map(self.holds, condition.any))
            case AtLeast():
                return sum(map(self.holds, condition.of)) >= condition.at_least
            case Has():
                return self.items[condition.has] >= condition.count
            case _:
                fact = asked_fact(condition)
                return fact is None or fact in self.facts


def asked_fact(condition: Condition) -> str | None:
    """The one fact that a condition asks for, if it asks for a fact."""
    match condition:
        case Visited():
            return facts.visited(condition.visited)
        case Done():
            return facts.done(condition.done)
        case Solved():
            return facts.solved(condition.solved)
        case Chose():
            return facts.chose(condition.chose)
        case Flag():
            return facts.flag(condition.flag)
        case _:
            return None


def reach(
    adventure: Adventure, without: Collection[str] = (), *, answers: bool = True
) -> Reach:
    """Everything that could come to be if the facts `without` never did.

    With `answers=False` no question is ever judged, as in a competitive game where there is
    no signal: it is done once sent, but neither solved nor failed.
    """
    return _Walk(adventure, frozenset(without), answers=answers).to_the_end()


class Without(dict[str, Reach]):
    """What could be reached if a checkpoint never were, by its id: walked once for each."""

    def __init__(self, adventure: Adventure) -> None:
        """Begin with none of them walked."""
        super().__init__()
        self.adventure = adventure

    def __missing__(self, stop_id: str) -> Reach:
        """Walk without this one."""
        found = reach(self.adventure, {facts.visited(stop_id)})
        self[stop_id] = found
        return found

    def shut(self, earlier: Checkpoint, stop: Checkpoint) -> bool:
        """Whether a checkpoint stays shut until an earlier one was reached."""
        return not self[earlier.id].visits(stop)


def challenge_facts(ref: str, challenge: Challenge) -> Iterator[str]:
    """All that a challenge can make true by being met."""
    yield from (facts.done(ref), facts.solved(ref), facts.failed(ref))
    if isinstance(challenge, ChoiceChallenge):
        yield from (facts.chose(f"{ref}.{option.id}") for option in challenge.options)


@dataclass
class _Walk:
    adventure: Adventure
    without: frozenset[str]
    answers: bool
    facts: set[str] = field(default_factory=set)
    items: Counter[str] = field(default_factory=Counter)

    def to_the_end(self) -> Reach:
        shut = list(self.adventure.checkpoints)
        waiting = list(self.adventure.triggers)
        while True:
            before = len(shut), len(waiting)
            shut = [stop for stop in shut if not self.enters(stop)]
            waiting = [trigger for trigger in waiting if not self.fires(trigger)]
            if before == (len(shut), len(waiting)):
                return Reach(frozenset(self.facts), self.items)

    def add(self, fact: str) -> None:
        if fact not in self.without:
            self.facts.add(fact)

    def enters(self, stop: Checkpoint) -> bool:
        """Go there if one can, and do all there is: nothing is left to come back for."""
        opened = facts.opened(stop.id) in self.facts
        if not (opened or self.can_open(self.adventure.track(0).unlocks[stop.id])):
            return False
        self.add(facts.visited(stop.id))
        if facts.visited(stop.id) not in self.facts:
            return True
        for challenge in stop.challenges:
            self.meet(f"{stop.id}/{challenge.id}", challenge)
        refs = (f"{stop.id}/{one.id}" for one in stop.challenges if one.required)
        if all(facts.done(ref) in self.facts for ref in refs):
            self.add(facts.done(stop.id))
        return True

    def can_open(self, condition: Condition) -> bool:
        return Reach(self.facts, self.items).holds(condition)

    def meet(self, ref: str, challenge: Challenge) -> None:
        self.add(facts.done(ref))
        if self.answers or not isinstance(challenge, Quiz):
            for fact in challenge_facts(ref, challenge):
                self.add(fact)

    def fires(self, trigger: Trigger) -> bool:
        if trigger.fact not in self.facts:
            return False
        self.effect(trigger.effect, trigger.by)
        return True

    def effect(self, effect: Effect, by: str) -> None:
        match effect:
            case Give():
                self.items[effect.give] += effect.count
            case SetFlag():
                self.add(facts.flag(effect.set))
            case Open():
                self.add(facts.opened(effect.open))
            case Advanced(advanced=Timer()):
                self.add(facts.ran_out(by))
            case _:
                pass
