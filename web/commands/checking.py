"""`seikkailu check` and `schema`: what authors ask before anyone walks."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from adventures.catalogue import AdventureNotFound
from engine.proof.finding import LANGUAGES, Finding, Fix, Severity
from engine.scenario.schema import schema
from web.examining import Examined, examined, folders_in, mend

FORMAT = "format"
"""The key of a problem in the files themselves: there is no adventure yet to find more in."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is said about an adventure; `file` can be opened from here."""

    key: str
    severity: Severity
    file: str
    line: int
    message: str
    why: str | None = None
    fix: Mapping[str, object] | None = None

    def as_json(self) -> dict[str, object]:
        """As machines read it."""
        return {
            "key": self.key,
            "severity": str(self.severity),
            "file": self.file,
            "line": self.line,
            "message": self.message,
            "why": self.why,
            "fix": self.fix,
        }


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of what is said; fi-x-selko is easy Finnish.",
)
@click.option("--fix", is_flag=True, help="Make the fixes that need no judgement.")
@click.option("--why", is_flag=True, help="Give the reason for each.")
@click.option("--json", "as_json", is_flag=True, help="Everything as a JSON list.")
def check(
    paths: tuple[Path, ...], language: str, *, fix: bool, why: bool, as_json: bool
) -> None:
    """Check adventures and tell everything as `file:line: message`.

    A path is an adventure's folder, or a folder of such folders. Exits with 1 if anything
    blocks publishing or asks whether it is meant so; tips fail nothing.
    """
    try:
        folders = [folder for path in paths for folder in folders_in(path)]
        if fix:
            _mend_all(folders, language)
        told = [one for folder in folders for one in _told(examined(folder), language)]
    except AdventureNotFound as missing:
        raise click.UsageError(str(missing)) from missing
    if as_json:
        rows = [one.as_json() for one in told]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print(told, why=why)
    sys.exit(1 if any(one.severity is not Severity.TIP for one in told) else 0)


@click.command(name="schema")
def print_schema() -> None:
    """Print the JSON Schema of adventure files, for editors."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=1))


def _told(seen: Examined, language: str) -> Iterator[Told]:
    for problem in seen.problems:
        yield Told(FORMAT, Severity.BLOCKS, problem.file, problem.line, problem.message)
    for finding in seen.findings:
        yield Told(
            finding.rule.key,
            finding.rule.severity,
            str(seen.folder / finding.file),
            seen.line(finding),
            finding.message(language),
            finding.why(language),
            _fix_told(finding.fix, language) if finding.fix else None,
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


def _print(told: list[Told], *, why: bool) -> None:
    for one in told:
        click.echo(f"{one.file}:{one.line}: {one.message}")
        if why and one.why:
            click.echo(f"    {one.why}")
    counts = Counter(one.severity for one in told)
    if told:
        row = ", ".join(f"{severity} {counts[severity]}" for severity in Severity)
        click.echo(row, err=True)


def _mend_all(folders: list[Path], language: str) -> None:
    for folder in folders:
        for finding, line in mend(folder):
            click.echo(_mended(folder, finding, line, language), err=True)


def _mended(folder: Path, finding: Finding, line: int, language: str) -> str:
    words = finding.fix.words.said(language) if finding.fix else ""
    return f"{folder / finding.file}:{line}: {words}"
