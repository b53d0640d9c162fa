"""What lies before a team: which checkpoints count on its way, and which it can reach no more.

Where ways part, only one of them counts: the one that is walked already, else the one begun,
else the longest, so that a count rather shrinks than grows while a team walks.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, assert_never

from engine.play import marks
from engine.play.conditions import fixed_holds, is_attended, is_visited
from engine.play.limits import is_over
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
"""The checkpoints that a way leads through."""

Elsewhere: TypeAlias = (
    ScoreAtLeast
    | ElapsedAtLeast
    | Advanced
    | TeamSizeAtLeast
    | InLanguage
    | NeedsAccess
    | OnTrack
    | InBracket
)
"""Conditions that no checkpoint of their own has to be walked to for."""

NOWHERE: Way = frozenset()


class Outlook(NamedTuple):
    """`counted` are the checkpoints of a team's progress, done or still before it.

    `out_of_reach` are those that a choice, a lost task, a lock or the time has closed for good.
    """

    counted: frozenset[str]
    out_of_reach: frozenset[str]


def outlook(adventure: Adventure, state: RunState) -> Outlook:
    """Look ahead from a state; before the start every way is open.

    Counted is what the finish may still need, by its conditions, and every plain stop that is
    done. What is optional counts only on a way that is needed, an event or a secret never. In
    a `score` route the finish needs nothing, and every plain stop counts.
    """
    ways = _Ways(adventure, state)
    needed = _needed(adventure, ways)
    counted = (
        stop.id
        for stop in adventure.checkpoints
        if stop.kind is Kind.BASIC
        and not stop.is_secret
        and not _is_spared(state, stop)
        and (stop.id in needed or _is_plainly_done(state, stop))
    )
    beyond = (
        stop.id
        for stop in adventure.checkpoints
        if not is_visited(state, stop)
        and (_has_run_out(adventure, state, stop) or ways.to(stop.id) is None)
    )
    return Outlook(frozenset(counted), frozenset(beyond))


def _needed(adventure: Adventure, ways: "_Ways") -> Way:
    finish = adventure.finish
    goal = ways.to(finish.id) if finish else ways.through(adventure.finish_when)
    needed = goal or NOWHERE
    if adventure.route.mode == "score":
        plain = (stop.id for stop in adventure.checkpoints if not stop.optional)
        needed |= {stop for stop in plain if ways.to(stop) is not None}
    return needed


def _is_plainly_done(state: RunState, stop: Checkpoint) -> bool:
    return not stop.optional and facts.done(stop.id) in state.facts


def _is_spared(state: RunState, stop: Checkpoint) -> bool:
    """Whether an organiser lets the team pass without being there."""
    closed = not {marks.closed(stop.id), marks.passed(stop.id)}.isdisjoint(state.marks)
    return closed and not is_attended(state, stop)


def _has_run_out(adventure: Adventure, state: RunState, stop: Checkpoint) -> bool:
    """Whether the time is over, and nobody may go there any more."""
    if state.timed_out_at is None:
        return False
    goes_on = adventure.route.on_timeout == "go-to-finish" and stop is not adventure.finish
    return goes_on or is_over(adventure, state)


class _Ways:
    """Ways to checkpoints and through conditions, by one team's state.

    None where there is no way. A way that comes back to where it set out leads nowhere.
    """

    def __init__(self, adventure: Adventure, state: RunState) -> None:
        self.adventure = adventure
        self.state = state
        self.track = adventure.track(state.started.track if state.started else 0)
        self.found: dict[str, Way | None] = {}
        self.under_way: set[str] = set()
        for stop in self.track.order:
            # In the order of the route: what a way leads through has then mostly been found.
            self.to(stop.id)

    def to(self, stop_id: str) -> Way | None:
        """The way to a checkpoint, with the checkpoint itself."""
        stop = self.adventure.checkpoint(stop_id)
        if stop is None or stop_id in self.under_way:
            return None
        if stop_id in self.found:
            return self.found[stop_id]
        self.under_way.add(stop_id)
        leading = self._leading_to(stop)
        self.under_way.remove(stop_id)
        way = None if leading is None else leading | {stop_id}
        # On the way to another one, no way may only mean none but through that one.
        if way is not None or not self.under_way:
            self.found[stop_id] = way
        return way

    def _leading_to(self, stop: Checkpoint) -> Way | None:
        been = is_visited(self.state, stop)
        if not been and facts.locked(stop.id) in self.state.facts:
            return None
        unlocked = self.through(self.track.unlocks[stop.id])
        leading = _best((unlocked, *self._by_effect(Open(open=stop.id))), self.state)
        opened = been or facts.opened(stop.id) in self.state.facts
        return NOWHERE if leading is None and opened else leading

    def through(self, condition: Condition) -> Way | None:
        """What a condition leads through until it holds."""
        match condition:
            case AllOf():
                return self._all(condition.all)
            case AnyOf():
                return _best(map(self.through, condition.any), self.state)
            case AtLeast():
                ranked = _ranked(map(self.through, condition.of), self.state)
                return _joined(ranked[: condition.at_least], condition.at_least)
            case Visited() | Done() | Solved() | Chose():
                return self._past(condition)
            case Has() | Flag():
                return self._bringing(condition)
            case _:
                return NOWHERE if self._may_hold(condition) else None

    def _may_hold(self, condition: Elsewhere) -> bool:
        """Whether what no checkpoint brings may hold yet; before the start all of it may."""
        match condition:
            case ScoreAtLeast() | ElapsedAtLeast() | Advanced():
                return True
            case _:
                return self.state.started is None or fixed_holds(self.state, condition)

    def _all(self, conditions: tuple[Condition, ...]) -> Way | None:
        return _joined([self.through(one) for one in conditions], len(conditions))

    def _past(self, condition: Visited | Done | Solved | Chose) -> Way | None:
        match condition:
            case Visited():
                return self.to(condition.visited)
            case Done():
                return self.to(condition.done.partition("/")[0])
            case Solved():
                return self._by_fact(facts.solved(condition.solved))
            case Chose():
                return self._by_fact(facts.chose(condition.chose))
        assert_never(condition)

    def _by_fact(self, fact: str) -> Way | None:
        """The way to where a fact may come from; none where it can come no more."""
        verb, _, ref = fact.partition(" ")
        if fact not in self.state.facts:
            task, _, option = ref.rpartition(".")
            if verb == "chose" and self.state.chosen.get(task, option) != option:
                return None
            if verb == "solved" and facts.failed(ref) in self.state.facts:
                return None
        return self.to(ref.partition("/")[0])

    def _by_effect(self, wanted: Open | SetFlag) -> Iterator[Way | None]:
        for trigger in self.adventure.triggers:
            if trigger.effect == wanted:
                yield self._from(trigger)

    def _from(self, trigger: Trigger) -> Way | None:
        told = trigger.fact.startswith(("solved ", "chose "))
        return self._by_fact(trigger.fact) if told else self.to(trigger.checkpoint)

    def _bringing(self, condition: Has | Flag) -> Way | None:
        if isinstance(condition, Flag):
            return _best(self._by_effect(SetFlag(set=condition.flag)), self.state)
        return self._collecting(condition)

    def _collecting(self, condition: Has) -> Way | None:
        """The fewest sources, best first, that bring enough of an item."""
        sources = [
            (self._from(trigger), trigger.effect.count)
            for trigger in self.adventure.triggers
            if isinstance(trigger.effect, Give) and trigger.effect.give == condition.has
        ]
        counts: dict[Way, int] = {}
        for way_there, count in sources:
            if way_there is not None:
                counts[way_there] = counts.get(way_there, 0) + count
        found, way = 0, NOWHERE
        for source in _ranked(counts, self.state):
            if found >= condition.count:
                break
            found, way = found + counts[source], way | source
        return way if found >= condition.count else None


def _joined(ways: Sequence[Way | None], enough: int) -> Way | None:
    """All of these ways one after the other; none where one is missing."""
    known = [way for way in ways if way is not None]
    return NOWHERE.union(*known) if len(known) == enough else None


def _best(ways: Iterable[Way | None], state: RunState) -> Way | None:
    return next(iter(_ranked(ways, state)), None)


def _ranked(ways: Iterable[Way | None], state: RunState) -> list[Way]:
    """Ways by how likely a team is on them: walked, begun, and then the longest first."""

    def likely(way: Way) -> tuple[bool, int, int]:
        done = all(facts.done(stop) in state.facts for stop in way)
        begun = sum(facts.visited(stop) in state.facts for stop in way)
        return (not done, -begun, -len(way))

    return sorted((way for way in ways if way is not None), key=likely)
