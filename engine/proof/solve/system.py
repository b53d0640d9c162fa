"""Rules over facts, as numbers: what a fixpoint is taken of, and what a solver is given."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.proof.solve.outcomes import Outcome

TRUE = 1
"""The atom that always holds."""


class Rule(NamedTuple):
    """When all of `body` hold, so does `head`."""

    body: tuple[int, ...]
    head: int


class Term(NamedTuple):
    """Something that counts for `low` to `high` when its atom holds."""

    atom: int
    low: int
    high: int


class Count(NamedTuple):
    """`head` holds once the `low` sum is `sure_at`, never before the `high` is `maybe_at`."""

    terms: tuple[Term, ...]
    sure_at: int
    maybe_at: int
    head: int


class Choice(NamedTuple):
    """A challenge with outcomes that exclude one another, once it is `asked`.

    `atoms` stand for the outcomes, in their order.
    """

    ref: str
    asked: int
    outcomes: tuple[Outcome, ...]
    atoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What each atom leads to, by numbers of rules and counts; `lengths` are of rules' bodies.

    `heads_at_once` follow from nothing.
    """

    lengths: list[int]
    heads_at_once: list[int]
    rules_by: Mapping[int, list[int]]
    counts_by: Mapping[int, list[tuple[int, Term]]]
    choices_by: Mapping[int, list[Choice]]


@dataclass(slots=True)
class System:
    """What follows from what. Filled while it is built, then only read.

    `names` has the atoms that stand for facts. `voluntary` atoms need not hold when a body
    of theirs does: a team may leave things undone. `earned` is what the score is made of;
    `settled` are the outcomes of challenges that have only one, `orders` the endings that
    effects order, by the fact that orders them.
    """

    names: dict[str, int] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    voluntary: set[int] = field(default_factory=set)
    earned: list[Term] = field(default_factory=list)
    settled: dict[str, Outcome] = field(default_factory=dict)
    orders: list[tuple[str, int]] = field(default_factory=list)
    atoms: int = TRUE
    linked: Links | None = None

    def links(self) -> Links:
        """What leads where; made once, when the system is complete."""
        if self.linked is None:
            self.linked = _linked(self)
        return self.linked

    def fresh(self) -> int:
        """A new atom without a name."""
        self.atoms += 1
        return self.atoms

    def atom(self, name: str) -> int:
        """The atom of a fact."""
        found = self.names.get(name)
        if found is None:
            found = self.names[name] = self.fresh()
        return found

    def follows(self, head: int, *body: int) -> None:
        """Add a rule. What always holds is left out of its body."""
        self.rules.append(Rule(tuple(atom for atom in body if atom != TRUE), head))


def _linked(system: System) -> Links:
    rules_by: dict[int, list[int]] = defaultdict(list)
    counts_by: dict[int, list[tuple[int, Term]]] = defaultdict(list)
    choices_by: dict[int, list[Choice]] = defaultdict(list)
    for number, rule in enumerate(system.rules):
        for atom in rule.body:
            rules_by[atom].append(number)
    for number, count in enumerate(system.counts):
        for term in count.terms:
            counts_by[term.atom].append((number, term))
    for choice in system.choices:
        choices_by[choice.asked].append(choice)
    lengths = [len(rule.body) for rule in system.rules]
    at_once = [rule.head for rule in system.rules if not rule.body]
    return Links(lengths, at_once, rules_by, counts_by, choices_by)


def plan_of(system: System, picked: Mapping[str, int]) -> dict[str, Outcome]:
    """How every challenge comes out, when the choices are made as picked."""
    chosen = {
        choice.ref: choice.outcomes[picked[choice.ref]]
        for choice in system.choices
        if choice.ref in picked
    }
    return system.settled | chosen
