"""A system as clauses for a solver: literals are atoms, negative ones their opposite."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations
from math import gcd
from typing import TypeAlias

from engine.proof.solve.system import TRUE, Count, System

Clause: TypeAlias = tuple[int, ...]
Weighed: TypeAlias = tuple[int, int]
"""A literal and what it counts for."""

MOST_SUMS = 300_000
"""How many partial sums one count may take; larger ones are rounded, on the safe side."""


@dataclass(slots=True)
class Clauses:
    """Clauses and the number of atoms in them."""

    atoms: int
    all: list[Clause] = field(default_factory=list)

    def fresh(self) -> int:
        """A new atom."""
        self.atoms += 1
        return self.atoms

    def add(self, *literals: int) -> None:
        """One of these holds. What holds anyway is not written down."""
        if TRUE not in literals:
            self.all.append(tuple(one for one in literals if one != -TRUE))


def sure_clauses(system: System) -> Clauses:
    """What is closed under the rules: each asked choice comes out one way or another.

    Its least models are what a team that plays on can come to.
    """
    clauses = Clauses(system.atoms, [(TRUE,)])
    for rule in system.rules:
        clauses.add(*(-atom for atom in rule.body), rule.head)
    for choice in system.choices:
        clauses.add(-choice.asked, *choice.atoms)
    for count in system.counts:
        lows = [(term.atom, term.low) for term in count.terms]
        clauses.add(-summed(clauses, lows, count.sure_at, up=True, down=False), count.head)
    return clauses


def hopeful_clauses(system: System) -> Clauses:
    """What a team can come to: nothing without a cause, and of outcomes only one."""
    clauses = Clauses(system.atoms, [(TRUE,)])
    causes: dict[int, list[int]] = defaultdict(list)
    for rule in system.rules:
        if rule.head not in system.voluntary:
            clauses.add(*(-atom for atom in rule.body), rule.head)
        causes[rule.head].append(all_of(clauses, rule.body))
    for choice in system.choices:
        for atom in choice.atoms:
            causes[atom].append(choice.asked)
        for one, other in combinations(choice.atoms, 2):
            clauses.add(-one, -other)
    for count in system.counts:
        causes[count.head].append(_counted(clauses, count))
    for atom in range(TRUE + 1, system.atoms + 1):
        clauses.add(-atom, *causes[atom])
    return clauses


def all_of(clauses: Clauses, body: Clause) -> int:
    """A literal that holds only when all of these do."""
    if len(body) < 2:
        return body[0] if body else TRUE
    node = clauses.fresh()
    for atom in body:
        clauses.add(-node, atom)
    return node


def _counted(clauses: Clauses, count: Count) -> int:
    """A literal that holds only where the count may, and makes its head hold where it must."""
    lows = [(term.atom, term.low) for term in count.terms]
    highs = [(term.atom, term.high) for term in count.terms]
    if lows == highs and count.sure_at == count.maybe_at and not _is_large(lows, count.sure_at):
        node = summed(clauses, lows, count.sure_at, up=True, down=True)
        clauses.add(-node, count.head)
        return node
    sure = summed(clauses, lows, count.sure_at, up=True, down=False)
    clauses.add(-sure, count.head)
    return summed(clauses, highs, count.maybe_at, up=False, down=True)


def summed(
    clauses: Clauses, terms: Iterable[Weighed], least: int, *, up: bool, down: bool
) -> int:
    """A literal for: the terms that hold sum up to `least`.

    With `up` it holds when they do, with `down` only when they do. A sequential counter over
    the sums that can come up. Too many of these are rounded to a coarser unit, which with
    only one direction stays on the safe side: `up` rounds sums down, `down` rounds them up.
    """
    weighed = [(literal, weight) for literal, weight in terms if weight > 0]
    if least <= 0:
        return TRUE
    if sum(weight for _, weight in weighed) < least:
        return -TRUE
    unit = _unit(weighed, least)
    if up:
        weighed = [(literal, weight // unit) for literal, weight in weighed]
    else:
        weighed = [(literal, -(-weight // unit)) for literal, weight in weighed]
    least = -(-least // unit)
    return _counter(clauses, weighed, least, up=up, down=down)


def _is_large(terms: Sequence[Weighed], least: int) -> bool:
    """Whether there are too many sums to look at them one by one."""
    weighed = [(literal, weight) for literal, weight in terms if weight > 0]
    common = gcd(*(weight for _, weight in weighed))
    return bool(weighed) and _unit(weighed, least) > common


def _unit(weighed: Sequence[Weighed], least: int) -> int:
    common = gcd(*(weight for _, weight in weighed))
    room = sum(weight for _, weight in weighed) - least
    sums = len(weighed) * min(least, room + common) // common
    return common * max(1, -(-sums // MOST_SUMS))


def _counter(
    clauses: Clauses, weighed: Sequence[Weighed], least: int, *, up: bool, down: bool
) -> int:
    """Node (i, k): the first i terms sum up to k. Only those that the last one needs."""
    totals = list(accumulate(weight for _, weight in weighed))
    needed: list[set[int]] = [{least}]
    for (_, weight), total in zip(reversed(weighed), [*totals[-2::-1], 0], strict=True):
        rests = (rest for k in needed[-1] for rest in (k, k - weight))
        needed.append({rest for rest in rests if 0 < rest <= total})
    needed.reverse()
    before: dict[int, int] = {}
    for (literal, weight), sums in zip(weighed, needed[1:], strict=True):
        nodes: dict[int, int] = {}
        for k in sums:
            without = before.get(k, -TRUE)
            rest = TRUE if k <= weight else before.get(k - weight, -TRUE)
            nodes[k] = _either(clauses, without, literal, rest, up=up, down=down)
        before = nodes
    return before.get(least, -TRUE)


def _either(
    clauses: Clauses, without: int, literal: int, rest: int, *, up: bool, down: bool
) -> int:
    """A literal for: `without`, or both the literal and the rest."""
    if without == -TRUE and rest == -TRUE:
        return -TRUE
    node = clauses.fresh()
    if up:
        clauses.add(-without, node)
        clauses.add(-literal, -rest, node)
    if down:
        clauses.add(-node, without, literal)
        clauses.add(-node, without, rest)
    return node
