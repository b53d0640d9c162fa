"""What is assumed of people, phones and signal: one frozen value, each line with a source.

Lengths are metres, times seconds, unless a name says otherwise. What nobody has measured is
called a guess in `SOURCES`, and is what the first real runs should replace.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple


class Normal(NamedTuple):
    """A bell curve, cut off at both ends."""

    mean: float
    deviation: float
    least: float
    most: float


class Spread(NamedTuple):
    """A lognormal: half lie under `median`, two thirds within a factor e**`spread` of it."""

    median: float
    spread: float


THINKING_S: Mapping[str, Spread] = {
    "info": Spread(2, 0.5),
    "choice": Spread(20, 0.6),
    "multi": Spread(35, 0.6),
    "number": Spread(45, 0.7),
    "text": Spread(60, 0.7),
    "order": Spread(60, 0.6),
    "match": Spread(70, 0.6),
    "point": Spread(45, 0.6),
    "photo": Spread(50, 0.6),
    "reflect": Spread(75, 0.8),
    "scale": Spread(10, 0.5),
    "activity": Spread(60, 0.4),
    "idea": Spread(60, 0.8),
    "survey": Spread(45, 0.6),
}
RIGHT: Mapping[str, float] = {
    "choice": 0.75,
    "multi": 0.5,
    "number": 0.6,
    "text": 0.6,
    "order": 0.5,
    "match": 0.55,
    "point": 0.7,
}
ACCESS: Mapping[str, float] = {
    "no-stairs": 0.08,
    "no-camera": 0.03,
    "no-gps": 0.04,
    "quiet": 0.03,
}
NO_SHARES: Mapping[str, float] = {}
"""Plain dictionaries, since these values travel between processes; nobody changes them."""


class Crowd(NamedTuple):
    """Everything that is assumed. Shares and chances are from 0 to 1.

    `right` is the chance of a right first answer by type, `right_at` the same where it was
    measured for one challenge; each later try takes `try_teaches` of the doubt away, each hint
    `hint_teaches`; teams differ by `skill` (of the logit). `languages` and `access` are shares
    of teams; without `languages` 85 % play in the adventure's first. `quits_per_stop` give up
    at each stop for a reason of their own, all others when `patience_min` are over and the
    finish is not open. `runs` is how many real runs it was calibrated from: 0 makes estimates.
    """

    speed_m_s: Normal = Normal(1.25, 0.2, 0.5, 2.2)
    detour: float = 1.3
    searching_s: Spread = Spread(25, 0.6)
    reading_letters_s: Normal = Normal(14.7, 2.5, 6, 25)
    thinking_s: Mapping[str, Spread] = THINKING_S
    thinking_scale: float = 1.0
    right: Mapping[str, float] = RIGHT
    right_at: Mapping[str, float] = NO_SHARES
    skill: float = 0.6
    try_teaches: float = 0.25
    hint_teaches: float = 0.5
    hint_before: float = 0.08
    hint_after_wrong: float = 0.45
    skips_after_wrong: float = 0.12
    does_optional_task: float = 0.7
    visits_optional_stop: float = 0.3
    finds_secret: float = 0.15
    follows_trail: float = 0.75
    follows_suggestion: float = 0.6
    patience_min: Spread = Spread(150, 0.35)
    quits_per_stop: float = 0.005
    accuracy_m: Spread = Spread(10, 0.45)
    accuracy_wobble: float = 0.25
    tells_68_percent: float = 0.5
    tells_area_only: float = 0.02
    drift_s: float = 60
    stale_fix: float = 0.01
    prefers_code: float = 0.15
    stands_off_m: float = 8
    steps_closer_m: float = 12
    waits_between_fixes_s: float = 10
    fixes_before_code: int = 3
    fixes_at_most: int = 10
    signal_losses_per_h: float = 0.5
    signal_lost_s: Spread = Spread(90, 0.8)
    teams_at_once: int = 10
    spacing_s: float = 60
    served_s: Spread = Spread(20, 0.4)
    languages: Mapping[str, float] = NO_SHARES
    access: Mapping[str, float] = ACCESS
    posters: bool = True
    begins: datetime = datetime(2026, 6, 6, 8, tzinfo=UTC)
    runs: int = 0

    @property
    def calibrated(self) -> bool:
        """Whether real runs stand behind it."""
        return self.runs > 0


GUESS = "guess"
_PHONES = "a browser's accuracy is a 95 % radius, on Android often 68 %"
SOURCES: Mapping[str, str] = {
    "speed_m_s": "scenario format, section 10",
    "detour": "scenario format, section 10; Perille's own table of legs",
    "searching_s": GUESS,
    "reading_letters_s": "IReST read aloud, 68 ms a letter (doi.org/10.1167/iovs.11-8284)",
    "thinking_s": GUESS,
    "thinking_scale": GUESS,
    "right": GUESS,
    "right_at": "measured runs only",
    "skill": GUESS,
    "try_teaches": GUESS,
    "hint_teaches": GUESS,
    "hint_before": GUESS,
    "hint_after_wrong": GUESS,
    "skips_after_wrong": GUESS,
    "does_optional_task": GUESS,
    "visits_optional_stop": GUESS,
    "finds_secret": GUESS,
    "follows_trail": GUESS,
    "follows_suggestion": GUESS,
    "patience_min": GUESS,
    "quits_per_stop": GUESS,
    "accuracy_m": "phones within 10 m 95 % of the time (doi.org/10.1155/2017/6750346)",
    "accuracy_wobble": GUESS,
    "tells_68_percent": _PHONES,
    "tells_area_only": "w3c/geolocation: approximate positions; share a guess",
    "drift_s": "errors of a still phone go together for a minute; length a guess",
    "stale_fix": GUESS,
    "prefers_code": GUESS,
    "stands_off_m": GUESS,
    "steps_closer_m": GUESS,
    "waits_between_fixes_s": "check-in rule: other ways are offered after 30 s",
    "fixes_before_code": "check-in rule: other ways are offered after 30 s",
    "fixes_at_most": GUESS,
    "signal_losses_per_h": GUESS,
    "signal_lost_s": GUESS,
    "teams_at_once": "chosen for this run",
    "spacing_s": "chosen for this run",
    "served_s": GUESS,
    "languages": GUESS,
    "access": GUESS,
    "posters": "chosen for this run",
    "begins": "chosen for this run",
    "runs": "the run export",
}
"""Where each assumption comes from, by the name of its field."""
