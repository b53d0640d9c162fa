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
    """All play of a game from the start, a state at a time."""

    rules: Adventure
    most: int
    seen: set[Hashable] = field(default_factory=set)
    stuck: list[RunState] = field(default_factory=list)
    finished: list[RunState] = field(default_factory=list)
    facts: set[str] = field(default_factory=set)

    def played(self) -> bool:
        """Play it; False where it has more states than `most`."""
        start = replay(decide(self.rules, RunState(), TEAM))
        waiting = [(start, NOON)]
        self.seen.add(self.key(start, NOON))
        while waiting:
            state, at = waiting.pop()
            self.facts |= state.facts
            if not state.running:
                self.finished.append(state)
                continue
            if not self.leads_on(state, at):
                self.stuck.append(state)
            for after in self.after(state, at):
                key = self.key(*after)
                if key not in self.seen:
                    self.seen.add(key)
                    waiting.append(after)
            if len(self.seen) > self.most:
                return False
        return True

    def after(
        self, state: RunState, at: datetime, *, lucky: bool = True
    ) -> Iterator[tuple[RunState, datetime]]:
        for intent in self.intents(state, at, lucky=lucky):
            after = replay(decide(self.rules, state, intent), state)
            if after != state:
                yield after, at
        if self.rules.timed and at < NOON + 4 * LIMIT:
            then = at + LIMIT
            yield replay(decide(self.rules, state, JoinRun(then)), state), then

    def intents(self, state: RunState, at: datetime, *, lucky: bool) -> Iterator[Intent]:
        for one in self.rules.checkpoints:
            if facts.visited(one.id) not in state.facts:
                if lucky or one.kind is not Kind.SECRET:
                    yield CheckIn(at, Verdict(Way.CODE, one.id))
                continue
            for asked in one.challenges:
                ref = f"{one.id}/{asked.id}"
                yield Skip(at, ref)
                yield TakeHint(at, ref)
                if facts.solved(ref) not in state.facts:
                    yield from (Answer(at, ref, one) for one in self.values(state, ref, asked))

    @staticmethod
    def values(state: RunState, ref: str, asked: Challenge) -> tuple[Value, ...]:
        """Without end nobody need try: soon one more wrong answer changes nothing."""
        endless = asked.attempts is None and state.wrong.get(ref, 0) >= ENOUGH
        return RIGHT[asked.type] if endless else VALUES[asked.type]

    def leads_on(self, state: RunState, at: datetime) -> bool:
        """Whether anything but luck adds a fact, at once or by and by."""
        waiting, seen = [(state, at)], {self.key(state, at)}
        while waiting:
            here, now = waiting.pop()
            for after, then in self.after(here, now, lucky=False):
                if after.facts != state.facts or not after.running:
                    return True
                key = self.key(after, then)
                if key not in seen:
                    seen.add(key)
                    waiting.append((after, then))
        return False

    def key(self, state: RunState, at: datetime) -> Hashable:
        counted = (state.items, state.wrong, state.hints, state.points, state.chosen)
        times = (state.visited_at, state.timers) if self.rules.timed else ()
        return (
            *(at, state.facts, state.given, state.finished_at),
            *(frozenset(one.items()) for one in (*counted, *times)),
        )
