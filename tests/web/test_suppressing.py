"""No count of a handful of teams is told, nor can it be got from those that are."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from web.report.suppressing import FEWEST, Cell, hidden, part_of

counts = st.integers(0, 12)


def whole(name: str, *parts: Cell) -> Cell:
    return Cell(name, sum(part.count for part in parts), parts)


def parts_named(name: str, some: list[int]) -> tuple[Cell, ...]:
    return tuple(Cell(f"{name}/{at}", count) for at, count in enumerate(some))


@st.composite
def trees(draw) -> Cell:
    """A whole of up to four parts, each of which may itself be split."""
    made = []
    for at in range(draw(st.integers(1, 4))):
        below = parts_named(f"a/{at}", draw(st.lists(counts, max_size=3)))
        made.append(whole(f"a/{at}", *below) if below else Cell(f"a/{at}", draw(counts)))
    return whole("a", *made)


def cells_in(cell: Cell) -> list[Cell]:
    return [cell, *(one for part in cell.parts for one in cells_in(part))]


def sums_in(cell: Cell) -> list[dict[str, int]]:
    """Each whole less its parts is nothing."""
    own = [{cell.name: 1} | {part.name: -1 for part in cell.parts}] if cell.parts else []
    return own + [one for part in cell.parts for one in sums_in(part)]


def determined(tree: Cell, behind: frozenset[str]) -> set[str]:
    """Every hidden cell that any combination of the shown sums gives: by elimination."""
    names = [cell.name for cell in cells_in(tree) if cell.name in behind]
    rows = [[Fraction(row.get(name, 0)) for name in names] for row in sums_in(tree)]
    done = 0
    for column in range(len(names)):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for at in range(len(rows)):
            if at != done:
                by = rows[at][column]
                rows[at] = [a - by * b for a, b in zip(rows[at], rows[done], strict=True)]
        done += 1
    alone = (
        [name for name, value in zip(names, row, strict=True) if value] for row in rows[:done]
    )
    return {some[0] for some in alone if len(some) == 1}


@given(trees())
def test_nothing_small_is_shown_at_any_depth(tree):
    behind = hidden([tree])

    assert not [one for one in cells_in(tree) if one.small and one.name not in behind]


@given(trees())
def test_no_sum_of_what_is_shown_gives_a_hidden_cell(tree):
    behind = hidden([tree])

    assert determined(tree, behind) == set()


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_of_all_counts_that_fit_what_is_shown_each_hidden_one_has_many(some):
    tree = whole("a", *parts_named("a", some))
    behind = hidden([tree])
    if tree.name in behind:
        return
    dark = [part for part in tree.parts if part.name in behind]
    left = tree.count - sum(part.count for part in tree.parts if part.name not in behind)
    fitting = [one for one in product(range(left + 1), repeat=len(dark)) if sum(one) == left]

    for at in range(len(dark)):
        assert len({one[at] for one in fitting}) > FEWEST


@given(trees())
def test_what_hides_a_whole_hides_all_that_is_in_it(tree):
    behind = hidden([tree])

    for cell in cells_in(tree):
        if cell.name in behind:
            assert {one.name for one in cells_in(cell)} <= behind


@given(st.lists(st.one_of(st.just(0), st.integers(FEWEST, 40)), max_size=6))
def test_where_nothing_is_small_nothing_is_hidden(some):
    assert hidden([whole("a", *parts_named("a", some))]) == frozenset()


def test_the_least_of_the_others_is_hidden_beside_a_small_one():
    tree = whole("a", *parts_named("a", [3, 30, 9]))

    assert hidden([tree]) == {"a/0", "a/2"}


def test_two_small_ones_that_are_a_handful_together_take_a_third_along():
    tree = whole("a", *parts_named("a", [2, 1, 20, 7]))

    assert hidden([tree]) == {"a/0", "a/1", "a/3"}


def test_nearly_all_teams_are_not_told_where_the_rest_is_a_handful():
    assert "access/quiet" in hidden([part_of("teams", 40, "access/quiet", 38)])
    assert hidden([part_of("teams", 40, "access/quiet", 30)]) == frozenset()
    assert hidden([part_of("teams", 40, "access/quiet", 0)]) == frozenset()


def test_of_too_few_teams_nothing_is_told_at_all():
    tree = whole("a", *parts_named("a", [4, 0]))

    assert hidden([tree]) == {"a", "a/0", "a/1"}
