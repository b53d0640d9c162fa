"""The least fixpoint of a system: all that follows, in time linear in its size."""

from collections.abc import Collection, Iterable, Mapping

from engine.proof.solve.system import TRUE, Count, System


def closure(
    system: System,
    picked: Mapping[str, int] | None = None,
    *,
    within: Collection[int] | None = None,
    without: Collection[int] = (),
) -> frozenset[int]:
    """The atoms that follow when each choice comes out as picked, by its challenge.

    Without picks all outcomes come at once, and counts take the most that each term can
    bring: what even then does not follow never can. `within` lets only these atoms hold,
    `without` all but these. The system must be complete.
    """
    return _Closure(system, picked, within, frozenset(without)).reached()


class _Closure:
    def __init__(
        self,
        system: System,
        picked: Mapping[str, int] | None,
        within: Collection[int] | None,
        without: frozenset[int],
    ) -> None:
        self.system = system
        self.links = system.links()
        self.picked = picked
        self.within = within
        self.without = without
        self.missing = list(self.links.lengths)
        self.sums = [0] * len(system.counts)
        self.found: set[int] = set()
        self.waiting: list[int] = []

    def reached(self) -> frozenset[int]:
        self.add((TRUE, *self.links.heads_at_once))
        self.add(count.head for count in self.system.counts if self.least(count) <= 0)
        while self.waiting:
            self.follow(self.waiting.pop())
        return frozenset(self.found)

    def least(self, count: Count) -> int:
        return count.maybe_at if self.picked is None else count.sure_at

    def add(self, atoms: Iterable[int]) -> None:
        for atom in atoms:
            allowed = self.within is None or atom in self.within
            if allowed and atom not in self.found and atom not in self.without:
                self.found.add(atom)
                self.waiting.append(atom)

    def follow(self, atom: int) -> None:
        for number in self.links.rules_by.get(atom, ()):
            self.missing[number] -= 1
            if not self.missing[number]:
                self.add((self.system.rules[number].head,))
        for number, term in self.links.counts_by.get(atom, ()):
            self.sums[number] += term.high if self.picked is None else term.low
            count = self.system.counts[number]
            if self.sums[number] >= self.least(count):
                self.add((count.head,))
        self.add(self.outcomes(atom))

    def outcomes(self, asked: int) -> Iterable[int]:
        for choice in self.links.choices_by.get(asked, ()):
            if self.picked is None:
                yield from choice.atoms
            elif choice.ref in self.picked:
                yield choice.atoms[self.picked[choice.ref]]
