"""Whether time matters in an adventure at all; in most it does not."""

from collections.abc import Iterator
from datetime import timedelta

from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.condition import (
    Advanced,
    Before,
    Between,
    Condition,
    ElapsedAtLeast,
    parts,
)


def reads_a_clock(condition: Condition) -> bool:
    """Whether time alone can change it."""
    return any(
        isinstance(one, ElapsedAtLeast)
        or (isinstance(one, Advanced) and isinstance(one.advanced, Before | Between))
        for one in parts(condition)
    )


def conditions_at(stop: Checkpoint) -> Iterator[Condition]:
    """The conditions written in a checkpoint's file."""
    if stop.unlock is not None:
        yield stop.unlock
    yield from (asked.when for asked in stop.challenges if asked.when is not None)


def is_timed(asked: Challenge) -> bool:
    """Whether a challenge has a time limit, or a hint that comes with time."""
    late = (hint for hint in asked.hints if isinstance(hint.after, timedelta))
    return asked.time_limit is not None or any(late)
