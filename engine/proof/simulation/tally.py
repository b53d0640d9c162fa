"""What is counted while teams walk. Tallies add up: of parts to a whole, in any order."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """Why a team gave up before the finish."""

    PATIENCE = "patience"
    OWN_REASON = "own-reason"
    NO_WAY_IN = "no-way-in"
    STRANDED = "stranded"


@dataclass(slots=True)
class AtStop:
    """What teams met at one checkpoint.

    `fixes` counts first fixes of teams that stand there, `missed` those of them that were
    refused. `waited_s` is the wait of each team that came, `at_once` the most teams there at
    one time in each wave. `gave_up` counts those who gave up when this was their last stop.
    """

    reached: int = 0
    done: int = 0
    gave_up: int = 0
    no_signal: int = 0
    fixes: int = 0
    missed: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    waited_s: list[int] = field(default_factory=list)
    stayed_s: list[int] = field(default_factory=list)
    at_once: list[int] = field(default_factory=list)

    def add(self, other: "AtStop") -> None:
        """Count another's in."""
        self.reached += other.reached
        self.done += other.done
        self.gave_up += other.gave_up
        self.no_signal += other.no_signal
        self.fixes += other.fixes
        self.missed += other.missed
        self.ways += other.ways
        self.refused += other.refused
        self.waited_s += other.waited_s
        self.stayed_s += other.stayed_s
        self.at_once += other.at_once


@dataclass(slots=True)
class AtChallenge:
    """What teams did with one challenge; `tries` are answers, `first_right` right at once."""

    asked: int = 0
    tries: int = 0
    first_right: int = 0
    solved: int = 0
    hints: int = 0
    skipped: int = 0

    def add(self, other: "AtChallenge") -> None:
        """Count another's in."""
        self.asked += other.asked
        self.tries += other.tries
        self.first_right += other.first_right
        self.solved += other.solved
        self.hints += other.hints
        self.skipped += other.skipped


@dataclass(slots=True)
class AtFences:
    """Of fixes taken at one checkpoint, how many another one that was open too would admit.

    `entered` counts teams that really checked in there by mistake.
    """

    fixes: int = 0
    admitted: int = 0
    entered: int = 0

    def add(self, other: "AtFences") -> None:
        """Count another's in."""
        self.fixes += other.fixes
        self.admitted += other.admitted
        self.entered += other.entered


@dataclass(slots=True)
class Tally:
    """Everything that is counted: `seconds`, `scores` and `metres` of those who finished."""

    teams: int = 0
    finished: int = 0
    timed_out: int = 0
    hints: int = 0
    seconds: list[int] = field(default_factory=list)
    scores: list[int] = field(default_factory=list)
    metres: list[int] = field(default_factory=list)
    endings: Counter[str] = field(default_factory=Counter)
    gave_up: Counter[str] = field(default_factory=Counter)
    legs: Counter[tuple[str, str]] = field(default_factory=Counter)
    stops: defaultdict[str, AtStop] = field(default_factory=lambda: defaultdict(AtStop))
    challenges: defaultdict[str, AtChallenge] = field(
        default_factory=lambda: defaultdict(AtChallenge)
    )
    fences: defaultdict[tuple[str, str], AtFences] = field(
        default_factory=lambda: defaultdict(AtFences)
    )

    def add(self, other: "Tally") -> None:
        """Count another's in."""
        self.teams += other.teams
        self.finished += other.finished
        self.timed_out += other.timed_out
        self.hints += other.hints
        self.seconds += other.seconds
        self.scores += other.scores
        self.metres += other.metres
        self.endings += other.endings
        self.gave_up += other.gave_up
        self.legs += other.legs
        for stop, at_stop in other.stops.items():
            self.stops[stop].add(at_stop)
        for ref, at_challenge in other.challenges.items():
            self.challenges[ref].add(at_challenge)
        for pair, at_fences in other.fences.items():
            self.fences[pair].add(at_fences)


def summed(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    whole = Tally()
    for one in tallies:
        whole.add(one)
    return whole
