"""What lies before a team: which checkpoints count on its way, and which it can reach no more.

Where ways part, only one of them counts: the one that is walked already, else the one begun,
else the longest, so that a count rather shrinks than grows while a team walks.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, assert_never

from engine.play import marks
from engine.play.conditions import fixed_holds, is_attended, is_visited
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Kind
from engine.scenario.condition import (
    Advanced,
    AllOf,
    AnyOf,
    AtLeast,
    Chose,
    Condition,
    Done,
    ElapsedAtLeast,
    Flag,
    Has,
    InBracket,
    InLanguage,
    NeedsAccess,
    OnTrack,
    ScoreAtLeast,
    Solved,
    TeamSizeAtLeast,
    Visited,
)
from engine.scenario.effect import Give, Open, SetFlag
from engine.scenario.triggers import Trigger

Way: TypeAlias = frozenset[str]
"""The checkpoints that one way leads through."""

NOWHERE: Way = frozenset()


class Outlook(NamedTuple):
    """`counted` are the checkpoints of the team's progress, done or still before it.

    `out_of_reach` are those that a choice, a failed task or a lock has closed for good.
    """

    counted: frozenset[str]
    out_of_reach: frozenset[str]


def outlook(adventure: Adventure, state: RunState) -> Outlook:
    """Look ahead from a state. Before the start every way is open.

    Counted is what the finish may still need, by its conditions, and every plain stop that is
    done. What is optional counts on a needed way alone, what is an event or secret never. In a
    `score` route the finish needs nothing, and every plain stop counts.
    """
    ways = _Ways(adventure, state)
    beyond = {
        stop.id
        for stop in adventure.checkpoints
        if not is_visited(state, stop) and ways.to(stop.id) is None
    }
    counted = {
        stop.id
        for stop in adventure.checkpoints
        if stop.kind is Kind.BASIC
        and not stop.is_secret
        and not _passes_by_itself(state, stop)
        and (stop.id in _needed(adventure, state, ways) or _is_plainly_done(state, stop))
    }
    return Outlook(frozenset(counted), frozenset(beyond))


def _needed(adventure: Adventure, state: RunState, ways: "_Ways") -> Way:
    if adventure.finish is not None:
        goal = ways.to(adventure.finish.id)
    else:
        goal = ways.through(adventure.finish_when)
    if adventure.route.mode == "score":
        plain = (stop.id for stop in adventure.checkpoints if not stop.optional)
        goal = (goal or NOWHERE) | {stop for stop in plain if ways.to(stop) is not None}
    return goal or NOWHERE


def _is_plainly_done(state: RunState, stop: Checkpoint) -> bool:
    return not stop.optional and facts.done(stop.id) in state.facts


def _passes_by_itself(state: RunState, stop: Checkpoint) -> bool:
    """Whether an organiser has spared the team the walk there."""
    closed = not {marks.closed(stop.id), marks.passed(stop.id)}.isdisjoint(state.marks)
    return closed and not is_attended(state, stop)
