"""What is said of an adventure's folder: its findings in the words of one language."""

from collections.abc import Iterator
from pathlib import Path

from engine.proof.finding import Finding, Fix
from engine.proof.severity import Severity
from engine.scenario.problem import Problem
from web.examining import examined, mend
from web.kept import Told

FORMAT = "format"
"""The key of a problem in the files themselves: there is no adventure yet to find more in."""


def told(folder: Path, language: str) -> list[Told]:
    """Look at a folder and say it all; raises AdventureNotFound where there is none."""
    seen = examined(folder)
    return [
        *(_problem_told(one, language) for one in seen.problems),
        *(_finding_told(folder, one, seen.line(one), language) for one in seen.findings),
    ]


def mended(folder: Path, language: str) -> Iterator[str]:
    """Make the safe fixes in a folder, and tell each as `file:line: what was done`."""
    for finding, line in mend(folder):
        words = finding.fix.words.said(language) if finding.fix else ""
        yield f"{folder / finding.file}:{line}: {words}"


def _problem_told(problem: Problem, language: str) -> Told:
    return Told(
        key=FORMAT,
        severity=Severity.BLOCKS,
        file=problem.file,
        line=problem.line,
        message=problem.said(language),
        why=None,
        fix=None,
    )


def _finding_told(folder: Path, finding: Finding, line: int, language: str) -> Told:
    return Told(
        key=finding.rule.key,
        severity=finding.rule.severity,
        file=str(folder / finding.file),
        line=line,
        message=finding.message(language),
        why=finding.why(language),
        fix=_fix_told(finding.fix, language) if finding.fix else None,
    )


def _fix_told(fix: Fix, language: str) -> dict[str, object]:
    """A fix as machines read it: its file is relative to the adventure's folder."""
    return {
        "file": fix.file,
        "path": list(fix.path),
        "value": fix.value,
        "words": fix.words.said(language),
        "safe": fix.safe,
    }
