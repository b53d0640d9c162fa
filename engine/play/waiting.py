"""When waiting may change something."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from engine.moments import spans
from engine.play.clock import runs_out
from engine.play.limits import challenge_ends_at, overtime_ends_at, run_ends_at
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.condition import Advanced, Before, Between, ElapsedAtLeast, parts
from engine.scenario.effect import Advanced as AdvancedEffect
from engine.scenario.effect import Timer

DAYS_AHEAD = 3
"""Enough for every time of day to come by, in any zone."""


def times_ahead(adventure: Adventure, state: RunState, at: datetime) -> tuple[datetime, ...]:
    """When waiting may change something, soonest first; between these times nothing does.

    Times of day come by within `DAYS_AHEAD` days.
    """
    if not adventure.timed:
        return ()
    found = {
        *_limits(adventure, state),
        *_timers(adventure, state),
        *_by_the_clock(adventure, state),
        *_times_of_day(adventure, at),
        *(span.begins for times in adventure.opening_times.values() for span in times),
    }
    return tuple(sorted(moment for moment in found if moment > at))


def _limits(adventure: Adventure, state: RunState) -> Iterator[datetime]:
    """Of challenges and of the run; those that a pause holds up do not come."""
    refs = (
        f"{stop.id}/{asked.id}" for stop in adventure.checkpoints for asked in stop.challenges
    )
    challenges = (challenge_ends_at(adventure, state, ref) for ref in refs)
    run = (run_ends_at(adventure, state), overtime_ends_at(adventure, state))
    yield from (ends for ends in (*challenges, *run) if ends is not None)


def _timers(adventure: Adventure, state: RunState) -> Iterator[datetime]:
    for by, since in state.timers.items():
        effect = adventure.effect(by)
        if isinstance(effect, AdvancedEffect) and isinstance(effect.advanced, Timer):
            ends = runs_out(since, effect.advanced.timer, state.pauses)
            if ends is not None:
                yield ends


def _by_the_clock(adventure: Adventure, state: RunState) -> Iterator[datetime]:
    if state.clock_from is None:
        return
    for condition in adventure.conditions:
        for one in parts(condition):
            length: timedelta | None = None
            if isinstance(one, ElapsedAtLeast):
                length = one.elapsed_at_least
            elif isinstance(one, Advanced) and isinstance(one.advanced, Before):
                length = one.advanced.before
            ends = runs_out(state.clock_from, length, state.pauses) if length else None
            if ends is not None:
                yield ends


def _times_of_day(adventure: Adventure, at: datetime) -> Iterator[datetime]:
    clock_times = {
        moment
        for condition in adventure.conditions
        for one in parts(condition)
        if isinstance(one, Advanced) and isinstance(one.advanced, Between)
        for moment in one.advanced.between
    }
    days = [at.date() + timedelta(days=ahead) for ahead in range(-1, DAYS_AHEAD)]
    local = [datetime.combine(day, moment) for day in days for moment in clock_times]
    yield from (
        span.begins for span in spans([(one, one) for one in local], adventure.timezone)
    )
