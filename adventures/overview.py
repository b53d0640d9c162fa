"""README.md of this folder: every checkpoint in one table, made from what its authors wrote.

Place, grade, sub-projects and challenges come from the YAML; facts, their sources and what
a visit must still verify from two sections of notes.md. `python -m adventures.overview`
writes the file anew, and a test holds it against what it is made from.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from adventures.catalogue import catalogue
from adventures.folders import SHIPPED
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Kind, Role

README: Final = "README.md"
NOTES: Final = "notes.md"
FACTS: Final = "## Facts by checkpoint"
VISITS: Final = "## To check on site before publishing"

HEAD: Final = """\
# The adventures

Two adventures in Mikkeli, each a folder of text files. [AUTHORING.md](AUTHORING.md) tells how
one is written, [programme.yaml](programme.yaml) what the programme behind the places was.

The tables are made from the YAML and from each folder's notes.md, where the keys of sources
are spelt out: after a change, `python -m adventures.overview` writes this file anew. Grades:
*surveyed* on the spot, *published* by somebody else, *derived* from streets and texts,
*guessed* from memory. The last two wait for a visit.
"""
COLUMNS: Final = (
    *("checkpoint", "place", "grade", "facts, with sources", "sub-projects", "challenges"),
    "a visit must still verify",
)
_BESIDE = re.compile(r"\s*\([^)]*\)")
_BULLET = re.compile(
    r"^- \*\*(?P<names>[^*]+)\*\*:\s*(?P<words>.*?)(?=^- |\Z)", re.MULTILINE | re.DOTALL
)
_SECTION = re.compile(r"^##+ ", re.MULTILINE)


def readme(folder: Path = SHIPPED) -> str:
    """What the file says, for the adventures in a folder."""
    whole = catalogue(folder)
    in_order = sorted(whole.adventures, key=lambda one: one.line)
    parts = (_table(one, (folder / one.id / NOTES)) for one in in_order)
    return "\n".join((HEAD, *parts))


def _table(adventure: Adventure, notes: Path) -> str:
    written = notes.read_text("utf-8") if notes.is_file() else ""
    facts, visits = facts_in(written), visits_in(written)
    there = {stop.id for stop in adventure.checkpoints}
    lines = [
        _line(COLUMNS),
        _line(("---",) * len(COLUMNS)),
        *(_line(_cells(stop, facts, visits)) for stop in adventure.checkpoints),
    ]
    rest = [f"- {names}: {words}" for names, words in visits if not there & _named(names)]
    return "\n".join((f"## {adventure.title.said('en')}\n", *lines, "", *rest, ""))


def _cells(
    stop: Checkpoint, facts: Mapping[str, list[str]], visits: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    place = stop.place
    to_verify = [words for names, words in visits if stop.id in _named(names)]
    return (
        f"**{stop.id}**<br>{stop.title.said('en')}{_sort(stop)}",
        _where(stop),
        str(place.grade) if place else "–",
        "<br>".join(facts.get(stop.id, ())) or "–",
        ", ".join(stop.sub_projects) or "–",
        ", ".join(asked.type for asked in stop.challenges) or "–",
        "<br>".join(to_verify) or "–",
    )


def _sort(stop: Checkpoint) -> str:
    """What it is besides a plain stop."""
    usual = {str(Role.STOP), str(Kind.BASIC)}
    return "".join(f" ({sort})" for sort in (stop.role, stop.kind) if sort not in usual)


def _where(stop: Checkpoint) -> str:
    told = [str(stop.address.said("en"))] if stop.address else []
    if stop.place:
        at = stop.place.fence.centre
        told.append(f"{at.lat:.5f}, {at.lon:.5f} ±{stop.place.accuracy_m:.0f} m")
    return "<br>".join(told) or "at its host's"


def facts_in(notes: str) -> dict[str, list[str]]:
    """The rows `| checkpoint | fact | source |`, by checkpoint; one row may be of several."""
    found: dict[str, list[str]] = {}
    for row in _section(notes, FACTS).splitlines():
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if len(cells) == 3 and not set(cells[0]) <= set("-: ") and cells[0] != "checkpoint":
            for name in _named(cells[0]):
                found.setdefault(name, []).append(f"{cells[1]} [{cells[2]}]")
    return found


def visits_in(notes: str) -> list[tuple[str, str]]:
    """The bullets `- **checkpoint**: words`; some are of several, some of the whole way."""
    return [
        (bullet["names"], " ".join(bullet["words"].split()).replace("|", "/"))
        for bullet in _BULLET.finditer(_section(notes, VISITS))
    ]


def _section(notes: str, heading: str) -> str:
    """What stands under a heading, up to the next one."""
    _, _, after = notes.partition(f"{heading}\n")
    return _SECTION.split(after, maxsplit=1)[0]


def _named(cell: str) -> set[str]:
    """The checkpoints that a cell or a bullet is of."""
    return {name.strip() for name in _BESIDE.sub("", cell).split(",")}


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    (SHIPPED / README).write_text(readme(), "utf-8")
