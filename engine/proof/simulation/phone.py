"""A phone's positioning: an error that drifts, and what the phone tells of it.

The error is a first-order Gauss-Markov process in each axis: fixes a few seconds apart are
wrong together, fixes minutes apart each in their own way.
"""

import math
from typing import NamedTuple

from engine.geo import Fix
from engine.proof.simulation.chance import Chance
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.ground import OF_68_PERCENT, OF_95_PERCENT, Ground, Spot

FINEST_M = 3.0
INDOORS = 3.0
"""Under a roof errors are this much larger. A guess."""
_AREA_M = 2000.0
_STALE_S = (31.0, 180.0)


class Reading(NamedTuple):
    """A fix before it is told in degrees."""

    spot: Spot
    accuracy_m: float
    age_s: float

    def fix(self, ground: Ground) -> Fix:
        """As the judge gets it."""
        return Fix(ground.point(self.spot), self.accuracy_m, self.age_s)


class Phone:
    """One phone as it drifts.

    What it tells as accuracy is a 95 % radius, on some phones a 68 % one: those are further
    off than they say. Some tell no more than the part of town.
    """

    __slots__ = ("_chance", "_crowd", "_east", "_last_s", "_north", "_of_told", "accuracy_m")

    def __init__(self, crowd: Crowd, chance: Chance) -> None:
        """Draw a phone."""
        self._crowd = crowd
        self._chance = chance
        modest = chance.happens(crowd.tells_68_percent)
        self._of_told = OF_68_PERCENT if modest else OF_95_PERCENT
        area = chance.happens(crowd.tells_area_only)
        self.accuracy_m = _AREA_M if area else max(FINEST_M, chance.around(crowd.accuracy_m))
        self._east = self._north = 0.0
        self._last_s = -math.inf

    def reading(self, there: Spot, at_s: float, *, indoors: bool = False) -> Reading:
        """Take a fix while standing there; time never goes back."""
        crowd, chance = self._crowd, self._chance
        kept = math.exp((self._last_s - at_s) / crowd.drift_s)
        fresh = math.sqrt(1 - kept * kept)
        self._last_s = at_s
        self._east = kept * self._east + fresh * chance.normal()
        self._north = kept * self._north + fresh * chance.normal()
        accuracy = self.accuracy_m * math.exp(crowd.accuracy_wobble * chance.normal())
        if indoors:
            accuracy *= INDOORS
        wide = accuracy / self._of_told
        return Reading(
            Spot(there.east + wide * self._east, there.north + wide * self._north),
            max(FINEST_M, accuracy),
            self._age_s(),
        )

    def _age_s(self) -> float:
        if not self._chance.happens(self._crowd.stale_fix):
            return 5 * self._chance.share()
        least, most = _STALE_S
        return least + (most - least) * self._chance.share()
