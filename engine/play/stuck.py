"""Which team needs help, and why: told from times and refusals, never from a position.

A team is named for one of two things. It has taken at least twice as long to its step as
nine teams of ten take; or it has met trouble there, refusals or wrong answers, several times
over minutes, and has not come any further. A team that goes on is never named.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple, TypeAlias

from engine.play.events import Reason
from engine.play.trace import Refused, Spent, Trace

TWICE: Final = 2.0
LEAST: Final = timedelta(minutes=10)
"""Nobody is slow before this, however fast the others are."""

UNKNOWN_S: Final = 10 * 60.0
"""What nine of ten take to a step of which nothing is known."""

TROUBLES: Final = 3
TROUBLED_FOR: Final = timedelta(minutes=4)
"""So many refusals or wrong answers, the first of them so long ago."""

UNSEEN_FOR: Final = timedelta(minutes=5)
ENOUGH: Final = 5
"""So many teams of one's own game outweigh what a simulation expects."""


@dataclass(frozen=True, slots=True)
class Slow:
    """Long at one step; nine of ten take at most `usual_min`."""

    minutes: int
    usual_min: int


@dataclass(frozen=True, slots=True)
class OftenRefused:
    """Check-ins that were refused at this step, and what was mostly wrong with them.

    Lengths are medians of those refused for that reason, where they are known.
    """

    times: int
    reason: Reason
    outside_m: int | None = None
    accuracy_m: int | None = None


@dataclass(frozen=True, slots=True)
class OftenWrong:
    """Wrong answers where the team is, and what it last tried to answer."""

    times: int
    challenge: str


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing has come from the team's phones for so long: they may have no signal."""

    minutes: int


Why: TypeAlias = Slow | OftenRefused | OftenWrong | Silent


class Stuck(NamedTuple):
    """A team that needs help at a step, for how long it has been there, and why."""

    step: str
    minutes: int
    why: tuple[Why, ...]


def stuck(
    step: str, trace: Trace, usual_s: float, seen_at: datetime | None, now: datetime
) -> Stuck | None:
    """Say whether a team under way is stuck at its present step.

    `seen_at` is when its phones last asked for anything at all, where that is known.
    """
    if trace.since is None or trace.paused_at is not None:
        return None
    waited = now - trace.since
    limit = max(LEAST, timedelta(seconds=TWICE * usual_s))
    troubles = tuple(_troubles(step, trace, now))
    if waited <= limit and not troubles:
        return None
    slow = Slow(_minutes(waited), math.ceil(usual_s / 60))
    late = _silent(trace, seen_at, now) or slow
    why = troubles if waited <= limit else (*troubles, late)
    return Stuck(step, _minutes(waited), why)


def usual(spent: Iterable[Spent], expected: Mapping[str, float]) -> dict[str, float]:
    """Seconds within which nine teams of ten finish each step.

    By the game's own teams where enough of them have; else as expected.
    """
    took: dict[str, list[float]] = {}
    for one in spent:
        took.setdefault(one.step, []).append(one.seconds)
    own = {step: _p90(all_of) for step, all_of in took.items() if len(all_of) >= ENOUGH}
    return {**expected, **own}


def expected_from(traces: Iterable[Trace]) -> dict[str, float]:
    """The same from simulated teams, one of them being enough."""
    took: dict[str, list[float]] = {}
    for trace in traces:
        for one in trace.spent:
            took.setdefault(one.step, []).append(one.seconds)
    return {step: _p90(all_of) for step, all_of in took.items()}


def _p90(values: Sequence[float]) -> float:
    return sorted(values)[math.ceil(0.9 * len(values)) - 1]


def _troubles(step: str, trace: Trace, now: datetime) -> Iterable[OftenRefused | OftenWrong]:
    refused = trace.refused_now
    if len(refused) >= TROUBLES and now - refused[0].at >= TROUBLED_FOR:
        yield _often_refused(refused)
    here = step.partition("/")[0]
    wrong = [one for one in trace.wrong_now if one.challenge.partition("/")[0] == here]
    if len(wrong) >= TROUBLES and now - wrong[0].at >= TROUBLED_FOR:
        yield OftenWrong(len(wrong), wrong[-1].challenge)


def _often_refused(refused: Sequence[Refused]) -> OftenRefused:
    [(reason, _)] = Counter(one.reason for one in refused).most_common(1)
    alike = [one for one in refused if one.reason is reason]
    outside = [one.outside_m for one in alike if one.outside_m is not None]
    accuracy = [one.accuracy_m for one in alike if one.accuracy_m is not None]
    return OftenRefused(len(refused), reason, median_m(outside), median_m(accuracy))


def median_m(lengths: Sequence[int]) -> int | None:
    """The middle one of several lengths."""
    return sorted(lengths)[(len(lengths) - 1) // 2] if lengths else None


def _silent(trace: Trace, seen_at: datetime | None, now: datetime) -> Silent | None:
    seen = [at for at in (trace.heard_at, seen_at) if at is not None]
    if not seen or now - max(seen) < UNSEEN_FOR:
        return None
    return Silent(_minutes(now - max(seen)))


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)
