"""Teams' logs, folded down to what a report counts: no names, no words, no single moment."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from engine.play.clock import running_for
from engine.play.codec import decode
from engine.play.events import ChallengeSolved, CheckpointReached, Event
from engine.play.evolve import replay
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.tasks import IdeaChallenge, ScaleChallenge

End: TypeAlias = Literal["finished", "time-up", "gave-up", "open"]
ENDS: tuple[End, ...] = ("finished", "time-up", "gave-up", "open")


@dataclass(frozen=True, slots=True)
class Walk:
    """One team's walk. `open` is the end of one that never came to any.

    `met` counts check-ins by sub-project, `ideas` by the box they went to; `scales` are the
    steps that the team shared, by `adventure/checkpoint/challenge`. `minutes` are without
    pauses, and only there for who finished.
    """

    adventure: str
    began: date
    size: int
    language: str
    access: frozenset[str]
    end: End
    minutes: int | None
    met: Mapping[str, int]
    occasions: frozenset[str]
    ideas: Mapping[str, int]
    scales: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of a log: the intent as JSON has it, and what came of it."""

    intent: Mapping[str, object]
    events: tuple[Event, ...]


def step(intent: str, events: str) -> Step:
    """An entry as the log keeps it."""
    return Step(json.loads(intent), tuple(decode(one) for one in json.loads(events)))


def walk(adventure: Adventure, log: tuple[Step, ...], state: RunState) -> Walk | None:
    """Fold a log; None for a team that never set out."""
    if state.started is None:
        return None
    events = [event for entry in log for event in entry.events]
    reached = {one.checkpoint for one in events if isinstance(one, CheckpointReached)}
    stops = [stop for stop in adventure.checkpoints if stop.id in reached]
    return Walk(
        adventure=adventure.id,
        began=state.started.at.astimezone(ZoneInfo(adventure.timezone)).date(),
        size=state.team_size,
        language=state.language,
        access=frozenset(state.access),
        end=_end(state),
        minutes=_minutes(state),
        met=Counter(part for stop in stops for part in stop.sub_projects),
        occasions=frozenset(stop.occasion for stop in stops if stop.occasion),
        ideas=Counter(_ideas(adventure, events)),
        scales=dict(_scales(adventure, log)),
    )


def state_of(log: tuple[Step, ...]) -> RunState:
    """The state that a log leaves."""
    return replay(event for entry in log for event in entry.events)


def _end(state: RunState) -> End:
    if state.gave_up:
        return "gave-up"
    if state.timed_out_at is not None:
        return "time-up"
    return "finished" if state.finished_at is not None else "open"


def _minutes(state: RunState) -> int | None:
    begun = state.clock_from or state.started_at
    if begun is None or state.finished_at is None or _end(state) != "finished":
        return None
    return round(running_for(begun, state.finished_at, state.pauses).total_seconds() / 60)


def _ideas(adventure: Adventure, events: list[Event]) -> Iterator[str]:
    solved = {one.challenge for one in events if isinstance(one, ChallengeSolved)}
    for ref in sorted(solved):
        asked = adventure.challenge(ref)
        if isinstance(asked, IdeaChallenge):
            yield asked.sub_project


def _scales(adventure: Adventure, log: tuple[Step, ...]) -> Iterator[tuple[str, int]]:
    """The step that was shared last. One that the team kept to itself is in no log."""
    for entry in log:
        value = entry.intent.get("value")
        for one in entry.events:
            if not isinstance(one, ChallengeSolved) or not isinstance(value, str):
                continue
            asked = adventure.challenge(one.challenge)
            if isinstance(asked, ScaleChallenge) and value.isdecimal():
                yield f"{adventure.id}/{one.challenge}", int(value)
