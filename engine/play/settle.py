"""What follows by itself from what happened: done checkpoints, effects, the finish.

Each effect fires once, marked by the fact that triggered it; settling again adds nothing.
The finish comes when nothing else follows, so that what the last step brings still counts.
"""

from collections.abc import Iterator
from datetime import datetime

from engine.play import marks
from engine.play.conditions import (
    applies,
    holds,
    is_done,
    is_open,
    is_visited,
    is_within_hours,
)
from engine.play.events import (
    ChallengeDone,
    ChallengeSolved,
    CheckpointDone,
    CheckpointPassed,
    EndingReached,
    Event,
    How,
    RunFinished,
)
from engine.play.evolve import replay
from engine.play.firing import fired
from engine.play.limits import is_over, overtime_cost
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.effect import End
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.triggers import Trigger


def settle(
    adventure: Adventure, state: RunState, happened: tuple[Event, ...], at: datetime
) -> tuple[Event, ...]:
    """Add everything that follows, until nothing more does."""
    state = replay(happened, state)
    while follows := _follows(adventure, state, at):
        happened += follows
        state = replay(follows, state)
    return happened


def _follows(adventure: Adventure, state: RunState, at: datetime) -> tuple[Event, ...]:
    return (
        tuple(_at_checkpoints(adventure, state, at))
        or tuple(_passing(adventure, state, at))
        or tuple(_at_the_finish(adventure, state, at))
    )


def _at_checkpoints(adventure: Adventure, state: RunState, at: datetime) -> Iterator[Event]:
    for trigger in adventure.triggers:
        if trigger.fact in state.facts and trigger.by not in state.given:
            # One after the other: what is taken may have been given just before.
            follows = tuple(fired(trigger, state, at))
            state = replay(follows, state)
            yield from follows
    for stop in adventure.checkpoints:
        if is_done(state, stop) or not is_visited(state, stop):
            continue
        if _nothing_left(adventure, state, stop, at):
            yield CheckpointDone(at, stop.id, counts=stop.kind is not Kind.SECRET)


def _nothing_left(
    adventure: Adventure, state: RunState, stop: Checkpoint, at: datetime
) -> bool:
    return all(
        facts.done(f"{stop.id}/{asked.id}") in state.facts
        or not asked.required
        or not applies(adventure, state, asked, at)
        for asked in stop.challenges
    )


def _passing(adventure: Adventure, state: RunState, at: datetime) -> Iterator[Event]:
    """Let closed checkpoints pass as soon as they would open, never earlier."""
    if not any(mark.startswith(("closed ", "passed ")) for mark in state.marks):
        return
    for stop in adventure.checkpoints:
        if not {marks.closed(stop.id), marks.passed(stop.id)} & state.marks:
            continue
        if is_visited(state, stop):
            yield from _solved_for_nothing(adventure, state, stop, at)
        elif is_open(adventure, state, stop, at) and is_within_hours(adventure, stop, at):
            yield CheckpointPassed(at, stop.id, clock=stop is adventure.start)


def _solved_for_nothing(
    adventure: Adventure, state: RunState, stop: Checkpoint, at: datetime
) -> Iterator[Event]:
    for asked in stop.challenges:
        ref = f"{stop.id}/{asked.id}"
        if facts.done(ref) not in state.facts and applies(adventure, state, asked, at):
            yield from waived(state, ref, asked, at)


def waived(
    state: RunState, ref: str, asked: Challenge, at: datetime, option: str | None = None
) -> tuple[Event, ...]:
    """Solve a challenge for nothing; a branch by the organiser's pick, else its default."""
    picked = None
    if isinstance(asked, ChoiceChallenge) and asked.branches:
        default = asked.default.id if asked.default else asked.options[0].id
        picked = option or state.picks.get(ref, default)
    events: tuple[Event, ...] = (ChallengeDone(at, ref, How.WAIVED),)
    if facts.solved(ref) in state.facts:
        return events
    return (ChallengeSolved(at, ref, 0, picked), *events)


def _at_the_finish(adventure: Adventure, state: RunState, at: datetime) -> Iterator[Event]:
    if not state.running:
        return
    ordered = _ending_ordered(adventure, state)
    if ordered is None and not (is_finished(adventure, state, at) or is_over(adventure, state)):
        return
    ending = ordered or ending_of(adventure, state, at)
    if ending is not None:
        yield EndingReached(at, ending)
    yield RunFinished(at, gave_up=False, overtime=overtime_cost(adventure, state, at))


def _ending_ordered(adventure: Adventure, state: RunState) -> str | None:
    """The ending that an effect asked for; what passed by itself ends nothing."""
    asked = (
        trigger.effect.end
        for trigger in adventure.triggers
        if isinstance(trigger.effect, End)
        and trigger.fact in state.facts
        and not came_by_itself(adventure, state, trigger)
    )
    return next(asked, None)


def came_by_itself(adventure: Adventure, state: RunState, trigger: Trigger) -> bool:
    """Whether an organiser, not the team, did what brought this about."""
    stop = adventure.checkpoint(trigger.checkpoint)
    if stop is None or marks.passed(stop.id) in state.marks:
        return True
    refs = [f"{stop.id}/{asked.id}" for asked in stop.challenges if asked.required]
    if trigger.cause != facts.done(stop.id):
        refs = [trigger.cause.partition(" ")[2].partition(".")[0]]
    return any(marks.waived(ref) in state.marks for ref in refs)


def is_finished(adventure: Adventure, state: RunState, at: datetime) -> bool:
    """Whether the team has reached the end: the finish done, or its condition met."""
    if adventure.finish is not None:
        return is_done(state, adventure.finish)
    return holds(adventure, state, adventure.finish_when, at)


def ending_of(adventure: Adventure, state: RunState, at: datetime) -> str | None:
    """The first ending whose condition holds; the last one needs none."""
    reached = (
        ending.id
        for ending in adventure.endings
        if ending.when is None or holds(adventure, state, ending.when, at)
    )
    return next(reached, None)
