"""Thousands of seeded teams through the real rules.

A wave is the unit of work: its draws follow from the seed and its number alone, and tallies
add up in any order, so the same seed gives the same figures however the waves are shared out
among processes.
"""

from collections.abc import Iterable, Iterator

from engine.proof.simulation.course import Course, course_of
from engine.proof.simulation.crowd import Crowd
from engine.proof.simulation.figures import Simulated, figures
from engine.proof.simulation.tally import Tally
from engine.proof.simulation.team import Entry
from engine.proof.simulation.wave import walk_wave
from engine.scenario.adventure import Adventure


def simulate(
    adventure: Adventure, crowd: Crowd, players: int, seed: int, *, remembering: bool = True
) -> Simulated:
    """Let so many teams walk; that `remembering` changes nothing can be seen without it."""
    course = course_of(adventure, crowd, remembering=remembering)
    tally = tallied(course, players, seed, range(waves(crowd, players)))
    return figures(adventure, crowd, seed, tally)


def waves(crowd: Crowd, players: int) -> int:
    """How many waves so many teams make; the last may be smaller."""
    return -(-players // crowd.teams_at_once)


def tallied(course: Course, players: int, seed: int, some: Iterable[int]) -> Tally:
    """Let some of the waves walk, by their numbers from 0, and count them."""
    tally = Tally()
    for wave in some:
        walk_wave(course, seed, wave, _size(course.crowd, players, wave), tally)
    return tally


def logs(adventure: Adventure, crowd: Crowd, players: int, seed: int) -> Iterator[list[Entry]]:
    """What each team asked for and what happened, decided at real times, nothing remembered."""
    course = course_of(adventure, crowd, remembering=False)
    for wave in range(waves(crowd, players)):
        size = _size(crowd, players, wave)
        yield from walk_wave(course, seed, wave, size, Tally(), logging=True)


def _size(crowd: Crowd, players: int, wave: int) -> int:
    return min(crowd.teams_at_once, players - wave * crowd.teams_at_once)
