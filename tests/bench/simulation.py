"""How long simulated teams take: `python -m tests.bench.simulation`, or `rows()` for the table.

A shared machine gives no steady wall clock, so beside it stands the processor time of all
processes together: on two free cores the wall is half of it.
"""

import resource
from statistics import median
from time import perf_counter
from typing import NamedTuple

from adventures.catalogue import catalogue
from engine.proof.simulation.crowd import Crowd
from engine.scenario.adventure import Adventure
from web.simulation.processes import simulated

PLAYERS = 10_000
GOAL_S = 3.0
ROUNDS = 3


class Row(NamedTuple):
    """One line: what was measured, seconds on the clock and of the processors, the goal."""

    name: str
    seconds: float
    cpu_s: float
    goal_s: float | None = None


def rows(rounds: int = ROUNDS) -> list[Row]:
    """Ten thousand teams on the shipped adventures, by two processes and by one."""
    shipped = catalogue().adventures
    return [
        _row("10,000 simulated players, two processes", shipped, 2, rounds, GOAL_S),
        _row("10,000 simulated players, one process", shipped, 1, rounds, None),
    ]


def _row(
    name: str, shipped: tuple[Adventure, ...], processes: int, rounds: int, goal_s: float | None
) -> Row:
    """Share the players among the adventures; the median of the rounds."""
    measured = [_once(shipped, processes, seed) for seed in range(1, rounds + 1)]
    walls, cpus = zip(*measured, strict=True)
    return Row(name, median(walls), median(cpus), goal_s)


def _once(shipped: tuple[Adventure, ...], processes: int, seed: int) -> tuple[float, float]:
    before, began = _cpu_s(), perf_counter()
    for adventure in shipped:
        simulated(adventure, Crowd(), PLAYERS // len(shipped), seed, processes)
    return perf_counter() - began, _cpu_s() - before


def _cpu_s() -> float:
    """Processor time of this process and of all that it started and that have ended."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def main() -> None:
    """Print the table."""
    print("| row | seconds | processor seconds | goal |")
    print("|---|---|---|---|")
    for row in rows():
        goal = f"<= {row.goal_s:.0f} s" if row.goal_s is not None else ""
        print(f"| {row.name} | {row.seconds:.1f} | {row.cpu_s:.1f} | {goal} |")


if __name__ == "__main__":
    main()
