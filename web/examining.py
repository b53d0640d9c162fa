"""Adventure folders on the disk, as lint and proof see them, and their safe fixes made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from adventures.catalogue import (
    PROGRAMME,
    SHIPPED,
    adventure_folders,
    read_adventure,
    read_programme,
)
from engine.proof.examining import findings_of
from engine.proof.finding import Finding, Fix
from engine.proof.mending import CannotMend, mended
from engine.scenario.parsing import HEAD
from engine.scenario.problem import Problem
from engine.scenario.reading import Document, read

MOST_ROUNDS = 10
"""A fix may uncover another; more often than this they would be chasing each other."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is to be said of one folder: problems of its files, or else findings."""

    folder: Path
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: tuple[Document, ...] = ()

    def line(self, finding: Finding) -> int:
        """The line of a finding in its file."""
        return finding.line(self.documents)


def folders_in(path: Path) -> list[Path]:
    """The adventure at a path, or those in the folder there."""
    if (path / HEAD).is_file():
        return [path]
    return list(adventure_folders(path)) or [path]


def examined(folder: Path) -> Examined:
    """Read a folder and look at it; raises AdventureNotFound where there is none."""
    beside = folder.parent
    programme = read_programme(beside if (beside / PROGRAMME).is_file() else SHIPPED)
    if programme.value is None:
        return Examined(folder, programme.problems)
    parsed = read_adventure(folder, programme.value)
    if parsed.value is None:
        return Examined(folder, parsed.problems)
    documents = tuple(_documents(folder))
    found = findings_of(parsed.value, documents, programme.value)
    return Examined(folder, findings=found, documents=documents)


def mend(folder: Path) -> Iterator[tuple[Finding, int]]:
    """Make the safe fixes in a folder's files; tell each finding as it is mended, and its line.

    Fixes of one place come one after the other, each made on what the last one left.
    """
    in_vain: set[tuple[str, tuple[str | int, ...]]] = set()
    for _ in range(MOST_ROUNDS):
        seen = examined(folder)
        to_mend = [
            (one, one.fix)
            for one in seen.findings
            if one.fix and one.fix.safe and (one.fix.file, one.fix.path) not in in_vain
        ]
        apart = list(_apart(to_mend))
        if not apart:
            return
        for finding, fix in apart:
            if _made(folder, fix):
                yield finding, seen.line(finding)
            else:
                in_vain.add((fix.file, fix.path))


def _documents(folder: Path) -> Iterator[Document]:
    for path in (folder / HEAD, *sorted(folder.glob("checkpoints/*.yaml"))):
        name = path.relative_to(folder).as_posix()
        found = read(name, path.read_bytes().decode("utf-8-sig"))
        if isinstance(found, Document):
            yield found


def _apart(fixes: Iterable[tuple[Finding, Fix]]) -> Iterator[tuple[Finding, Fix]]:
    """Fixes none of which changes what another one changes."""
    taken: list[Fix] = []
    for finding, fix in fixes:
        if not any(one.file == fix.file and _meet(one.path, fix.path) for one in taken):
            taken.append(fix)
            yield finding, fix


def _meet(one: Sequence[str | int], other: Sequence[str | int]) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _made(folder: Path, fix: Fix) -> bool:
    """Write a fix into its file, whole or not at all; its line ends stay as they are."""
    path = folder / fix.file
    source = path.read_bytes().decode("utf-8")
    try:
        text = mended(source, [fix])
    except CannotMend:
        return False
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(path)
    return True
