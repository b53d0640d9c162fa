"""Small games full of choices, drawn from a seed, and every way of playing them.

The proof is held against these. Here nothing is clever: each intent is tried in each state
that the rules lead to.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import (
    Answer,
    CheckIn,
    Intent,
    JoinRun,
    Skip,
    StartRun,
    TakeHint,
    Value,
)
from engine.play.judge import Verdict
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.asking import Option
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind, Role, Way
from engine.scenario.condition import (
    Advanced,
    Chose,
    Condition,
    ElapsedAtLeast,
    Flag,
    Has,
    InLanguage,
    Not,
    ScoreAtLeast,
)
from engine.scenario.effect import Advanced as AdvancedEffect
from engine.scenario.effect import Effect, End, Lock, Open, SetFlag, Take, Timer
from tests.asking import branch, info, order, quiz, several
from tests.building import (
    NOON,
    adventure,
    at_least,
    done,
    either,
    ending,
    every,
    give,
    hints,
    item,
    points,
    solved,
    stop,
    visited,
)

TEAM = StartRun(NOON, 2, "fi")
LIMIT = timedelta(minutes=10)
FLAGS = ("punainen", "sininen")
ENOUGH = 4
"""Wrong answers, at 3 points each, that leave nothing of the 10 points there are at most."""
SEASONS = ("kevat", "kesa", "syksy", "talvi")
VALUES = {
    "choice": ("oikea", "vaara", "vasen"),
    "multi": (("kuusi",), ("kuusi", "koivu"), ("talo",)),
    "order": (SEASONS, SEASONS[::-1]),
    "info": ("true",),
}
RIGHT = {
    "choice": ("oikea", "vasen"),
    "multi": (("kuusi", "koivu"),),
    "order": (SEASONS,),
    "info": ("true",),
}


@dataclass
class Dice:
    """A game by the dice. `timed` has limits and clocks, `fickle` rules that stop holding."""

    dice: Random
    timed: bool = False
    fickle: bool = False
    scored: bool = False
    stops: list[Checkpoint] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def game(self) -> Adventure:
        self.scored = self.dice.random() < 0.25
        self.names = list("abcd"[: self.dice.randint(2, 4)])
        for name in self.names:
            self.stops.append(self.stop(name))
        if self.dice.random() < 0.7:
            finish = {"role": Role.FINISH, "kind": Kind.BASIC, "optional": False}
            self.stops[-1] = self.stops[-1].model_copy(update=finish)
        else:
            rest = {"kind": Kind.BASIC}
            self.stops[-1] = self.stops[-1].model_copy(update=rest)
        endings = (ending("hyva", self.condition()), ending("muu"))
        return adventure(
            *self.stops,
            mode=self.dice.choice(["linear", "free", "branching", "branching"]),
            finish_when=self.dice.choice([None, self.condition()]),
            endings=endings if self.dice.random() < 0.5 else (),
            items=(item("kivi"),),
        )

    def stop(self, name: str) -> Checkpoint:
        count = self.dice.choice([0, 1, 1, 2])
        secret = len(self.names) > 3 and self.stops and self.dice.random() < 0.15
        return stop(
            name,
            *(self.challenge(f"t{place}") for place in range(count)),
            kind=Kind.SECRET if secret else Kind.BASIC,
            optional=bool(secret) or self.dice.random() < 0.3,
            unlock=self.condition() if self.stops and self.dice.random() < 0.8 else None,
            points=self.dice.choice([0, 0, 5]),
            on_visit=self.effects(0.15),
            on_done=self.effects(0.15),
        )

    def challenge(self, name: str) -> Challenge:
        fields = {
            "points": self.dice.choice([0, 5, 10]),
            "required": self.dice.random() < 0.8,
            "skippable": self.dice.random() < 0.4,
            "on_solved": self.effects(0.3),
            "on_failed": self.effects(0.3),
            "on_done": self.effects(0.2),
        }
        if self.timed and self.dice.random() < 0.4:
            fields["time_limit"] = LIMIT
        kind = self.dice.choice(["branch", "branch", "quiz", "quiz", "multi", "order", "info"])
        if kind == "branch":
            default = self.dice.choice([None, None, "vasen", "oikea"])
            asked = branch(name, default, **fields)
            options = [self.with_effects(option) for option in asked.options]
            return asked.model_copy(update={"options": tuple(options)})
        fields["attempts"] = self.dice.choice([None, 1, 1, 2])
        fields["wrong_costs"] = self.dice.choice([0, 3])
        if self.scored and self.dice.random() < 0.5:
            fields["hints"] = hints(self.dice.choice([2, 5]))
        return self.with_answers(kind, name, fields)

    def with_answers(self, kind: str, name: str, fields: dict[str, object]) -> Challenge:
        partial = self.dice.random() < 0.5
        match kind:
            case "quiz":
                return quiz(name, **fields)
            case "multi":
                return several(name, **fields, partial=partial)
            case "order":
                return order(name, **fields, partial=partial)
        return info(name, **fields)

    def with_effects(self, option: Option) -> Option:
        return option.model_copy(update={"on_chosen": self.effects(0.4)})

    def effects(self, chance: float) -> tuple[Effect, ...]:
        return (self.effect(),) if self.dice.random() < chance else ()

    def effect(self) -> Effect:
        plain: list[Effect] = [
            *(give("kivi", count) for count in (1, 1, 2)),
            *(SetFlag(set=name) for name in FLAGS),
            *(Open(open=name) for name in self.names),
            points(5),
        ]
        if self.dice.random() < 0.05:
            plain.append(End(end="muu"))
        if self.timed:
            then = (self.dice.choice(plain),)
            plain.append(AdvancedEffect(advanced=Timer(timer=LIMIT, then=then)))
        if self.fickle:
            plain += [
                AdvancedEffect(advanced=Take(take="kivi")),
                AdvancedEffect(advanced=Lock(lock=self.dice.choice(self.names))),
            ]
        return self.dice.choice(plain)

    def condition(self) -> Condition:
        some = [self.atom() for _ in range(self.dice.choice([1, 1, 2, 3]))]
        kinds = [some[0], every(*some), either(*some)]
        kinds.append(at_least(self.dice.randint(1, len(some)), *some))
        return self.dice.choice(kinds)

    def atom(self) -> Condition:
        """Of what stands before, so that most games can be finished."""
        refs = [f"{one.id}/{asked.id}" for one in self.stops for asked in one.challenges]
        choices = [
            f"{one.id}/{asked.id}.{option.id}"
            for one in self.stops
            for asked in one.challenges
            if asked.type == "choice"
            for option in asked.options
        ]
        known = [one.id for one in self.stops] or ["a"]
        plain: list[Condition] = [
            *map(visited, known),
            *map(done, [*known, *refs]),
            *map(solved, [*refs, *refs]),
            *(Chose(chose=one) for one in choices),
            *(Flag(flag=name) for name in FLAGS),
            Has(has="kivi", count=self.dice.choice([1, 2, 3])),
            InLanguage(language=self.dice.choice(["fi", "en"])),
        ]
        if self.scored:
            plain += [ScoreAtLeast(score_at_least=self.dice.choice([5, 10, 15]))] * 3
        if self.timed:
            plain.append(ElapsedAtLeast(elapsed_at_least=LIMIT))
        if self.fickle:
            plain += [Advanced(advanced=Not(not_=self.dice.choice(plain)))] * 2
        return self.dice.choice(plain)


@dataclass
class Everything:
    """All play of a game from its start, or from where a run stands, a state at a time.

    `ways` are the steps from each state, the lucky ones, which nobody could count on, apart.
    """

    rules: Adventure
    most: int
    start: RunState | None = None
    states: dict[Hashable, RunState] = field(default_factory=dict)
    ways: dict[Hashable, list[Hashable]] = field(default_factory=dict)
    lucky_ways: dict[Hashable, list[Hashable]] = field(default_factory=dict)

    def played(self) -> bool:
        """Play it; False where it has more states than `most`."""
        start = self.start or replay(decide(self.rules, RunState(), TEAM))
        waiting = [(self.key(start, NOON), start, NOON)]
        while waiting:
            here, state, at = waiting.pop()
            if here in self.ways:
                continue
            self.states[here] = state
            self.ways[here], self.lucky_ways[here] = [], []
            if len(self.states) > self.most:
                return False
            for lucky, after, then in self.after(state, at):
                there = self.key(after, then)
                (self.lucky_ways if lucky else self.ways)[here].append(there)
                waiting.append((there, after, then))
        return True

    @property
    def finished(self) -> list[RunState]:
        return [state for state in self.states.values() if not state.running]

    @property
    def facts(self) -> set[str]:
        return {fact for state in self.states.values() for fact in state.facts}

    @property
    def stuck(self) -> list[RunState]:
        return [
            state
            for here, state in self.states.items()
            if state.running and not self.leads_on(here)
        ]

    def after(self, state: RunState, at: datetime) -> Iterator[tuple[bool, RunState, datetime]]:
        """Every step, and whether it takes luck. Nothing follows the end."""
        if not state.running:
            return
        for lucky, intent in self.intents(state, at):
            after = replay(decide(self.rules, state, intent), state)
            if after != state:
                yield lucky, after, at
        if self.rules.timed and at < NOON + 4 * LIMIT:
            then = at + LIMIT
            yield False, replay(decide(self.rules, state, JoinRun(then)), state), then

    def intents(self, state: RunState, at: datetime) -> Iterator[tuple[bool, Intent]]:
        """All that can be asked of the rules; a secret place is found by luck."""
        for one in self.rules.checkpoints:
            if facts.visited(one.id) not in state.facts:
                yield one.kind is Kind.SECRET, CheckIn(at, Verdict(Way.CODE, one.id))
                continue
            for asked in one.challenges:
                ref = f"{one.id}/{asked.id}"
                if asked.skippable:
                    yield False, Skip(at, ref)
                if asked.hints:
                    yield False, TakeHint(at, ref)
                if facts.solved(ref) not in state.facts:
                    answers = self.values(state, ref, asked)
                    yield from ((False, Answer(at, ref, one)) for one in answers)

    @staticmethod
    def values(state: RunState, ref: str, asked: Challenge) -> tuple[Value, ...]:
        """Without end nobody need try: soon one more wrong answer changes nothing."""
        endless = asked.attempts is None and state.wrong.get(ref, 0) >= ENOUGH
        return RIGHT[asked.type] if endless else VALUES[asked.type]

    def leads_on(self, here: Hashable) -> bool:
        """Whether anything but luck adds a fact, at once or by and by."""
        waiting, seen, facts_here = [here], {here}, self.states[here].facts
        while waiting:
            for there in self.ways[waiting.pop()]:
                state = self.states[there]
                if state.facts != facts_here or not state.running:
                    return True
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return False

    def key(self, state: RunState, at: datetime) -> Hashable:
        counted = (state.items, state.wrong, state.hints, state.points, state.chosen)
        times = (state.visited_at, state.timers) if self.rules.timed else ()
        return (
            *(at, state.facts, state.given, state.finished_at),
            *(frozenset(one.items()) for one in (*counted, *times)),
        )
