"""A simulation shared out among processes; the figures are the same however many there are."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from typing import NamedTuple

from pydantic import TypeAdapter

from engine.proof.simulation.course import Course, course_of
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.figures import Simulated, figures
from engine.proof.simulation.simulating import simulate, tallied, waves
from engine.proof.simulation.tally import Tally, summed
from engine.scenario.adventure import Adventure

_CROWD = TypeAdapter(Crowd)
FEW = 1000
"""So many teams walk sooner here than another process starts."""
PARTS = 32
"""Into which the work is cut for each process: at the end this one waits for the two parts that
another has already in hand."""


def simulated(
    adventure: Adventure,
    crowd: Crowd,
    players: int,
    seed: int,
    processes: int = 1,
    *,
    method: str | None = None,
) -> Simulated:
    """Simulate in this process and in `processes - 1` more.

    `method` says how these start: as this system's Python does it, unless named.
    """
    if processes < 2 or players < FEW:
        return simulate(adventure, crowd, players, seed)
    job = _Job(
        adventure.model_dump_json(exclude_none=True),
        _CROWD.dump_json(crowd).decode(),
        players,
        seed,
    )
    course = course_of(adventure, crowd)
    parts = list(_parts(waves(crowd, players), PARTS * processes))
    with ProcessPoolExecutor(processes - 1, mp_context=get_context(method)) as pool:
        # The others begin at the back, this process at the front, until they meet.
        asked = [pool.submit(_there, job, part) for part in reversed(parts)]
        tallies = [
            # What nobody has begun is taken over, the rest is waited for.
            tallied(course, players, seed, part) if one.cancel() else one.result()
            for part, one in zip(parts, reversed(asked), strict=True)
        ]
    return figures(adventure, crowd, seed, summed(tallies))


class _Job(NamedTuple):
    """What travels to another process: adventure and crowd as JSON, which also tells alike."""

    adventure: str
    crowd: str
    players: int
    seed: int


def _there(job: _Job, part: range) -> Tally:
    return tallied(_course(job.adventure, job.crowd), job.players, job.seed, part)


@lru_cache(maxsize=1)
def _course(adventure: str, crowd: str) -> Course:
    """Laid out once in a process, so that later parts find its rules remembered."""
    return course_of(Adventure.model_validate_json(adventure), _CROWD.validate_json(crowd))


def _parts(count: int, parts: int) -> Iterator[range]:
    """Cut so many waves into parts of nearly one size."""
    size = -(-count // parts)
    for first in range(0, count, size):
        yield range(first, min(first + size, count))
