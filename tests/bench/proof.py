"""Rows of the proof: one call of the solver, a whole proof, and `seikkailu check`.

The floor is the JSON round trip of the same adventure: what merely reading it would cost.
"""

import gc
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter

from adventures.catalogue import PROGRAMME, SHIPPED
from engine.formats.writing import adventure_files
from engine.proof.profiles import profiles
from engine.proof.solve.clauses import sure_clauses
from engine.proof.solve.deciding import Verdict, case_of, decided
from engine.proof.solve.encoding import FINISH, encoded
from engine.proof.solve.material import material_of
from engine.proof.solve.proving import proved
from engine.proof.solve.solver import Solver
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Role
from engine.scenario.edition import compiled, restored
from tests.asking import branch, quiz
from tests.bench.rules import Timed, each
from tests.building import (
    adventure,
    at_least,
    away,
    chose,
    circle,
    done,
    either,
    every,
    give,
    has,
    item,
    perille,
    stop,
)

SIZES = ((200, 60, 20e-3), (1_000, 300, 1.0))
"""Checkpoints, exclusive choices, and the goal for the solver alone."""
SIDES = ("vasen", "oikea")


def labyrinth(checkpoints: int, choices: int) -> Adventure:
    """Ways that part at every choice and meet again behind it, and so never strand anybody.

    Each choice opens one of two sides; the next one needs either, and things found on both.
    """
    dice = Random(checkpoints)
    stops: list[Checkpoint] = []
    before: list[str] = []
    for number in range(choices):
        room = (number + 1) * checkpoints // choices - number * checkpoints // choices
        gate = f"portti-{number}"
        opened = at_least(max(1, len(before) - 1), *map(done, before)) if before else None
        stops.append(_at(gate, number, branch(), unlock=opened))
        before = []
        for place in range(room - 1):
            name, side = f"{gate}-{place}", SIDES[place % 2]
            other = SIDES[(place + 1) % 2]
            ways = either(
                every(chose(f"{gate}/haara.{side}"), done(gate)),
                every(chose(f"{gate}/haara.{other}"), *map(done, before[-1:])),
            )
            fields = {"on_done": (give("kivi"),)} if dice.random() < 0.3 else {}
            stops.append(_at(name, number + place, quiz(), unlock=ways, **fields))
            before.append(name)
    last = every(*map(done, before), has("kivi", checkpoints // 20))
    stops.append(_at("maali", 0, role=Role.FINISH, unlock=last))
    return adventure(*stops, mode="branching", items=(item("kivi"),))


def _at(name: str, number: int, *asked, **fields) -> Checkpoint:
    return stop(name, *asked, place=circle(away(60 + 9 * number, 37 * number)), **fields)


def rows() -> list[Timed]:
    """The floor first."""
    small = perille()
    body = compiled(small).body
    found = [Timed("read Perille from JSON", each(lambda: restored(body), 5))]
    found.append(Timed("proof of Perille, whole", each(lambda: proved(small), 3), 50e-3))
    for checkpoints, choices, goal in SIZES:
        found += _solver_rows(labyrinth(checkpoints, choices), goal)
    found += _check_rows()
    return found


def _solver_rows(rules: Adventure, goal: float) -> list[Timed]:
    material = material_of(rules)
    case = case_of(material, profiles(rules)[0].team)
    system = encoded(material, case.situation, case.start, hopeful=False)
    clauses = sure_clauses(system)

    def solve() -> None:
        with Solver(clauses) as solver:
            if solver.model(-system.names[FINISH]) is not None:
                message = "this adventure can be finished"
                raise AssertionError(message)

    if decided(case).verdict is not Verdict.COMPLETABLE:
        message = "this adventure can be finished"
        raise AssertionError(message)
    size = f"{len(rules.checkpoints) - 1} checkpoints / {len(system.choices)} choices"
    gc.collect()
    return [
        Timed(f"solver, {size}", each(solve, 3), goal),
        Timed(f"encode and solve, {size}", each(lambda: decided(case), 1)),
    ]


def _check_rows() -> list[Timed]:
    """`seikkailu check` as a process of its own; the second run finds what the first kept."""
    rules = labyrinth(40, 10)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / rules.id
        beside = Path(name) / PROGRAMME
        beside.write_text((SHIPPED / PROGRAMME).read_text("utf-8"), "utf-8")
        for file, source in adventure_files(rules).items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, "utf-8")
        cache = Path(name) / "cache"
        cold, cached = _checked(folder, cache), _checked(folder, cache)
    return [
        Timed("check of 40 checkpoints, cold process", cold, 1.0),
        Timed("check of 40 checkpoints, again", cached, 0.25),
    ]


def _checked(folder: Path, cache: Path) -> float:
    seikkailu = Path(sys.executable).parent / "seikkailu"
    begun = perf_counter()
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    command = [seikkailu, "check", folder]
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return perf_counter() - begun
