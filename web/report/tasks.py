"""How teams did with each challenge, real ones and simulated ones counted alike. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from statistics import fmean, median
from typing import Final

from engine.play.events import (
    AnswerPartlyRight,
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckpointReached,
    Event,
    HintTaken,
    How,
)

ENOUGH: Final = 5
"""Teams that must have tried before anything is concluded."""
FAR: Final = 0.25
"""Shares so far apart are worth a sentence."""
SLOW: Final = 2.0
"""So many times the minutes."""


class Verdict(StrEnum):
    """In what a challenge was another than its author thought."""

    HARDER = "harder"
    EASIER = "easier"
    SKIPPED = "skipped"
    SLOWER = "slower"


@dataclass(frozen=True, slots=True)
class Tried:
    """One challenge. Shares and means are of the `teams` that answered, took a hint or passed.

    `tries` counts answers, `minutes` is the median from when it could be answered until it was
    done; 0 where nobody did it.
    """

    teams: int
    tries: float
    first_right: float
    skipped: float
    hints: float
    minutes: float


@dataclass(slots=True)
class _Seen:
    """What one team did about one challenge."""

    wrong: int = 0
    solved: bool = False
    skipped: bool = False
    hints: int = 0
    minutes: float | None = None


@dataclass(slots=True)
class _Walk:
    """A team's challenges, and since when each checkpoint's next could be answered."""

    seen: dict[str, _Seen] = field(default_factory=dict)
    since: dict[str, datetime] = field(default_factory=dict)

    def at(self, ref: str) -> _Seen:
        return self.seen.setdefault(ref, _Seen())


def tried(logs: Iterable[Iterable[Event]]) -> dict[str, Tried]:
    """Read teams' events; by `checkpoint/challenge`."""
    walks = [_walked(events) for events in logs]
    refs = sorted({ref for walk in walks for ref in walk})
    return {ref: _summed([walk[ref] for walk in walks if ref in walk]) for ref in refs}


def verdicts(real: Tried, thought: Tried | None) -> tuple[Verdict, ...]:
    """Where the teams and the simulation differ much; nothing while too few have tried."""
    if thought is None or real.teams < ENOUGH:
        return ()
    found = []
    if real.first_right < thought.first_right - FAR:
        found.append(Verdict.HARDER)
    elif real.first_right > thought.first_right + FAR:
        found.append(Verdict.EASIER)
    if real.skipped > thought.skipped + FAR:
        found.append(Verdict.SKIPPED)
    if thought.minutes and real.minutes > SLOW * thought.minutes:
        found.append(Verdict.SLOWER)
    return tuple(found)


def _walked(events: Iterable[Event]) -> dict[str, _Seen]:
    walk = _Walk()
    for one in events:
        match one:
            case CheckpointReached():
                walk.since[one.checkpoint] = one.at
            case AnswerWrong() | AnswerPartlyRight():
                walk.at(one.challenge).wrong += 1
            case ChallengeSolved():
                walk.at(one.challenge).solved = True
            case HintTaken():
                walk.at(one.challenge).hints += 1
            case ChallengeDone():
                _done(walk, one)
            case _:
                pass
    return walk.seen


def _done(walk: _Walk, done: ChallengeDone) -> None:
    """One that an organiser waived says nothing of how hard it is."""
    stop = done.challenge.partition("/")[0]
    since = walk.since.get(stop)
    walk.since[stop] = done.at
    if done.how is How.WAIVED:
        return
    seen = walk.at(done.challenge)
    seen.skipped = done.how is How.SKIPPED
    if since is not None:
        seen.minutes = (done.at - since).total_seconds() / 60


def _summed(seen: Sequence[_Seen]) -> Tried:
    minutes = [one.minutes for one in seen if one.minutes is not None]
    return Tried(
        teams=len(seen),
        tries=fmean(one.wrong + one.solved for one in seen),
        first_right=fmean(one.solved and not one.wrong for one in seen),
        skipped=fmean(one.skipped for one in seen),
        hints=fmean(one.hints for one in seen),
        minutes=median(minutes) if minutes else 0.0,
    )
