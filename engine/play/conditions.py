"""Whether a condition holds for a run, and what is open because of it."""

from typing import assert_never

from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.condition import AllOf, AnyOf, AtLeast, Condition, Done, Solved, Visited


def holds(condition: Condition, state: RunState) -> bool:
    """Say whether a condition holds. What holds once goes on holding."""
    match condition:
        case AllOf():
            return all(holds(one, state) for one in condition.all)
        case AnyOf():
            return any(holds(one, state) for one in condition.any)
        case AtLeast():
            return sum(holds(one, state) for one in condition.of) >= condition.at_least
        case Visited():
            return facts.visited(condition.visited) in state.facts
        case Done():
            return facts.done(condition.done) in state.facts
        case Solved():
            return facts.solved(condition.solved) in state.facts
    assert_never(condition)


def is_open(adventure: Adventure, state: RunState, stop: Checkpoint) -> bool:
    """Whether a checkpoint can be entered now, or has been."""
    if is_visited(state, stop):
        return True
    return state.started_at is not None and holds(adventure.unlocks[stop.id], state)


def is_visited(state: RunState, stop: Checkpoint) -> bool:
    """Whether the team has checked in there."""
    return facts.visited(stop.id) in state.facts


def is_done(state: RunState, stop: Checkpoint) -> bool:
    """Whether nothing required is left to do there."""
    return facts.done(stop.id) in state.facts
