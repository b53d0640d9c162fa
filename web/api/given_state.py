"""What a phone gets to play on from without signal: a run's state, as the rules know it."""

from datetime import datetime
from typing import Literal

from web.api.given import Given


class PlayedOut(Given):
    """What of a game decides how its rules are played on a phone."""

    competitive: bool
    offline: Literal["whole", "open-only"]


class PauseOut(Given):
    """From when and until the clock stands still."""

    begins: datetime
    ends: datetime | None


class ToldOut(Given):
    """An announcement, by the id that its words are kept under."""

    at: datetime
    words: str


class SetOutOut(Given):
    """How a team set out."""

    at: datetime
    team_size: int
    language: str
    access: list[str]
    clock: bool
    track: int
    bracket: str | None
    posters: bool
    competitive: bool


class RunStateOut(Given):
    """A run as its log leaves it, by the same names as in the rules."""

    started: SetOutOut | None
    clock_from: datetime | None
    pauses: list[PauseOut]
    visited_at: dict[str, datetime]
    facts: list[str]
    marks: list[str]
    wrong: dict[str, int]
    hints: dict[str, int]
    hint_costs: dict[str, int]
    points: dict[str, int]
    items: dict[str, int]
    chosen: dict[str, str]
    given: list[str]
    timers: dict[str, datetime]
    picks: dict[str, str]
    adjustments: dict[str, int]
    late: dict[str, int]
    awards: int
    edition: str | None
    announced: list[ToldOut]
    ending: str | None
    timed_out_at: datetime | None
    finished_at: datetime | None
    gave_up: bool
    final_score: int | None


class StateOut(Given):
    """A run's state after the log's entry `seq`, under the rules of `edition`."""

    seq: int
    edition: str
    game: PlayedOut
    state: RunStateOut
