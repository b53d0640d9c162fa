"""A report that is taken along, to be read again: as JSON, and as a sheet of its table."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from odfdo import Document

from web.report.asked import Asked
from web.report.queries import QUERIES
from web.report.report import Report
from web.results.sheets import Sheet
from web.words import Words

FORMAT: Final = "seikkailu-report/1"
HIDDEN: Final = "hidden"


class NotAReport(ValueError):
    """A file that no report was written to."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was asked then, and the figures as they were told: None where one was hidden."""

    asked: Asked
    figures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is another now than in the file; None for one that is not there."""

    id: str
    kept: str | None
    now: str | None


def as_json(report: Report, words: Words) -> str:
    """For a machine: what was asked, each figure with its query's name, and the queries."""
    whole = {
        "format": FORMAT,
        "made_at": report.made_at.isoformat(),
        "asked": report.asked.plain(),
        "games": report.games,
        "figures": [
            {"id": one.id, "value": one.value, "query": one.query} for one in report.lines
        ],
        "queries": {
            name: {"sql": query.sql, "fold": query.fold(words)}
            for name, query in QUERIES.items()
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_sheet(report: Report) -> Sheet:
    """The same as a table that spreadsheets keep; its name tells it from those for people."""
    asked = [(name, said, "") for name, said in report.asked.plain().items()]
    made = ("made_at", report.made_at.isoformat(), "")
    figures = [
        (one.id, HIDDEN if one.value is None else one.value, one.query) for one in report.lines
    ]
    return Sheet(FORMAT.replace("/", "-"), ("id", "value", "query"), (made, *asked, *figures))


def read(file: Path) -> Kept:
    """A report from a file, of either kind. Raises NotAReport."""
    try:
        plain = _of_sheet(file) if zipfile.is_zipfile(file) else _of_json(file)
        return Kept(Asked.read(plain[0]), dict(plain[1]))
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        message = f"{file} is no report that this program wrote as JSON or ODS"
        raise NotAReport(message) from broken


def differences(kept: Kept, report: Report) -> Iterator[Difference]:
    """Each figure that is not what the file says, in the report's order."""
    now = {one.id: one.value for one in report.lines}
    for name in dict.fromkeys((*now, *kept.figures)):
        before, after = (_spelt(some, name) for some in (kept.figures, now))
        if before != after:
            yield Difference(name, before, after)


def _spelt(figures: Mapping[str, float | None], name: str) -> str | None:
    if name not in figures:
        return None
    value = figures[name]
    return HIDDEN if value is None else f"{float(value):g}"


def _of_json(file: Path) -> tuple[Mapping[str, str], Mapping[str, float | None]]:
    whole = json.loads(file.read_text("utf-8"))
    if whole["format"] != FORMAT:
        raise NotAReport(whole["format"])
    return whole["asked"], {one["id"]: one["value"] for one in whole["figures"]}


def _of_sheet(file: Path) -> tuple[Mapping[str, str], Mapping[str, float | None]]:
    table = Document(file).body.get_table(name=FORMAT.replace("/", "-"))
    if table is None:
        raise NotAReport(file.name)
    rows = [[*row, "", "", ""][:3] for row in table.get_values()[1:]]
    asked = {str(name): str(said or "") for name, said, query in rows if not query}
    figures = {
        str(name): None if value == HIDDEN else float(value)
        for name, value, query in rows
        if query
    }
    return asked, figures
