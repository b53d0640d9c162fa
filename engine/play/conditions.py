"""Whether a condition holds for a run, and what is open because of it."""

from datetime import datetime, timedelta
from typing import assert_never

from engine.moments import within_day
from engine.play import marks
from engine.play.clock import NOTHING, running_for
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Role, Way
from engine.scenario.condition import (
    Advanced,
    AllOf,
    AnyOf,
    AtLeast,
    Before,
    Between,
    Chose,
    Condition,
    Done,
    ElapsedAtLeast,
    Flag,
    Has,
    InBracket,
    InLanguage,
    NeedsAccess,
    Not,
    OnTrack,
    ScoreAtLeast,
    Solved,
    TeamSizeAtLeast,
    Visited,
)

POSTED = {Way.QR, Way.CODE, Way.STAFF}
"""Ways in that need something to hang or stand at the place."""


def holds(adventure: Adventure, state: RunState, condition: Condition, at: datetime) -> bool:
    """Say whether a condition holds at a time. What holds once goes on holding.

    Only what is written under `advanced` may stop.
    """
    match condition:
        case AllOf():
            return all(holds(adventure, state, one, at) for one in condition.all)
        case AnyOf():
            return any(holds(adventure, state, one, at) for one in condition.any)
        case AtLeast():
            met = sum(holds(adventure, state, one, at) for one in condition.of)
            return met >= condition.at_least
        case Visited() | Done() | Solved() | Chose() | Flag():
            return fact_of(condition) in state.facts
        case Advanced():
            return _advanced_holds(adventure, state, condition, at)
        case _:
            return _counts(state, condition, at)


def fact_of(condition: Visited | Done | Solved | Chose | Flag) -> str:
    """The fact that a condition asks for."""
    match condition:
        case Visited():
            return facts.visited(condition.visited)
        case Done():
            return facts.done(condition.done)
        case Solved():
            return facts.solved(condition.solved)
        case Chose():
            return facts.chose(condition.chose)
        case Flag():
            return facts.flag(condition.flag)
    assert_never(condition)


def _counts(
    state: RunState,
    condition: Has
    | ScoreAtLeast
    | ElapsedAtLeast
    | TeamSizeAtLeast
    | InLanguage
    | NeedsAccess
    | OnTrack
    | InBracket,
    at: datetime,
) -> bool:
    match condition:
        case Has():
            return state.items.get(condition.has, 0) >= condition.count
        case ScoreAtLeast():
            return state.earned >= condition.score_at_least
        case ElapsedAtLeast():
            return elapsed(state, at) >= condition.elapsed_at_least
        case _:
            return fixed_holds(state, condition)


def fixed_holds(
    state: RunState,
    condition: TeamSizeAtLeast | InLanguage | NeedsAccess | OnTrack | InBracket,
) -> bool:
    """What the start alone decides."""
    began = state.started
    if began is None:
        return False
    match condition:
        case TeamSizeAtLeast():
            return began.team_size >= condition.team_size_at_least
        case InLanguage():
            return began.language == condition.language
        case NeedsAccess():
            return condition.access in began.access
        case OnTrack():
            return began.track == condition.track
        case InBracket():
            return began.bracket == condition.bracket
    assert_never(condition)


def _advanced_holds(
    adventure: Adventure, state: RunState, condition: Advanced, at: datetime
) -> bool:
    match condition.advanced:
        case Not() as rule:
            return not holds(adventure, state, rule.not_, at)
        case Before() as rule:
            return elapsed(state, at) < rule.before
        case Between(between=(begins, ends)):
            return within_day(at, begins, ends, adventure.timezone)
    assert_never(condition.advanced)


def elapsed(state: RunState, at: datetime) -> timedelta:
    """How long the run's clock has run."""
    if state.clock_from is None:
        return NOTHING
    return running_for(state.clock_from, at, state.pauses)


def is_open(adventure: Adventure, state: RunState, stop: Checkpoint, at: datetime) -> bool:
    """Whether a checkpoint can be entered now, or has been; opening times are not asked."""
    if is_visited(state, stop):
        return True
    if state.started is None:
        return False
    if _only_the_finish(adventure, state, at):
        return stop.role is Role.FINISH
    if facts.locked(stop.id) in state.facts:
        return False
    if facts.opened(stop.id) in state.facts:
        return True
    unlock = adventure.track(state.started.track).unlocks[stop.id]
    return holds(adventure, state, unlock, at)


def _only_the_finish(adventure: Adventure, state: RunState, at: datetime) -> bool:
    """Whether the time has run out, and the adventure sends everybody to the finish."""
    over = state.timed_out_at
    return over is not None and at >= over and adventure.route.on_timeout == "go-to-finish"


def is_on_another_way(adventure: Adventure, state: RunState, stop: Checkpoint) -> bool:
    """Whether a choice that was made elsewhere has closed the way to a checkpoint."""
    if state.started is None:
        return False
    return _is_shut(state, adventure.track(state.started.track).unlocks[stop.id])


def _is_shut(state: RunState, condition: Condition) -> bool:
    """Whether choices alone keep a condition from ever holding."""
    match condition:
        case Chose():
            ref, _, option = condition.chose.rpartition(".")
            return state.chosen.get(ref, option) != option
        case Advanced(advanced=Not(not_=Chose() as one)):
            return fact_of(one) in state.facts
        case AllOf():
            return any(_is_shut(state, one) for one in condition.all)
        case AnyOf():
            return all(_is_shut(state, one) for one in condition.any)
        case AtLeast():
            ways = sum(not _is_shut(state, one) for one in condition.of)
            return ways < condition.at_least
        case _:
            return False


def is_within_hours(adventure: Adventure, stop: Checkpoint, at: datetime) -> bool:
    """Whether an event checkpoint is open at a time; every other one always is."""
    spans = adventure.opening_times.get(stop.id)
    return spans is None or any(span.begins <= at < span.ends for span in spans)


def applies(adventure: Adventure, state: RunState, asked: Challenge, at: datetime) -> bool:
    """Whether a challenge is asked of this team at all."""
    return asked.when is None or holds(adventure, state, asked.when, at)


def is_visited(state: RunState, stop: Checkpoint) -> bool:
    """Whether the team has checked in there, or it has passed by itself."""
    return facts.visited(stop.id) in state.facts


def is_attended(state: RunState, stop: Checkpoint) -> bool:
    """Whether the team has been there."""
    return is_visited(state, stop) and marks.passed(stop.id) not in state.marks


def is_done(state: RunState, stop: Checkpoint) -> bool:
    """Whether nothing required is left to do there."""
    return facts.done(stop.id) in state.facts


def ways_in(state: RunState, stop: Checkpoint) -> tuple[Way, ...]:
    """How this team may check in: where no posters hang, its word opens what a code would."""
    posted = set(stop.checkin) <= POSTED
    hang = state.started is None or state.started.posters
    return stop.checkin if hang or not posted else (*stop.checkin, Way.HERE)
