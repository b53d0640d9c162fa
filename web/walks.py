"""Walks that get stuck, kept as files that an author can read, play and mend against."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from adventures.catalogue import BrokenAdventure
from engine.formats.writing import SCHEMA, written
from engine.proof.solve.proving import Proof, proved
from engine.proof.verdicts import walk_of
from engine.scenario.adventure import Adventure
from engine.scenario.walkthrough import Walkthrough
from web.examining import adventure_at

NAME = "stuck-{}.yaml"


def kept_walks(folders: Sequence[Path], into: Path, language: str) -> Iterator[str]:
    """Keep the walks of these adventures, and tell each as `file: the walk in words`.

    Of several adventures each gets a folder of its own; one that cannot be read has none.
    """
    for folder in folders:
        home = into if len(folders) == 1 else into / folder.name
        with suppress(BrokenAdventure):
            adventure = adventure_at(folder)
            for file, walk in keep_stuck(adventure, home):
                yield f"{file}: {walk_of(adventure, walk).said(language)}"


def keep_stuck(adventure: Adventure, into: Path) -> tuple[tuple[Path, Walkthrough], ...]:
    """Prove an adventure, and write down each walk that gets stuck.

    Files are called `stuck-1.yaml` and on, and none is written over: a walk that is
    there already keeps its file.
    """
    walks = tuple(stuck_walks(proved(adventure)))
    if walks:
        into.mkdir(parents=True, exist_ok=True)
    return tuple((_write(walk, into), walk) for walk in walks)


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
    text = text_of(walk)
    file = next(name for name in names if not name.exists() or _holds(name, text))
    file.write_text(text, "utf-8")
    return file


def _holds(file: Path, text: str) -> bool:
    return file.read_bytes() == text.encode()
