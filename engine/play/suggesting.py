"""Where to next: what a phone suggests of the checkpoints that a team may go to."""

from collections.abc import Sequence

from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Role


def suggested(adventure: Adventure, track: int, stops: Sequence[Checkpoint]) -> Checkpoint:
    """The first that is needed; the finish comes last of those. At least one is given.

    Where ways part, each track is sent another way, so that a class does not walk in one row.
    """
    first = min(stops, key=_urgency)
    if first.unlock is None or first.id in adventure.rotating:
        return first
    ways = [stop for stop in stops if stop is first or _parts_from(adventure, stop, first)]
    return ways[track % len(ways)]


def _parts_from(adventure: Adventure, stop: Checkpoint, first: Checkpoint) -> bool:
    """Whether two ways part here: one condition opens both, and neither rotates by itself."""
    return (
        stop.id not in adventure.rotating
        and _urgency(stop) == _urgency(first)
        and stop.unlock == first.unlock
    )


def _urgency(stop: Checkpoint) -> tuple[bool, bool]:
    return stop.optional, stop.role is Role.FINISH
