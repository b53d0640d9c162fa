"""What is counted of walks. Pure: the same walks make the same figures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from web.report.suppressing import FEWEST, Cell, part_of
from web.report.walks import ENDS, Walk

BIN_MIN = 15
"""Minutes of one line of the distribution."""

FEWEST_SHARED = 10
"""So many have to share a self-measure before their mean is told."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number by its name. It is shown if the cell that it rests on is; `query` made it."""

    id: str
    value: float
    query: str
    cell: str


@dataclass(frozen=True, slots=True)
class Counted:
    """All figures, in order, and the counts of teams that they rest on."""

    figures: tuple[Figure, ...]
    trees: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """What there is to count by: sub-projects and occasions, ways to walk, by their ids."""

    parts: Sequence[str]
    occasions: Sequence[str]
    access: Sequence[str]


def counted(
    walks: Sequence[Walk], openings: Mapping[str, int], programme: Programme
) -> Counted:
    """Count walks, and how often the pages of the sub-projects were opened."""
    figures = (
        *_teams(walks),
        *_ends(walks),
        *_minutes(walks),
        *_met(walks, programme),
        *_openings(openings, programme),
        *_ideas(walks, programme),
        *_scales(walks),
        *_shares("languages", Counter(one.language for one in walks)),
        *_shares("access", _every(one.access for one in walks), programme.access),
        *_shares("occasions", _every(one.occasions for one in walks), programme.occasions),
    )
    return Counted(figures, tuple(_trees(walks, openings, programme)))


def _trees(
    walks: Sequence[Walk], openings: Mapping[str, int], programme: Programme
) -> Iterator[Cell]:
    """Whatever counts teams hangs on their number."""
    teams = len(walks)
    yield _split("teams", Counter(one.adventure for one in walks))
    yield _split("teams", Counter(one.language for one in walks), "languages")
    yield Cell("teams", teams, tuple(_end_cells(walks)))
    yield _split("openings", Counter({one: openings.get(one, 0) for one in programme.parts}))
    for part in programme.parts:
        yield part_of("teams", teams, f"met/{part}", sum(part in one.met for one in walks))
        yield part_of("teams", teams, f"ideas/{part}", sum(part in one.ideas for one in walks))
    for way in programme.access:
        yield part_of("teams", teams, f"access/{way}", sum(way in one.access for one in walks))
    for one in programme.occasions:
        came = sum(one in walk.occasions for walk in walks)
        yield part_of("teams", teams, f"occasions/{one}", came)
    for scale, steps in _shared(walks).items():
        yield part_of("teams", teams, f"scales/{scale}", len(steps))


def _split(whole: str, counts: Counter[str], name: str = "") -> Cell:
    parts = (Cell(f"{name or whole}/{one}", count) for one, count in sorted(counts.items()))
    return Cell(whole, counts.total(), tuple(parts))


def _end_cells(walks: Sequence[Walk]) -> Iterator[Cell]:
    for end in ENDS:
        some = [one for one in walks if one.end == end]
        bins = _bins(some) if end == "finished" else {}
        parts = tuple(Cell(f"minutes/{first}", count) for first, count in bins.items())
        yield Cell(f"ends/{end}", len(some), parts)


def _teams(walks: Sequence[Walk]) -> Iterator[Figure]:
    yield Figure("teams", len(walks), "teams", "teams")
    yield Figure("players", sum(one.size for one in walks), "players", "teams")
    for name in sorted({one.adventure for one in walks}):
        some = [one for one in walks if one.adventure == name]
        cell = f"teams/{name}"
        yield Figure(cell, len(some), "teams", cell)
        yield Figure(f"players/{name}", sum(one.size for one in some), "players", cell)


def _ends(walks: Sequence[Walk]) -> Iterator[Figure]:
    counts = Counter(one.end for one in walks)
    for end in ENDS:
        yield Figure(f"ends/{end}", counts[end], "ends", f"ends/{end}")
    if walks:
        share = round(100 * counts["finished"] / len(walks))
        yield Figure("finished-share", share, "ends", "ends/finished")


def _minutes(walks: Sequence[Walk]) -> Iterator[Figure]:
    taken = [one.minutes for one in walks if one.minutes is not None]
    if taken:
        yield Figure("minutes", round(median(taken)), "minutes", "ends/finished")
    for first, count in _bins(walks).items():
        yield Figure(f"minutes/{first}", count, "minutes", f"minutes/{first}")


def _bins(walks: Sequence[Walk]) -> dict[int, int]:
    """Teams by the first minute of their line, without gaps between first and last."""
    lines = Counter(
        one.minutes // BIN_MIN * BIN_MIN for one in walks if one.minutes is not None
    )
    if not lines:
        return {}
    return {first: lines[first] for first in range(min(lines), max(lines) + 1, BIN_MIN)}


def _met(walks: Sequence[Walk], programme: Programme) -> Iterator[Figure]:
    """Check-ins come in fives: one checkpoint may be of two parts, which could be compared."""
    for part in programme.parts:
        cell = f"met/{part}"
        came = sum(part in one.met for one in walks)
        visits = sum(one.met.get(part, 0) for one in walks)
        yield Figure(f"{cell}/teams", came, "met", cell)
        yield Figure(f"{cell}/visits", round(visits / FEWEST) * FEWEST, "met", cell)


def _openings(openings: Mapping[str, int], programme: Programme) -> Iterator[Figure]:
    total = sum(openings.get(part, 0) for part in programme.parts)
    yield Figure("openings", total, "openings", "openings")
    for part in programme.parts:
        cell = f"openings/{part}"
        yield Figure(cell, openings.get(part, 0), "openings", cell)


def _ideas(walks: Sequence[Walk], programme: Programme) -> Iterator[Figure]:
    for part in programme.parts:
        sent = sum(one.ideas.get(part, 0) for one in walks)
        yield Figure(f"ideas/{part}", sent, "ideas", f"ideas/{part}")


def _shared(walks: Sequence[Walk]) -> dict[str, list[int]]:
    """The steps that were shared on each scale, where they are enough for a mean."""
    names = sorted({name for one in walks for name in one.scales})
    shared = {name: [one.scales[name] for one in walks if name in one.scales] for name in names}
    return {name: steps for name, steps in shared.items() if len(steps) >= FEWEST_SHARED}


def _scales(walks: Sequence[Walk]) -> Iterator[Figure]:
    for name, steps in _shared(walks).items():
        cell = f"scales/{name}"
        yield Figure(f"{cell}/mean", round(fmean(steps), 1), "scales", cell)
        yield Figure(f"{cell}/shared", len(steps), "scales", cell)


def _every(sets: Iterable[frozenset[str]]) -> Counter[str]:
    return Counter(one for some in sets for one in some)


def _shares(name: str, counts: Counter[str], among: Sequence[str] = ()) -> Iterator[Figure]:
    """A line for each of these, else for each there is."""
    for one in among or sorted(counts):
        yield Figure(f"{name}/{one}", counts[one], name, f"{name}/{one}")
