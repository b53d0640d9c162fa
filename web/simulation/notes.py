"""What stands out in a simulation, and is worth a sentence to its author."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.proof.simulation.figures import Simulated

MANY_TAKEN = 0.05
MANY_MISSED = 0.1
LONG_QUEUE_S = 180.0
MANY_SKIPPED = 0.15
MANY_GAVE_UP = 0.05
FEW_REACHED = 0.1
AT_MOST = 8
"""More than this nobody reads; the worst come first in their kind."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say; `key` names the words, the rest is put into them."""

    key: str
    share: float = 0
    seconds: float = 0
    stops: Mapping[str, str] = field(default_factory=dict)
    challenge: str | None = None
    ending: str | None = None


def notes(found: Simulated) -> tuple[Note, ...]:
    """What stands out, by rules of thumb; nothing where all is well."""
    return (*_of_fences(found), *_of_stops(found), *_of_answers(found))[:AT_MOST]


def _of_fences(found: Simulated) -> Iterator[Note]:
    """A pair once, by the direction that is worse."""
    seen: set[frozenset[str]] = set()
    for one in sorted(found.fences, key=lambda one: -one.admitted):
        pair = frozenset((one.at, one.taken_for))
        if one.admitted >= MANY_TAKEN and pair not in seen:
            stops = {"at": one.at, "taken_for": one.taken_for}
            yield Note("note_fences", one.admitted, stops=stops)
        seen.add(pair)


def _of_stops(found: Simulated) -> Iterator[Note]:
    for one in found.stops:
        here = {"stop": one.id}
        if one.missed is not None and one.missed >= MANY_MISSED:
            yield Note("note_missed", one.missed, stops=here)
        if one.waited_s.p90 >= LONG_QUEUE_S:
            yield Note("note_queue", seconds=one.waited_s.p90, stops=here)
        if one.gave_up >= MANY_GAVE_UP:
            yield Note("note_gave_up", one.gave_up, stops=here)
        if one.reached < FEW_REACHED:
            yield Note("note_unreached", one.reached, stops=here)


def _of_answers(found: Simulated) -> Iterator[Note]:
    for one in found.challenges:
        if one.asked and one.skipped >= MANY_SKIPPED:
            yield Note("note_skipped", one.skipped, challenge=one.id)
    for ending, share in found.endings.items():
        if not share and found.finish.share:
            yield Note("note_ending", ending=ending)
