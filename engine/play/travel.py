"""Ways that no team can have walked: told from two check-ins and the clock between them.

A reason to look, not a verdict: a team of two phones may have parted, and somebody may have
been driven. Nothing is taken from anybody for it.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from engine.geo import distance_m
from engine.play.trace import Reached
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Place

FASTEST_KM_H: Final = 25.0
"""Faster than a runner, and than a bicycle in town."""

SHORTEST_M: Final = 80.0
"""Within this, two phones of one team may stand at both ends."""


class Leg(NamedTuple):
    """From one checkpoint to the next; `metres` at least, from edge to edge of their areas."""

    begins: str
    ends: str
    metres: int
    seconds: int

    @property
    def km_h(self) -> int:
        """How fast that would have been."""
        return round(self.metres / max(1, self.seconds) * 3.6)


def implausible(adventure: Adventure, reached: Iterable[Reached]) -> Iterator[Leg]:
    """The legs of a team that are too fast to have been walked."""
    for before, after in pairwise(sorted(reached)):
        start, goal = (adventure.checkpoint(one.checkpoint) for one in (before, after))
        if start is None or goal is None or start.place is None or goal.place is None:
            continue
        metres = _between_m(start.place, goal.place)
        seconds = (after.at - before.at).total_seconds()
        leg = Leg(start.id, goal.id, round(metres), round(seconds))
        if metres >= SHORTEST_M and leg.km_h > FASTEST_KM_H:
            yield leg


def _between_m(start: Place, goal: Place) -> float:
    apart = distance_m(start.fence.centre, goal.fence.centre)
    return max(0.0, apart - start.fence.radius_m - goal.fence.radius_m)
