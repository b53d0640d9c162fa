"""Teams that set out one after the other, and meet at the stops: an event-driven loop.

Each wave walks in a town of its own, where the real things stand as far from their
coordinates as these may be off. A stop serves one team at a time, in the order of arrival.
"""

import heapq
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping
from typing import NamedTuple

from engine.proof.simulation.chance import Chance
from engine.proof.simulation.course import Course
from engine.proof.simulation.ground import OF_95_PERCENT, Spot
from engine.proof.simulation.tally import Tally
from engine.proof.simulation.team import Entry, Team, set_out
from engine.proof.simulation.walking import Arrival, walk


class _Waiting(NamedTuple):
    """A team that has arrived; the earliest is served first, of two the lower number."""

    at_s: float
    number: int
    arrival: Arrival
    trip: Generator[Arrival, float, None]
    team: Team


def walk_wave(
    course: Course, seed: int, wave: int, size: int, tally: Tally, *, logging: bool = False
) -> list[list[Entry]]:
    """Let one wave walk, and count it; gives each team's log where that is asked for."""
    spots = _town(course, Chance(seed, wave))
    teams = [
        set_out(course, (seed, wave, number), spots, tally, logging=logging)
        for number in range(size)
    ]
    present: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    free_s: defaultdict[str, float] = defaultdict(float)
    queue = [one for team in enumerate(teams) for one in _first(*team)]
    heapq.heapify(queue)
    while queue:
        at_s, number, arrival, trip, team = heapq.heappop(queue)
        name = arrival.checkpoint
        begins_s = max(at_s, free_s[name])
        free_s[name] = begins_s + arrival.served_s
        tally.stops[name].waited_s.append(round(begins_s - at_s))
        following = _resumed(trip, free_s[name])
        left_s = team.left_s
        present[name] += [(at_s, 1), (left_s, -1)]
        if following is not None:
            heapq.heappush(queue, _Waiting(following.at_s, number, following, trip, team))
    for name, changes in present.items():
        tally.stops[name].at_once.append(_most(changes))
    return [team.log or [] for team in teams]


def _first(number: int, team: Team) -> Iterator[_Waiting]:
    """A team's first arrival; none where nothing is open to it."""
    trip = walk(team)
    arrival = next(trip, None)
    if arrival is not None:
        yield _Waiting(arrival.at_s, number, arrival, trip, team)


def _resumed(trip: Generator[Arrival, float, None], until_s: float) -> Arrival | None:
    """Let a team go on after its turn; its next arrival, or None when its way is over."""
    try:
        return trip.send(until_s)
    except StopIteration:
        return None


def _town(course: Course, chance: Chance) -> Mapping[str, Spot]:
    """Where the real things stand; checkpoints at one coordinate share one thing."""
    moved: dict[Spot, Spot] = {}
    for name, centre in course.ground.centres.items():
        off_m = course.ground.doubts_m[name] / OF_95_PERCENT
        east, north = off_m * chance.normal(), off_m * chance.normal()
        moved.setdefault(centre, Spot(centre.east + east, centre.north + north))
    return {name: moved[centre] for name, centre in course.ground.centres.items()}


def _most(changes: list[tuple[float, int]]) -> int:
    """The most teams at one time; who leaves just then makes room first."""
    most = now = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return most
