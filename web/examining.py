"""Adventure folders on the disk, as lint and proof see them, and their safe fixes made."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adventures.catalogue import BrokenAdventure, read_adventure, read_programme
from adventures.folders import programme_for
from engine.proof.examining import findings_of
from engine.proof.finding import Finding, Fix
from engine.proof.mending import CannotMend, mended
from engine.scenario.adventure import Adventure
from engine.scenario.problem import Problem
from engine.scenario.reading import Document
from engine.scenario.reading import Path as Steps

MOST_FIXES = 500
"""More than this would be fixes that undo one another."""


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


def adventure_at(folder: Path) -> Adventure:
    """The adventure in a folder; raises BrokenAdventure or AdventureNotFound."""
    programme = read_programme(programme_for(folder))
    if programme.value is None:
        raise BrokenAdventure(programme.problems)
    parsed = read_adventure(folder, programme.value)
    if parsed.value is None:
        raise BrokenAdventure(parsed.problems)
    return parsed.value


def examined(folder: Path) -> Examined:
    """Read a folder and look at it; raises AdventureNotFound where there is none."""
    programme = read_programme(programme_for(folder))
    if programme.value is None:
        return Examined(folder, programme.problems)
    parsed = read_adventure(folder, programme.value)
    if parsed.value is None:
        return Examined(folder, parsed.problems)
    found = findings_of(parsed.value, parsed.documents, programme.value)
    return Examined(folder, findings=found, documents=parsed.documents)


def mend(folder: Path) -> Iterator[tuple[Finding, int]]:
    """Make the safe fixes in a folder's files; tell each finding once mended, and its line.

    One at a time, and everything looked at anew in between: a fix holds the whole value of
    its place, which another one may just have changed.
    """
    in_vain: set[tuple[str, Steps]] = set()
    for _ in range(MOST_FIXES):
        seen = examined(folder)
        safe = ((one, one.fix) for one in seen.findings if one.fix and one.fix.safe)
        left = ((one, fix) for one, fix in safe if (fix.file, fix.path) not in in_vain)
        finding, fix = next(left, (None, None))
        if finding is None or fix is None:
            return
        if _made(folder, fix):
            yield finding, seen.line(finding)
        else:
            in_vain.add((fix.file, fix.path))


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
