"""What an edit does to a run that is under way: its log, replayed under the new edition.

A place that was judged stays judged: a check-in that was accepted is accepted again, however
the fence or the ways in have changed. Answers are judged anew. The order of the log is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from engine.play import marks
from engine.play.conditions import is_open, ways_in
from engine.play.decide import decide
from engine.play.events import CheckpointReached, Event
from engine.play.evolve import replay
from engine.play.intents import ChangeEdition, CheckIn, Intent
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Role


class Logged(NamedTuple):
    """An entry of a log; `intent` is None where its words have been erased."""

    intent: Intent | None
    events: tuple[Event, ...]


class Weight(StrEnum):
    """How much an edit changes for a run, from nothing on."""

    HARMLESS = "harmless"
    SCORES = "changes-scores"
    PROGRESS = "takes-progress"


@dataclass(frozen=True, slots=True)
class Change:
    """What a run would lose and be given: facts and open checkpoints, points by source."""

    lost: tuple[str, ...] = ()
    points: Mapping[str, int] = field(default_factory=dict)

    @property
    def weight(self) -> Weight:
        """Who loses anything keeps the old edition, who only changes points is asked for."""
        if self.lost:
            return Weight.PROGRESS
        return Weight.SCORES if self.points else Weight.HARMLESS

    @property
    def difference(self) -> int:
        """Points in all."""
        return sum(self.points.values())


def new_tasks(before: Adventure, after: Adventure) -> tuple[str, ...]:
    """What must be done in `after` and did not have to before: asked of new runs only."""
    known = set(_required(before))
    return tuple(task for task in _required(after) if task not in known)


def _required(adventure: Adventure) -> Iterator[str]:
    for stop in adventure.checkpoints:
        if stop.optional:
            continue
        if stop.role is not Role.FINISH:
            yield stop.id
        yield from (f"{stop.id}/{asked.id}" for asked in stop.challenges if asked.required)


def change(before: Adventure, after: Adventure, log: Iterable[Logged], at: datetime) -> Change:
    """Say what moving a run from one edition to another would do to it, as of `at`."""
    entries = tuple(log)
    now = replay(event for entry in entries for event in entry.events)
    then = replayed(after, entries)
    return Change(tuple(sorted(_lost(before, now, after, then, at))), _rescored(now, then))


def replayed(adventure: Adventure, log: Iterable[Logged]) -> RunState:
    """A run as it would stand, had it been played by this edition from its start."""
    state = RunState()
    for entry in log:
        state = replay(_again(adventure, state, entry), state)
    return state


def _again(adventure: Adventure, state: RunState, entry: Logged) -> tuple[Event, ...]:
    intent = entry.intent
    if intent is None:
        return entry.events
    if isinstance(intent, ChangeEdition):
        return ()
    if isinstance(intent, CheckIn):
        intent = _as_judged(adventure, state, intent, entry.events)
    return decide(adventure, state, intent)


def _as_judged(
    adventure: Adventure, state: RunState, intent: CheckIn, happened: tuple[Event, ...]
) -> CheckIn:
    """A check-in that was accepted, by a way that the checkpoint has now."""
    stop = adventure.checkpoint(intent.verdict.checkpoint or "")
    ways = ways_in(state, stop) if stop else ()
    accepted = any(isinstance(event, CheckpointReached) for event in happened)
    if not accepted or not ways or intent.verdict.way in ways:
        return intent
    return replace(intent, verdict=replace(intent.verdict, way=ways[0]))


def _lost(
    before: Adventure, now: RunState, after: Adventure, then: RunState, at: datetime
) -> Iterator[str]:
    yield from now.facts - then.facts
    yield from (
        f"item {item}" for item, count in now.items.items() if then.items.get(item, 0) < count
    )
    if now.ending and now.ending != then.ending:
        yield f"ending {now.ending}"
    if now.finished_at and not then.finished_at:
        yield "finish"
    opened = {stop.id: stop for stop in after.checkpoints}
    for stop in before.checkpoints:
        if facts.visited(stop.id) in now.facts or not is_open(before, now, stop, at):
            continue
        still = opened.get(stop.id)
        if still is None or not is_open(after, then, still, at):
            yield facts.opened(stop.id)


def _rescored(now: RunState, then: RunState) -> Mapping[str, int]:
    """Differences by source. What was given back is worth nothing until it is answered."""
    returned = {source for source in now.points if marks.returned(source) in now.marks}
    sources = (now.points.keys() | then.points.keys()) - returned
    found = ((one, then.points.get(one, 0) - now.points.get(one, 0)) for one in sorted(sources))
    return {source: points for source, points in found if points}
