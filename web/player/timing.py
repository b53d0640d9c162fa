"""How much time a team has, for a run that has a limit. Pure.

What it counts down to is the run's own clock, which stands while an organiser has paused it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from engine.play.clock import NOTHING, running_for
from engine.play.limits import overtime_cost, overtime_ends_at, run_ends_at
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.route import OnTimeout
from web.figures import NO_BREAK

Phase = Literal["waiting", "running", "overtime", "over"]

CLOSE = timedelta(minutes=2)
"""From here on seconds are told."""


@dataclass(frozen=True, slots=True)
class RunTime:
    """Where a run's clock stands.

    `left` is until the limit, less than nothing once that is passed. `ends_at` and
    `overtime_ends_at` are None before the clock runs and while it stands. `cost` is what
    overtime has cost so far, `per_minute` what each begun minute costs; 0 where there is no
    overtime.
    """

    phase: Phase
    limit: timedelta
    left: timedelta
    overtime: timedelta
    ends_at: datetime | None
    overtime_ends_at: datetime | None
    paused: bool
    per_minute: int
    cost: int
    on_timeout: OnTimeout

    @property
    def left_words(self) -> str:
        """How long there still is."""
        return left_words(self.left)


def run_time(adventure: Adventure, state: RunState, at: datetime) -> RunTime | None:
    """Read a run's clock off a settled state; None where there is no limit, or it is over."""
    route = adventure.route
    if route.time_limit is None or not state.running:
        return None
    lasts = route.overtime.lasts if route.overtime else NOTHING
    begun = state.clock_from
    used = running_for(begun, at, state.pauses) if begun else NOTHING
    return RunTime(
        phase=_phase(state, used, route.time_limit),
        limit=route.time_limit,
        left=route.time_limit - used,
        overtime=lasts,
        ends_at=run_ends_at(adventure, state),
        overtime_ends_at=overtime_ends_at(adventure, state),
        paused=bool(state.pauses) and state.pauses[-1].ends is None,
        per_minute=route.overtime.per_minute if route.overtime else 0,
        cost=overtime_cost(adventure, state, at),
        on_timeout=route.on_timeout,
    )


def _phase(state: RunState, used: timedelta, limit: timedelta) -> Phase:
    if state.clock_from is None:
        return "waiting"
    if state.timed_out_at is not None:
        return "over"
    return "overtime" if used >= limit else "running"


def left_words(left: timedelta) -> str:
    """A time as it runs out: whole minutes that are left for sure, seconds near the end.

    The twin of `leftText` in web/client/core/runclock.js.
    """
    seconds = max(0, int(left.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    if left >= CLOSE:
        hours, minutes = divmod(minutes, 60) if minutes >= 120 else (0, minutes)
        return _joined((hours, "h"), (minutes, "min"))
    return _joined((minutes, "min"), (rest, "s")) or f"0{NO_BREAK}s"


def _joined(*parts: tuple[int, str]) -> str:
    return NO_BREAK.join(f"{number}{NO_BREAK}{unit}" for number, unit in parts if number)
