"""Rows of the rules: folding and deciding, against the JSON round trip of what is folded."""

import json
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

from engine.play.codec import decode, encode
from engine.play.decide import decide
from engine.play.events import Event
from engine.play.evolve import replay
from engine.play.intents import Intent
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from tests.asking import solving
from tests.building import NOON, START, log_of, perille, reach

ROUNDS = 7


class Timed(NamedTuple):
    """One row: seconds for one of it, and what it should stay under, if anything."""

    name: str
    seconds: float
    goal_s: float | None = None


def each(work: Callable[[], object], times: int, count: int = 1) -> float:
    """Seconds for one of `count` in `work`, done `times` over; the median of the rounds."""
    rounds: list[float] = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        for _ in range(times):
            work()
        rounds.append((perf_counter() - begun) / times / count)
    return median(rounds)


def whole_walk(rules: Adventure) -> list[Intent]:
    """Every checkpoint in order, and every answer that has one solved."""
    intents: list[Intent] = [START]
    for stop in rules.checkpoints:
        intents.append(reach(stop.id))
        intents += (
            solving(asked, f"{stop.id}/{asked.id}", NOON)
            for asked in stop.challenges
            if asked.type != "choice"
        )
    return intents


def played(rules: Adventure, intents: list[Intent]) -> RunState:
    """Decide and fold one after the other, as a server does."""
    state = RunState()
    for intent in intents:
        state = replay(decide(rules, state, intent), state)
    return state


def round_trip(log: tuple[Event, ...]) -> None:
    """Write every event as JSON and read it back: the floor of whatever handles events."""
    for one in log:
        decode(json.loads(json.dumps(encode(one))))


def rows() -> list[Timed]:
    """The floor first."""
    rules = perille()
    intents = whole_walk(rules)
    log = log_of(rules, intents)
    return [
        Timed("JSON round trip of an event", each(lambda: round_trip(log), 20, len(log))),
        Timed("evolve, an event", each(lambda: replay(log), 50, len(log)), 10e-6),
        Timed(
            "decide and evolve, an intent",
            each(lambda: played(rules, intents), 20, len(intents)),
        ),
    ]


def report(timed: list[Timed]) -> None:
    """Print a table; ratios are to the first row."""
    floor = timed[0].seconds
    print("| row | time | ratio to the floor | goal |")
    print("|---|---|---|---|")
    for one in timed:
        goal = f"{said(one.goal_s)}" if one.goal_s else ""
        print(f"| {one.name} | {said(one.seconds)} | {one.seconds / floor:,.2f} | {goal} |")


def said(seconds: float) -> str:
    """A time in the unit it is read best in."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:,.1f} {unit}"
    return f"{seconds * 1e6:,.1f} µs"
