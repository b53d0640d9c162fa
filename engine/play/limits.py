"""What has ended by a time: challenges' limits, timers, the run's own limit.

Time is judged only from intents' `at`, never written by a server's timer: each decision
first settles what had ended by then, and a view does the same for display.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from engine.play.clock import running_for, runs_out
from engine.play.conditions import applies
from engine.play.events import (
    ChallengeDone,
    ChallengeSolved,
    Event,
    How,
    TimeRanOut,
    TimerRanOut,
)
from engine.play.scoring import worth
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.effect import Advanced, Timer
from engine.scenario.tasks import ActivityChallenge


def ended_by(adventure: Adventure, state: RunState, at: datetime) -> Event | None:
    """The first thing that time has ended by then, and that is not written yet."""
    soonest: Event | None = None
    for event in (
        *_challenges(adventure, state),
        *_timers(adventure, state),
        *_run(adventure, state),
    ):
        if event.at <= at and (soonest is None or event.at < soonest.at):
            soonest = event
    return soonest


def challenge_ends_at(adventure: Adventure, state: RunState, ref: str) -> datetime | None:
    """When the time for a challenge is up; None without a limit, or while paused."""
    asked = adventure.challenge(ref)
    since = state.visited_at.get(ref.partition("/")[0])
    if asked is None or asked.time_limit is None or since is None:
        return None
    return runs_out(since, asked.time_limit, state.pauses)


def run_ends_at(adventure: Adventure, state: RunState) -> datetime | None:
    """When the time limit of the run is reached; overtime begins then, where there is one."""
    limit = adventure.route.time_limit
    if limit is None or state.clock_from is None:
        return None
    return runs_out(state.clock_from, limit, state.pauses)


def overtime_ends_at(adventure: Adventure, state: RunState) -> datetime | None:
    """When the last minute of overtime is over; the time limit itself where there is none."""
    route = adventure.route
    if route.time_limit is None or state.clock_from is None:
        return None
    lasts = route.overtime.lasts if route.overtime else timedelta()
    return runs_out(state.clock_from, route.time_limit + lasts, state.pauses)


def is_over(adventure: Adventure, state: RunState) -> bool:
    """Whether the game ends here because the time has run out."""
    return state.timed_out_at is not None and adventure.route.on_timeout == "finish-here"


def overtime_cost(adventure: Adventure, state: RunState, at: datetime) -> int:
    """Points for every begun minute past the time limit."""
    route = adventure.route
    if route.overtime is None or route.time_limit is None or state.clock_from is None:
        return 0
    over = running_for(state.clock_from, at, state.pauses) - route.time_limit
    begun = -(-over // timedelta(minutes=1))
    return route.overtime.per_minute * max(0, min(begun, route.overtime.max_minutes))


def _challenges(adventure: Adventure, state: RunState) -> Iterator[Event]:
    for stop in adventure.checkpoints:
        if stop.id not in state.visited_at:
            continue
        for asked in stop.challenges:
            ref = f"{stop.id}/{asked.id}"
            if asked.time_limit is None or facts.done(ref) in state.facts:
                continue
            ends = challenge_ends_at(adventure, state, ref)
            if ends is not None and applies(adventure, state, asked, ends):
                yield _ended(state, asked, ref, ends)


def _ended(state: RunState, asked: Challenge, ref: str, at: datetime) -> Event:
    """An activity is what its time is for: it is solved then, and done right after."""
    if isinstance(asked, ActivityChallenge) and facts.solved(ref) not in state.facts:
        tried = (state.wrong.get(ref, 0), state.hint_costs.get(ref, 0))
        return ChallengeSolved(at, ref, worth(asked, *tried))
    return ChallengeDone(at, ref, How.TIME_UP)


def _timers(adventure: Adventure, state: RunState) -> Iterator[Event]:
    for by, since in state.timers.items():
        if facts.ran_out(by) in state.facts:
            continue
        effect = adventure.effect(by)
        if isinstance(effect, Advanced) and isinstance(effect.advanced, Timer):
            ends = runs_out(since, effect.advanced.timer, state.pauses)
            if ends is not None:
                yield TimerRanOut(ends, by)


def _run(adventure: Adventure, state: RunState) -> Iterator[Event]:
    if state.fixed_at is not None:
        return
    ends = overtime_ends_at(adventure, state)
    if ends is not None:
        yield TimeRanOut(ends, overtime_cost(adventure, state, ends))
