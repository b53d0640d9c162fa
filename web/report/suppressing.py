"""Small cells: what would tell of a handful of teams is not shown, nor what it follows from.

Counts stand in trees: a whole and its parts, which share nothing and together are the whole.
A part of one to four teams is small. It could still be got by taking the shown parts from the
whole; so among the parts of a whole there are either none hidden, or at least two that
together hold five or more. Then any of them may be anything from nothing to their sum.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 5
"""Under so many, but for none at all, a count is small."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count and, where it is a whole, its parts. Names are unique but for a root's."""

    name: str
    count: int
    parts: tuple["Cell", ...] = ()

    @property
    def small(self) -> bool:
        """Whether it tells of a handful."""
        return 0 < self.count < FEWEST

    def names(self) -> Iterator[str]:
        """Its own, and those of everything in it."""
        yield self.name
        for part in self.parts:
            yield from part.names()


def part_of(whole: str, count: int, name: str, part: int) -> Cell:
    """A tree of one part and a rest that is never shown, for sets that overlap with others."""
    rest = Cell(f"{name}/rest", count - part)
    return Cell(whole, count, (Cell(name, part), rest))


def hidden(trees: Iterable[Cell]) -> frozenset[str]:
    """The names of the cells that are not shown."""
    return frozenset(name for tree in trees for name in _hidden_in(tree))


def _hidden_in(cell: Cell) -> Iterator[str]:
    """Where a whole is hidden, so is all that is in it."""
    if cell.small:
        yield from cell.names()
        return
    behind = {part.name for part in _behind(cell.parts)}
    for part in cell.parts:
        yield from part.names() if part.name in behind else _hidden_in(part)


def _behind(parts: tuple[Cell, ...]) -> list[Cell]:
    """The small parts, and the least of the others until nothing follows from the sum."""
    chosen = [part for part in parts if part.small]
    if not chosen:
        return []
    others = sorted((part for part in parts if part.count >= FEWEST), key=_count)
    while len(chosen) < 2 or sum(part.count for part in chosen) < FEWEST:
        if not others:
            break
        chosen.append(others.pop(0))
    return chosen


def _count(part: Cell) -> int:
    return part.count
