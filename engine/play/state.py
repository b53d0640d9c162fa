"""A run as its log leaves it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from engine.play import marks
from engine.play.clock import Pause
from engine.play.events import RunStarted
from engine.scenario import facts

Counts = Mapping[str, int]

NO_COUNTS: Counts = MappingProxyType({})
NO_WORDS: Mapping[str, str] = MappingProxyType({})
NO_TIMES: Mapping[str, datetime] = MappingProxyType({})


class Told(NamedTuple):
    """Something an organiser said, by the id that its words are kept under."""

    at: datetime
    words: str


class RunState(NamedTuple):
    """Everything that follows from a log. Compared as a value, never changed.

    `points` and `hint_costs` are by source (a challenge, a checkpoint, an effect), `wrong`
    and `hints` count by challenge, `visited_at` is by checkpoint, `timers` by the effect that
    started them. `given` are the effects that have fired. `picks` are an organiser's choices in
    closed branches. `adjustments` change the ranking only. `late` are those of the `points`
    that came behind the end, and count for nothing. `edition` is the one that an organiser
    moved the run to, None for the one it set out with. `clock_from` is where the time starts to
    run, `timed_out_at` where it ended before the finish; `final_score` is fixed by whichever
    came first.
    """

    started: RunStarted | None = None
    clock_from: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    visited_at: Mapping[str, datetime] = NO_TIMES
    facts: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    wrong: Counts = NO_COUNTS
    hints: Counts = NO_COUNTS
    hint_costs: Counts = NO_COUNTS
    points: Counts = NO_COUNTS
    items: Counts = NO_COUNTS
    chosen: Mapping[str, str] = NO_WORDS
    given: frozenset[str] = frozenset()
    timers: Mapping[str, datetime] = NO_TIMES
    picks: Mapping[str, str] = NO_WORDS
    adjustments: Counts = NO_COUNTS
    late: Counts = NO_COUNTS
    awards: int = 0
    edition: str | None = None
    announced: tuple[Told, ...] = ()
    ending: str | None = None
    timed_out_at: datetime | None = None
    finished_at: datetime | None = None
    gave_up: bool = False
    final_score: int | None = None

    @property
    def started_at(self) -> datetime | None:
        """When the team set out."""
        return self.started.at if self.started else None

    @property
    def team_size(self) -> int:
        """How many play together."""
        return self.started.team_size if self.started else 1

    @property
    def language(self) -> str:
        """The language the team set out in."""
        return self.started.language if self.started else ""

    @property
    def access(self) -> tuple[str, ...]:
        """What the team said that it needs."""
        return self.started.access if self.started else ()

    @property
    def running(self) -> bool:
        """Under way: started, not finished."""
        return self.started is not None and self.finished_at is None

    @property
    def fixed_at(self) -> datetime | None:
        """From when on nothing more counts for the ranking."""
        return self.timed_out_at or self.finished_at

    @property
    def earned(self) -> int:
        """Points of challenges, visits and effects, also those of steps after the finish."""
        return sum(self.points.values())

    @property
    def score(self) -> int:
        """What the team sees: earned, and what an organiser gave or took; never under 0."""
        return max(0, self.earned + sum(self.adjustments.values()))

    @property
    def ranked_score(self) -> int:
        """The score that the leaderboard ranks: fixed at the finish, but for organisers."""
        counted = self.earned if self.final_score is None else self.final_score
        uncounted = (n for ref, n in self.late.items() if marks.returned(ref) in self.marks)
        return max(0, counted + sum(self.adjustments.values()) + sum(uncounted))

    @property
    def ranked_finish(self) -> datetime | None:
        """When the team finished, if that was in time."""
        return None if self.timed_out_at else self.finished_at

    @property
    def checkpoints_done(self) -> int:
        """How many checkpoints are done; secret ones are in no count."""
        done = sum(fact.startswith("done ") and "/" not in fact for fact in self.facts)
        return done - sum(mark.startswith("uncounted ") for mark in self.marks)

    @property
    def digest(self) -> str:
        """By which two phones of a team see that they agree."""
        return facts.digest(self.facts, self.points, self.items)
