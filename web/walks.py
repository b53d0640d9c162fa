"""Walks that get stuck, kept as files that an author can read, play and mend against."""

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from engine.formats.writing import SCHEMA, written
from engine.proof.solve.proving import Proof, proved
from engine.scenario.walkthrough import Walkthrough
from web.examining import adventure_at

NAME = "stuck-{}.yaml"


def keep_stuck(folder: Path, into: Path) -> tuple[Path, ...]:
    """Prove the adventure in a folder, and write down each walk that gets stuck.

    Files are called `stuck-1.yaml` and on, and none that is there is written over. Raises
    BrokenAdventure or AdventureNotFound.
    """
    walks = tuple(stuck_walks(proved(adventure_at(folder))))
    if walks:
        into.mkdir(parents=True, exist_ok=True)
    return tuple(_write(walk, into) for walk in walks)


def stuck_walks(proofs: Iterable[Proof]) -> Iterator[Walkthrough]:
    """Each walk once: kinds of teams that get stuck on the same steps share the first's."""
    steps: set[str] = set()
    for proof in proofs:
        if proof.stuck is not None:
            told = repr(proof.stuck.steps)
            if told not in steps:
                steps.add(told)
                yield proof.stuck


def text_of(walk: Walkthrough) -> str:
    """A walkthrough's file."""
    plain = walk.model_dump(mode="json", exclude_defaults=True)
    return written(plain, f"../../{SCHEMA}")


def _write(walk: Walkthrough, into: Path) -> Path:
    names = (into / NAME.format(number) for number in count(1))
    file = next(name for name in names if not name.exists())
    file.write_text(text_of(walk), "utf-8")
    return file
