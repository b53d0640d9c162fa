"""What follows for many sets of visited places at once, a column of truths for each atom.

The same least fixpoint as `closure`, for the hopeful rules with their choices made, taken for
hundreds of sets in one go.
"""
# mypy: disallow-any-expr=False
# numpy's arrays hold Any.

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from engine.proof.solve.system import TRUE, Count, System

Truths: TypeAlias = npt.NDArray[np.bool_]


class Spread:
    """The rules of a system with picked outcomes, ready to be spread from visited places."""

    def __init__(
        self, system: System, picked: Mapping[str, int], visited: Sequence[int]
    ) -> None:
        """Take the rules; atoms in `visited` are given, whatever else would bring them."""
        given = frozenset(visited)
        self.visited = visited
        self.bodies: list[tuple[tuple[int, ...], int]] = [
            (rule.body, rule.head) for rule in system.rules if rule.head not in given
        ]
        self.bodies += [
            ((choice.asked,), choice.atoms[picked[choice.ref]]) for choice in system.choices
        ]
        self.counts = system.counts
        self.rules_by: dict[int, list[int]] = defaultdict(list)
        for number, (body, _) in enumerate(self.bodies):
            for atom in body:
                self.rules_by[atom].append(number)
        self.counts_by: dict[int, list[Count]] = defaultdict(list)
        for count in system.counts:
            for term in count.terms:
                self.counts_by[term.atom].append(count)

    def over(self, been: Truths) -> Mapping[int, Truths]:
        """The truths of every atom that holds somewhere; `been` has a row for each set."""
        columns = _Columns()
        always: Truths = np.ones(len(been), dtype=np.bool_)
        columns.hold(TRUE, always)
        for place, atom in enumerate(self.visited):
            columns.hold(atom, been[:, place])
        for body, head in self.bodies:
            if not body:
                columns.hold(head, always)
        while columns.waiting:
            self._follow(columns.waiting.popleft(), columns, len(been))
        return columns.known

    def _follow(self, atom: int, columns: "_Columns", rows: int) -> None:
        for number in self.rules_by.get(atom, ()):
            body, head = self.bodies[number]
            if all(one in columns.known for one in body):
                both: Truths = np.logical_and.reduce([columns.known[one] for one in body])
                columns.hold(head, both)
        for count in self.counts_by.get(atom, ()):
            columns.hold(count.head, _reached(count, columns.known, rows))


class _Columns:
    """What is known of each atom, and the atoms whose news has not been passed on yet."""

    def __init__(self) -> None:
        self.known: dict[int, Truths] = {}
        self.waiting: deque[int] = deque()

    def hold(self, atom: int, truths: Truths) -> None:
        known = self.known.get(atom)
        news = truths if known is None else truths & ~known
        if news.any():
            self.known[atom] = truths if known is None else known | truths
            self.waiting.append(atom)


def _reached(count: Count, columns: Mapping[int, Truths], rows: int) -> Truths:
    total: npt.NDArray[np.int64] = np.zeros(rows, dtype=np.int64)
    for term in count.terms:
        if term.atom in columns:
            total += columns[term.atom] * term.high
    return total >= count.maybe_at
