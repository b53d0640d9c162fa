from pathlib import Path

import pytest

from adventures.folders import SHIPPED, adventure_folders
from adventures.overview import (
    FACTS,
    NOTES,
    README,
    VISITS,
    facts_in,
    readme,
)
from tests.building import shipped

PLACE = """\
id: {id}
role: {role}
title: {{fi: Rasti {id}, en: Place {id}}}
place: {{at: {{lat: 61.6878, lon: 27.2779}}, grade: derived, accuracy_m: 60, source: a sketch}}
checkin: [gps, code]
sub_projects: [tutka]
"""
HEAD = """\
format: seikkailu/1
id: koe
title: {fi: Koe, en: A Trial}
summary: {fi: Lyhyt., en: Short.}
languages: [fi, en]
authors: [Testaajat]
licence: CC-BY-4.0
age: 7
area: {south: 61.6, west: 27.2, north: 61.8, east: 27.4}
safety: {fi: Katsokaa eteenne., en: Look ahead.}
distance_m: 500
minutes: [10, 20]
route: {mode: linear, order: [eka, toka]}
"""
TOLD = f"""\
{FACTS}
| checkpoint | fact told | source |
|---|---|---|
| eka, toka (project note) | both stand by the water | map |
| toka | it has a bell | book |

{VISITS}
- **eka**: where to stand
  in the rain.
- **toka**: the bell | the rope.
- **The road, first**: how one crosses it.

## Legs
| eka | toka | 40 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An adventure of two checkpoints, with its notes, beside the shipped programme."""
    (tmp_path / "koe" / "checkpoints").mkdir(parents=True)
    (tmp_path / "programme.yaml").write_bytes((SHIPPED / "programme.yaml").read_bytes())
    (tmp_path / "koe" / "adventure.yaml").write_text(HEAD, "utf-8")
    for name, role in (("eka", "start"), ("toka", "finish")):
        place = PLACE.format(id=name, role=role)
        (tmp_path / "koe" / "checkpoints" / f"{name}.yaml").write_text(place, "utf-8")
    (tmp_path / "koe" / NOTES).write_text(TOLD, "utf-8")
    return tmp_path


def rows(table: str) -> dict[str, list[str]]:
    """The cells of each checkpoint's row."""
    lines = [line for line in table.splitlines() if line.startswith("| **")]
    cells = [line.strip("| ").split(" | ") for line in lines]
    return {row[0].split("**")[1]: row for row in cells}


def test_the_overview_says_what_the_files_say_now():
    written = (SHIPPED / README).read_text("utf-8")

    assert written == readme(), "run `python -m adventures.overview`"


def test_every_checkpoint_of_every_adventure_has_a_row():
    places = [stop.id for one in shipped().adventures for stop in one.checkpoints]

    assert readme().count("| **") == len(places)


def test_a_row_tells_place_grade_facts_with_sources_and_what_to_verify(folder: Path):
    eka, toka = rows(readme(folder)).values()

    assert eka[1:4] == [
        "61.68780, 27.27790 ±60 m",
        "derived",
        "both stand by the water [map]",
    ]
    assert eka[4:] == ["tutka", "–", "where to stand in the rain."]
    assert toka[3] == "both stand by the water [map]<br>it has a bell [book]"
    assert toka[6] == "the bell / the rope."


def test_what_concerns_the_whole_way_stands_below_the_table(folder: Path):
    assert "\n- The road, first: how one crosses it.\n" in readme(folder)


def test_an_adventure_without_notes_has_rows_without_facts(folder: Path):
    (folder / "koe" / NOTES).unlink()

    assert rows(readme(folder))["eka"][3] == "–"


@pytest.mark.parametrize("path", list(adventure_folders(SHIPPED)), ids=lambda path: path.name)
def test_facts_are_told_only_of_checkpoints_that_are_there(path: Path):
    notes = (path / NOTES).read_text("utf-8")
    there = {stop.id for stop in shipped().adventure(path.name).checkpoints}

    assert facts_in(notes).keys() - there == set()
