"""Chance as an argument: draws that follow from a seed and a child's place in it alone."""

import math
from collections.abc import Callable, Mapping
from itertools import accumulate, chain

from numpy import float64
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

from engine.proof.simulation.crowd import Normal, Spread

AT_ONCE = 32
"""Numbers drawn together: one by one, each costs ten times as much."""


class Chance:
    """The draws of one team, or of one wave's town.

    A child is named by its numbers, as `SeedSequence.spawn` does: who draws before it, and in
    which process, changes nothing.
    """

    __slots__ = ("normal", "share")

    def __init__(self, seed: int, *child: int) -> None:
        """Begin the draws of a child of a seed."""
        generator = Generator(PCG64(SeedSequence(seed, spawn_key=child)))
        self.share = _one_by_one(generator.random)
        """A number from 0, up to but not 1."""
        self.normal = _one_by_one(generator.standard_normal)
        """A number from the bell curve around 0 with deviation 1."""

    def happens(self, chance: float) -> bool:
        """Whether something comes about that does so with this chance."""
        return self.share() < chance

    def around(self, spread: Spread) -> float:
        """A number from a lognormal."""
        return spread.median * math.exp(spread.spread * self.normal())

    def within(self, curve: Normal) -> float:
        """A number from a bell curve that is cut off at both ends."""
        drawn = curve.mean + curve.deviation * self.normal()
        return min(max(drawn, curve.least), curve.most)

    def below(self, count: int) -> int:
        """A whole number from 0, below `count`."""
        return int(self.share() * count)

    def one_of(self, shares: Mapping[str, float]) -> str:
        """One of the names, each as often as its share of the whole says."""
        drawn = self.share() * sum(shares.values())
        upper = zip(shares, accumulate(shares.values()), strict=True)
        return next((name for name, most in upper if drawn < most), list(shares)[-1])

    def spell(self, mean: float) -> float:
        """How long nothing happens of what comes about once in `mean`, at any time alike."""
        return -mean * math.log(1 - self.share())


def _one_by_one(draw: Callable[[int], NDArray[float64]]) -> Callable[[], float]:
    """Numbers without end, drawn when the ones before are used up."""

    def drawn() -> list[float]:
        numbers: list[float] = draw(AT_ONCE).tolist()
        return numbers

    return chain.from_iterable(iter(drawn, [])).__next__
