"""What a simulation found, as figures: shares, percentiles, queues. Plain values for all."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.tally import AtChallenge, AtFences, AtStop, Tally
from engine.scenario.adventure import Adventure

BIN_MIN = 5
"""Minutes of one bar of the distribution."""


class Range(NamedTuple):
    """One in ten lies below `p10`, half below `p50`, nine in ten below `p90`."""

    p10: float
    p50: float
    p90: float


class Share(NamedTuple):
    """A share from 0 to 1, and the 95 % interval that so many throws leave it in (Wilson)."""

    share: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class StopFigures:
    """One checkpoint. Shares are of all teams, but `missed` of first fixes taken there.

    `at_once` and `waited_s` are nine tenths' limits: the most teams there at one time in a
    wave, and how long a team stood in the queue. `stayed_min` is the median, queue included.
    """

    id: str
    reached: float
    done: float
    gave_up: float
    missed: float | None
    no_signal: float
    ways: Mapping[str, float]
    refused: Mapping[str, int]
    waited_s: Range
    stayed_min: float
    at_once: Range


@dataclass(frozen=True, slots=True)
class ChallengeFigures:
    """One challenge. Shares are of teams that were asked, `tries` the mean of answers."""

    id: str
    asked: float
    tries: float
    first_right: float
    solved: float
    hints: float
    skipped: float


@dataclass(frozen=True, slots=True)
class FenceFigures:
    """Of first fixes at `at`, the share that `taken_for` would admit; how many went in."""

    at: str
    taken_for: str
    fixes: int
    admitted: float
    entered: int


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulation's figures: estimates, unless the crowd was calibrated from `runs` real runs.

    Minutes count from setting out. `minutes`, `score`, `metres` and `spread` (teams by the
    first minute of their bar) are of those who finished; `hints` is the mean of all.
    """

    adventure: str
    players: int
    seed: int
    teams_at_once: int
    spacing_s: float
    runs: int
    finish: Share
    timed_out: float
    minutes: Range
    score: Range
    metres: Range
    spread: Mapping[int, int]
    hints: float
    endings: Mapping[str, float]
    gave_up: Mapping[str, float]
    legs: Mapping[tuple[str, str], float]
    stops: tuple[StopFigures, ...]
    challenges: tuple[ChallengeFigures, ...]
    fences: tuple[FenceFigures, ...]

    @property
    def calibrated(self) -> bool:
        """Whether these are more than estimates."""
        return self.runs > 0


def figures(adventure: Adventure, crowd: Crowd, seed: int, tally: Tally) -> Simulated:
    """Work a tally out; checkpoints and challenges in the adventure's order."""
    teams = max(1, tally.teams)
    minutes = [seconds / 60 for seconds in tally.seconds]
    endings = [ending.id for ending in adventure.endings]
    refs = [
        f"{stop.id}/{asked.id}" for stop in adventure.checkpoints for asked in stop.challenges
    ]
    return Simulated(
        adventure=adventure.id,
        players=tally.teams,
        seed=seed,
        teams_at_once=crowd.teams_at_once,
        spacing_s=crowd.spacing_s,
        runs=crowd.runs,
        finish=share_of(tally.finished, tally.teams),
        timed_out=tally.timed_out / teams,
        minutes=range_of(minutes),
        score=range_of(tally.scores),
        metres=range_of(tally.metres),
        spread=_spread(minutes),
        hints=tally.hints / teams,
        endings={name: tally.endings[name] / max(1, tally.finished) for name in endings},
        gave_up={name: count / teams for name, count in sorted(tally.gave_up.items())},
        legs={leg: count / teams for leg, count in sorted(tally.legs.items())},
        stops=tuple(
            _stop(stop.id, tally.stops.get(stop.id, AtStop()), teams)
            for stop in adventure.checkpoints
        ),
        challenges=tuple(
            _challenge(ref, tally.challenges.get(ref, AtChallenge()), teams) for ref in refs
        ),
        fences=tuple(_fences(*pair, at) for pair, at in sorted(tally.fences.items())),
    )


def _stop(name: str, at: AtStop, teams: int) -> StopFigures:
    came = max(1, at.reached)
    return StopFigures(
        id=name,
        reached=at.reached / teams,
        done=at.done / teams,
        gave_up=at.gave_up / teams,
        missed=at.missed / at.fixes if at.fixes else None,
        no_signal=at.no_signal / teams,
        ways={way: count / came for way, count in sorted(at.ways.items())},
        refused=dict(sorted(at.refused.items())),
        waited_s=range_of(at.waited_s),
        stayed_min=range_of(at.stayed_s).p50 / 60,
        at_once=range_of(at.at_once),
    )


def _challenge(ref: str, at: AtChallenge, teams: int) -> ChallengeFigures:
    asked = max(1, at.asked)
    return ChallengeFigures(
        id=ref,
        asked=at.asked / teams,
        tries=at.tries / asked,
        first_right=at.first_right / asked,
        solved=at.solved / asked,
        hints=at.hints / asked,
        skipped=at.skipped / asked,
    )


def _fences(at: str, taken_for: str, found: AtFences) -> FenceFigures:
    share = found.admitted / max(1, found.fixes)
    return FenceFigures(at, taken_for, found.fixes, share, found.entered)


def _spread(minutes: Sequence[float]) -> Mapping[int, int]:
    """Teams by the first minute of their bar, without gaps between first and last."""
    bars = Counter(int(one // BIN_MIN) * BIN_MIN for one in minutes)
    if not bars:
        return {}
    return {first: bars[first] for first in range(min(bars), max(bars) + 1, BIN_MIN)}


def range_of(values: Sequence[float]) -> Range:
    """Percentiles by the nearest rank; 0 where there are no values."""
    if not values:
        return Range(0, 0, 0)
    ordered = sorted(values)
    p10, p50, p90 = (ordered[math.ceil(p * len(ordered)) - 1] for p in (0.1, 0.5, 0.9))
    return Range(p10, p50, p90)


def share_of(count: int, of: int) -> Share:
    """A share with its Wilson interval; nothing is known of none."""
    if not of:
        return Share(0, 0, 1)
    z = 1.96
    share = count / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))
