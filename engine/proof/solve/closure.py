"""The least fixpoint of a system: all that follows, in time linear in its size."""

from collections import defaultdict
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
    `without` all but these.
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
        self.within = within
        self.without = without
        self.hopeful = picked is None
        self.missing = [len(rule.body) for rule in system.rules]
        self.sums = [0] * len(system.counts)
        self.rules_by: dict[int, list[int]] = defaultdict(list)
        self.counts_by: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.outcomes_by: dict[int, list[int]] = defaultdict(list)
        self.found: set[int] = set()
        self.waiting: list[int] = []
        self.index(picked)

    def index(self, picked: Mapping[str, int] | None) -> None:
        for number, rule in enumerate(self.system.rules):
            for atom in rule.body:
                self.rules_by[atom].append(number)
        for number, count in enumerate(self.system.counts):
            for term in count.terms:
                weight = term.high if self.hopeful else term.low
                self.counts_by[term.atom].append((number, weight))
        for choice in self.system.choices:
            if picked is None:
                self.outcomes_by[choice.asked] += choice.atoms
            elif choice.ref in picked:
                self.outcomes_by[choice.asked].append(choice.atoms[picked[choice.ref]])

    def reached(self) -> frozenset[int]:
        self.add((TRUE,))
        self.add(
            rule.head
            for number, rule in enumerate(self.system.rules)
            if not self.missing[number]
        )
        self.add(count.head for count in self.system.counts if self.least(count) <= 0)
        while self.waiting:
            self.follow(self.waiting.pop())
        return frozenset(self.found)

    def least(self, count: Count) -> int:
        return count.maybe_at if self.hopeful else count.sure_at

    def add(self, atoms: Iterable[int]) -> None:
        for atom in atoms:
            allowed = self.within is None or atom in self.within
            if allowed and atom not in self.found and atom not in self.without:
                self.found.add(atom)
                self.waiting.append(atom)

    def follow(self, atom: int) -> None:
        for number in self.rules_by.get(atom, ()):
            self.missing[number] -= 1
            if not self.missing[number]:
                self.add((self.system.rules[number].head,))
        for number, weight in self.counts_by.get(atom, ()):
            self.sums[number] += weight
            count = self.system.counts[number]
            if self.sums[number] >= self.least(count):
                self.add((count.head,))
        self.add(self.outcomes_by.get(atom, ()))
