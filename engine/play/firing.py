"""What an effect does when the fact that triggers it holds."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from engine.play.events import (
    BadgeGiven,
    CheckpointLocked,
    CheckpointOpened,
    EffectEvent,
    FlagSet,
    ItemGiven,
    ItemTaken,
    PointsGiven,
    TextShown,
    TimerStarted,
)
from engine.play.state import RunState
from engine.scenario.effect import (
    Advanced,
    Badge,
    End,
    Give,
    Lock,
    Open,
    Points,
    SetFlag,
    Show,
    Take,
    Timer,
)
from engine.scenario.triggers import Trigger


def fired(trigger: Trigger, state: RunState, at: datetime) -> Iterator[EffectEvent]:
    """Fire one effect. Ending the run comes last of all, and is settled with the finish."""
    effect, by = trigger.effect, trigger.by
    match effect:
        case Give() | Points() | Badge():
            yield _earned(effect, by, at)
        case SetFlag():
            yield FlagSet(at, effect.set, by)
        case Show():
            yield TextShown(at, by)
        case Open():
            yield CheckpointOpened(at, effect.open, by)
        case Advanced():
            yield _advanced(effect, by, state, at)
        case End():
            return
        case _:
            assert_never(effect)


def _earned(effect: Give | Points | Badge, by: str, at: datetime) -> EffectEvent:
    match effect:
        case Give():
            return ItemGiven(at, effect.give, effect.count, by)
        case Points():
            return PointsGiven(at, effect.points, by)
        case Badge():
            return BadgeGiven(at, effect.badge, by)
    assert_never(effect)


def _advanced(effect: Advanced, by: str, state: RunState, at: datetime) -> EffectEvent:
    """Of what is taken, no more than there is."""
    match effect.advanced:
        case Take() as rule:
            count = min(rule.count, state.items.get(rule.take, 0))
            return ItemTaken(at, rule.take, count, by)
        case Lock() as rule:
            return CheckpointLocked(at, rule.lock, by)
        case Timer():
            return TimerStarted(at, by)
    assert_never(effect.advanced)
