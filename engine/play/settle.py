"""What follows by itself from what happened: done checkpoints, effects, the finish.

Each effect fires once, marked by the fact that triggered it; settling again adds nothing.
The finish comes when nothing else follows, so that what the last step brings still counts.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from engine.play.conditions import holds, is_done, is_visited
from engine.play.events import (
    CheckpointDone,
    EndingReached,
    Event,
    ItemGiven,
    PointsGiven,
    RunFinished,
)
from engine.play.state import RunState, replay
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.effect import Effect, Give


def settle(
    adventure: Adventure, state: RunState, happened: tuple[Event, ...]
) -> tuple[Event, ...]:
    """Add everything that follows, until nothing more does."""
    if not happened:
        return ()
    at = happened[-1].at
    state = replay(happened, state)
    while follows := _follows(adventure, state, at):
        happened += follows
        state = replay(follows, state)
    return happened


def _follows(adventure: Adventure, state: RunState, at: datetime) -> tuple[Event, ...]:
    visited = (stop for stop in adventure.checkpoints if is_visited(state, stop))
    at_checkpoints = tuple(one for stop in visited for one in _at_checkpoint(state, stop, at))
    return at_checkpoints or tuple(_at_the_finish(adventure, state, at))


def _at_the_finish(adventure: Adventure, state: RunState, at: datetime) -> Iterator[Event]:
    if state.running and _is_finished(adventure, state):
        ending = _ending(adventure, state)
        if ending is not None:
            yield EndingReached(at, ending)
        yield RunFinished(at, gave_up=False)


def _at_checkpoint(state: RunState, stop: Checkpoint, at: datetime) -> Iterator[Event]:
    yield from _fire(stop.on_visit, facts.visited(stop.id), state, at)
    for challenge in stop.challenges:
        ref = f"{stop.id}/{challenge.id}"
        yield from _fire(challenge.on_solved, facts.solved(ref), state, at)
        yield from _fire(challenge.on_done, facts.done(ref), state, at)
    yield from _fire(stop.on_done, facts.done(stop.id), state, at)
    if not is_done(state, stop) and _nothing_left(state, stop):
        yield CheckpointDone(at, stop.id)


def _nothing_left(state: RunState, stop: Checkpoint) -> bool:
    return all(
        facts.done(f"{stop.id}/{challenge.id}") in state.facts
        for challenge in stop.challenges
        if challenge.required
    )


def _fire(
    effects: Sequence[Effect], fact: str, state: RunState, at: datetime
) -> Iterator[Event]:
    if fact not in state.facts:
        return
    for number, effect in enumerate(effects, start=1):
        by = f"{fact} {number}"
        if by in state.given:
            continue
        if isinstance(effect, Give):
            yield ItemGiven(at, effect.give, effect.count, by)
        else:
            yield PointsGiven(at, effect.points, by)


def _is_finished(adventure: Adventure, state: RunState) -> bool:
    if adventure.finish is not None:
        return is_done(state, adventure.finish)
    return holds(adventure.finish_when, state)


def _ending(adventure: Adventure, state: RunState) -> str | None:
    reached = (
        ending.id
        for ending in adventure.endings
        if ending.when is None or holds(ending.when, state)
    )
    return next(reached, None)
