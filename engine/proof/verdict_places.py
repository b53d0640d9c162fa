"""Where in a checkpoint's file an effect is written, by the fact that triggers it."""

from engine.scenario import facts
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.quizzes import ChoiceChallenge
from engine.scenario.reading import Path
from engine.scenario.triggers import Trigger


def effect_place(stop: Checkpoint, trigger: Trigger) -> Path | None:
    """The path of an effect; None for what a timer brings, which stands inside the timer."""
    number = int(trigger.by.rpartition(" ")[2]) - 1
    if trigger.fact == facts.visited(stop.id):
        return ("on_visit", number)
    if trigger.fact == facts.done(stop.id):
        return ("on_done", number)
    for place, asked in enumerate(stop.challenges):
        field = _field(f"{stop.id}/{asked.id}", asked, trigger.fact)
        if field is not None:
            return ("challenges", place, *field, number)
    return None


def _field(ref: str, asked: Challenge, fact: str) -> Path | None:
    fields: dict[str, Path] = {
        facts.solved(ref): ("on_solved",),
        facts.failed(ref): ("on_failed",),
        facts.done(ref): ("on_done",),
    }
    if isinstance(asked, ChoiceChallenge):
        for place, option in enumerate(asked.options):
            chosen = facts.chose(f"{ref}.{option.id}")
            fields[chosen] = ("options", place, "on_chosen")
    return fields.get(fact)
