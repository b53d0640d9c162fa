"""How far a team walks to the finish: at least, and at most when it goes nowhere twice.

Straight legs times the usual detour. Exact by Held and Karp's dynamic programme over the sets
of places that can have been visited (Journal of SIAM 10, 1962), as long as there are not too
many sets; else bounds: a spanning tree of what must be visited, and each place's farthest leg.
"""
# mypy: disallow-any-expr=False
# numpy's arrays hold Any.

from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.geo import distance_m
from engine.proof.solve.closure import closure
from engine.proof.solve.encoding import open_name
from engine.proof.solve.outcomes import Outcome
from engine.proof.solve.prospects import Bound, Prospects, Range
from engine.proof.solve.spreading import Spread, Truths
from engine.proof.solve.system import Choice
from engine.scenario import facts
from engine.scenario.checkpoint import Checkpoint, Kind, Place

DETOUR = 1.3
WALKED_M_PER_S = 1.25
MOST_SETS = 5_000
MOST_NEEDED = 60
"""Places of which is asked whether they must be visited; any more make the bound no worse."""
MOST_PICKS = 16
"""Ways of making the choices that are all walked; with more the walk is a bound."""

Metres = npt.NDArray[np.float64]


class _Map(NamedTuple):
    """Places by number: their atoms, and metres walked between them."""

    visited: tuple[int, ...]
    opened: tuple[int, ...]
    legs: Metres


def walks_of(prospects: Prospects) -> Range | None:
    """Metres to the finish; None where nobody finishes, or a checkpoint has no place."""
    chart = _map_of(prospects)
    if chart is None or prospects.finish not in prospects.ever:
        return None
    ends = _ends(prospects, chart)
    if ends is None:
        return _bounds(prospects, chart)
    if not ends:
        return None
    exact = not prospects.case.material.rules_out
    least, most = min(end.least for end in ends), max(end.most for end in ends)
    return Range(Bound(round(least), exact), Bound(round(most), exact))


class _Ends(NamedTuple):
    """The shortest and the longest way to the finish, and how many sets were looked at."""

    least: float
    most: float
    sets: int


def _ends(prospects: Prospects, chart: _Map) -> list[_Ends] | None:
    """For each way of making the choices; None where there is too much to look at."""
    picks = tuple(islice(_picks(prospects), MOST_PICKS + 1))
    if len(picks) > MOST_PICKS:
        return None
    found: list[_Ends] = []
    left = MOST_SETS
    for picked in picks:
        end = _walked(prospects, chart, picked, left)
        if end is None:
            return None
        left -= end.sets
        if end.least < np.inf:
            found.append(end)
    return found


def _stops(prospects: Prospects) -> Iterator[Checkpoint]:
    """Where plain teams go: what is open only at times, or found by luck, is left out."""
    for stop in prospects.case.adventure.checkpoints:
        admitted = stop.id in prospects.case.situation.admitted
        if stop.kind is Kind.BASIC and admitted:
            yield stop


def _map_of(prospects: Prospects) -> _Map | None:
    stops = tuple(_stops(prospects))
    places: list[Place] = [stop.place for stop in stops if stop.place is not None]
    if len(places) < len(stops) or not stops:
        return None
    centres = [place.fence.centre for place in places]
    legs = [[DETOUR * distance_m(one, other) for other in centres] for one in centres]
    names = prospects.system.names
    return _Map(
        tuple(names[facts.visited(stop.id)] for stop in stops),
        tuple(names[open_name(stop.id)] for stop in stops),
        np.array(legs),
    )


def _picks(prospects: Prospects) -> Iterator[dict[str, int]]:
    """Every way of making the choices that leave more than one best outcome."""
    choices = prospects.system.choices
    best = [_best(choice, prospects.case.material.listened) for choice in choices]
    for places in product(*best):
        yield {choice.ref: place for choice, place in zip(choices, places, strict=True)}


def _best(choice: Choice, listened: frozenset[str]) -> list[int]:
    """Places of the outcomes that no other one betters in what something waits for."""

    def brings(outcome: Outcome) -> tuple[frozenset[str], int]:
        return outcome.facts & listened, outcome.high

    rows = [brings(outcome) for outcome in choice.outcomes]
    found: list[int] = []
    for place, (known, high) in enumerate(rows):
        bettered = any(
            known <= other[0] and high <= other[1] and (rows[place] != other or before < place)
            for before, other in enumerate(rows)
            if before != place
        )
        if not bettered:
            found.append(place)
    return found


def _walked(
    prospects: Prospects, chart: _Map, picked: dict[str, int], most_sets: int
) -> _Ends | None:
    """Walk every way; None where there are too many sets to look at."""
    spread = Spread(prospects.system, picked, chart.visited)
    layer = _Layer.first(len(chart.visited))
    least, most, sets = np.inf, -np.inf, 0
    while len(layer.sets):
        sets += len(layer.sets)
        if sets > most_sets:
            return None
        columns = spread.over(layer.been)
        nowhere: Truths = np.zeros(len(layer.sets), dtype=np.bool_)
        finished = columns.get(prospects.finish, nowhere)
        if finished.any():
            least = min(least, float(layer.least[finished].min()))
            most = max(most, float(layer.most[finished].max()))
        opened = np.column_stack([columns.get(atom, nowhere) for atom in chart.opened])
        layer = layer.next(opened & ~layer.been & ~finished[:, None], chart.legs)
    return _Ends(least, most, sets)


class _Layer(NamedTuple):
    """All sets of so many places, and by the last one the metres walked at least and most.

    Before the first place there is no last one: a row's only number stands in every column.
    """

    sets: list[int]
    been: Truths
    least: Metres
    most: Metres

    @classmethod
    def first(cls, places: int) -> "_Layer":
        """Nowhere yet."""
        nothing = np.zeros((1, places))
        return cls([0], np.zeros((1, places), dtype=np.bool_), nothing, nothing)

    def next(self, can_go: Truths, legs: Metres) -> "_Layer":
        """One place more, wherever one can go."""
        index: dict[int, int] = {}
        moves: list[tuple[int, npt.NDArray[np.intp], list[int]]] = []
        for place in range(can_go.shape[1]):
            rows = np.flatnonzero(can_go[:, place])
            targets = [
                index.setdefault(self.sets[row] | 1 << place, len(index)) for row in rows
            ]
            moves.append((place, rows, targets))
        shape = (len(index), can_go.shape[1])
        been: Truths = np.zeros(shape, dtype=np.bool_)
        least, most = np.full(shape, np.inf), np.full(shape, -np.inf)
        for place, rows, targets in moves:
            if not targets:
                continue
            leg = legs[:, place] if self.sets != [0] else np.zeros(shape[1])
            been[targets] |= self.been[rows]
            been[targets, place] = True
            least[targets, place] = (self.least[rows] + leg).min(axis=1)
            most[targets, place] = (self.most[rows] + leg).max(axis=1)
        return _Layer(list(index), been, least, most)


def _bounds(prospects: Prospects, chart: _Map) -> Range:
    needed = list(_needed(prospects, chart))
    farthest = sorted(chart.legs.max(axis=0))[1:]
    most = float(sum(farthest))
    route = prospects.case.adventure.route
    if route.mode == "score" and route.time_limit is not None:
        lasts = route.time_limit + (
            route.overtime.lasts if route.overtime else 0 * route.time_limit
        )
        most = min(most, WALKED_M_PER_S * lasts.total_seconds())
    least = _tree(chart.legs[np.ix_(needed, needed)]) if needed else 0.0
    return Range(Bound(round(least), exact=False), Bound(round(most), exact=False))


def _needed(prospects: Prospects, chart: _Map) -> Iterator[int]:
    """Places without which nobody finishes."""
    for place, atom in enumerate(chart.visited[:MOST_NEEDED]):
        if prospects.finish not in closure(prospects.system, without=(atom,)):
            yield place


def _tree(legs: Metres) -> float:
    """The length of the shortest tree that joins all places (Prim)."""
    away = legs[0].copy()
    joined = {0}
    length = 0.0
    while len(joined) < len(away):
        nearest = min(
            (one for one in range(len(away)) if one not in joined), key=away.__getitem__
        )
        length += float(away[nearest])
        joined.add(nearest)
        away = np.minimum(away, legs[nearest])
    return length
