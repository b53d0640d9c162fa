"""Every effect of an adventure, by the fact that triggers it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.scenario import facts
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.effect import Advanced, Effect, Timer
from engine.scenario.quizzes import ChoiceChallenge


class Trigger(NamedTuple):
    """`effect` fires once when `fact` holds, marked by the name `by`.

    `checkpoint` is where it was written, `cause` the fact it was written for: the same as
    `fact`, but for what comes when a timer runs out.
    """

    fact: str
    by: str
    effect: Effect
    checkpoint: str
    cause: str


def triggers_of(checkpoints: Iterable[Checkpoint]) -> tuple[Trigger, ...]:
    """All effects, in the order in which they fire when their facts come at once."""
    return tuple(trigger for stop in checkpoints for trigger in _at(stop))


def _at(stop: Checkpoint) -> Iterator[Trigger]:
    yield from _named(stop, facts.visited(stop.id), stop.on_visit)
    for asked in stop.challenges:
        yield from _of(stop, asked)
    yield from _named(stop, facts.done(stop.id), stop.on_done)


def _of(stop: Checkpoint, asked: Challenge) -> Iterator[Trigger]:
    ref = f"{stop.id}/{asked.id}"
    yield from _named(stop, facts.solved(ref), asked.on_solved)
    yield from _named(stop, facts.failed(ref), asked.on_failed)
    if isinstance(asked, ChoiceChallenge):
        for option in asked.options:
            yield from _named(stop, facts.chose(f"{ref}.{option.id}"), option.on_chosen)
    yield from _named(stop, facts.done(ref), asked.on_done)


def _named(
    stop: Checkpoint, fact: str, effects: Sequence[Effect], cause: str | None = None
) -> Iterator[Trigger]:
    for number, effect in enumerate(effects, start=1):
        by = f"{fact} {number}"
        yield Trigger(fact, by, effect, stop.id, cause or fact)
        if isinstance(effect, Advanced) and isinstance(effect.advanced, Timer):
            yield from _named(stop, facts.ran_out(by), effect.advanced.then, cause or fact)
