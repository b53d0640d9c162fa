"""The only module that knows the solver."""
# mypy: disallow-any-expr=False
# python-sat has no types.

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import NamedTuple, Self

from pysat.examples.rc2 import RC2  # type: ignore[import-untyped]
from pysat.formula import WCNF  # type: ignore[import-untyped]
from pysat.solvers import Glucose42  # type: ignore[import-untyped]

from engine.proof.solve.clauses import Clause, Clauses


class Solver:
    """Clauses to ask again and again; to be closed after use, as a file is."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the clauses in."""
        self._solver = Glucose42(bootstrap_with=clauses.all)

    def __enter__(self) -> Self:
        """Nothing more to prepare."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give its memory back."""
        self.close()

    def close(self) -> None:
        """Give its memory back."""
        self._solver.delete()

    def add(self, clauses: Iterable[Clause]) -> None:
        """Take more clauses in."""
        for clause in clauses:
            self._solver.add_clause(clause)

    def model(self, *assumed: int) -> frozenset[int] | None:
        """The atoms that hold in some model where these literals do; None without one."""
        if not self._solver.solve(assumptions=assumed):
            return None
        found: Iterable[int] = self._solver.get_model()
        return frozenset(literal for literal in found if literal > 0)


class Cheapest(NamedTuple):
    """The least cost there is, and the atoms that hold then."""

    cost: int
    model: frozenset[int]


def cheapest(
    clauses: Clauses, held: Iterable[int], costs: Sequence[tuple[int, int]]
) -> Cheapest | None:
    """Find the model with the least sum of costs over the literals that hold in it."""
    formula = WCNF()
    formula.extend([list(clause) for clause in clauses.all])
    formula.extend([[literal] for literal in held])
    for literal, cost in costs:
        formula.append([-literal], weight=cost)
    with RC2(formula, solver="g42") as optimum:
        found: Iterable[int] | None = optimum.compute()
        paid: int = optimum.cost
    if found is None:
        return None
    return Cheapest(paid, frozenset(literal for literal in found if literal > 0))
