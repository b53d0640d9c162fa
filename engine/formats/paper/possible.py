"""What of a condition can still come true where there is no phone.

A secret checkpoint is found by a phone alone. Flags are seen by nobody, and become what
sets them. What the start decides is decided when the booklet is printed: its language, the
first track, no camera and no GPS.
"""

from collections.abc import Iterator

from engine.scenario.adventure import Adventure
from engine.scenario.condition import (
    ALWAYS,
    Advanced,
    AllOf,
    AnyOf,
    AtLeast,
    Chose,
    Condition,
    Done,
    Flag,
    Has,
    InLanguage,
    NeedsAccess,
    Not,
    OnTrack,
    Solved,
    Visited,
)
from engine.scenario.effect import Effect, Give, SetFlag


def on_paper(adventure: Adventure, condition: Condition, language: str) -> Condition | None:
    """What is left of a condition: `ALWAYS` where nothing is, None where it cannot hold."""
    return _Paper(adventure, language).left_of(condition)


def coming_of(fact: str) -> Condition | None:
    """The condition that a fact of a team's own making holds; None for what befalls it."""
    verb, _, ref = fact.partition(" ")
    match verb:
        case "visited":
            return Visited(visited=ref)
        case "done":
            return Done(done=ref)
        case "solved":
            return Solved(solved=ref)
        case "chose":
            return Chose(chose=ref)
        case _:
            return None


def _both(left: list[Condition]) -> Condition:
    """All of these as one; nothing left to ask always holds."""
    parts: tuple[Condition, ...] = (*left,)
    return left[0] if len(left) == 1 else AllOf(all=parts)


class _Paper:
    def __init__(self, adventure: Adventure, language: str) -> None:
        self.adventure = adventure
        self.language = language
        self.listed = {stop.id for stop in adventure.listed}

    def left_of(self, condition: Condition) -> Condition | None:
        match condition:
            case AllOf():
                return self._all(condition.all)
            case AnyOf():
                return self._some(condition.any, 1)
            case AtLeast():
                return self._some(condition.of, condition.at_least)
            case Visited() | Done() | Solved() | Chose() | Has() | Flag():
                return self._earned(condition)
            case Advanced(advanced=Not() as rule):
                return self._not(rule)
            case _:
                return self._fixed(condition)

    def _all(self, conditions: tuple[Condition, ...]) -> Condition | None:
        left: list[Condition] = []
        for one in map(self.left_of, conditions):
            if one is None:
                return None
            if one != ALWAYS:
                left.append(one)
        return _both(left)

    def _some(self, conditions: tuple[Condition, ...], enough: int) -> Condition | None:
        possible = map(self.left_of, conditions)
        found: list[Condition] = [one for one in possible if one is not None]
        left = [one for one in found if one != ALWAYS]
        missing = enough - (len(found) - len(left))
        if missing <= 0:
            return ALWAYS
        if missing > len(left):
            return None
        if missing == len(left):
            return _both(left)
        parts: tuple[Condition, ...] = (*left,)
        return AnyOf(any=parts) if missing == 1 else AtLeast(at_least=missing, of=parts)

    def _earned(
        self, condition: Visited | Done | Solved | Chose | Has | Flag
    ) -> Condition | None:
        match condition:
            case Visited():
                return condition if condition.visited in self.listed else None
            case Done():
                return condition if self._is_listed(condition.done) else None
            case Solved():
                return condition if self._is_listed(condition.solved) else None
            case Chose():
                return condition if self._is_listed(condition.chose) else None
            case Has():
                brought = any(
                    isinstance(effect, Give) and effect.give == condition.has
                    for effect, _coming in self._effects()
                )
                return condition if brought else None
            case Flag():
                wanted = SetFlag(set=condition.flag)
                ways = [coming for effect, coming in self._effects() if effect == wanted]
                return self._some(tuple(ways), 1)

    def _effects(self) -> Iterator[tuple[Effect, Condition]]:
        """Every effect that comes at a listed checkpoint, and what brings it."""
        for trigger in self.adventure.triggers:
            coming = coming_of(trigger.cause)
            if coming is not None and trigger.checkpoint in self.listed:
                yield trigger.effect, coming

    def _is_listed(self, ref: str) -> bool:
        return ref.partition("/")[0] in self.listed

    def _not(self, rule: Not) -> Condition | None:
        left = self.left_of(rule.not_)
        if left is None:
            return ALWAYS
        return None if left == ALWAYS else Advanced(advanced=Not(not_=left))

    def _fixed(self, condition: Condition) -> Condition | None:
        match condition:
            case InLanguage():
                return ALWAYS if condition.language == self.language else None
            case OnTrack():
                return ALWAYS if condition.track == 0 else None
            case NeedsAccess(access="no-camera" | "no-gps"):
                return ALWAYS
            case _:
                return condition
