"""`seikkailu import` and `export`, as people at a workshop use them."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import gpxpy
import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given, settings
from icalendar import Calendar

from adventures.catalogue import SHIPPED, read_adventure, read_programme
from engine.formats.writing import adventure_files
from engine.scenario.adventure import Adventure
from engine.scenario.edition import compiled
from engine.scenario.filling import Around
from engine.scenario.parsing import parse
from tests.chance import PLAYS, adventures
from web.archive import packed, write_files
from web.cli import main

PERILLE = SHIPPED / "perille"
QUIET = Path(__file__).parents[1] / "gallery" / "lab-of-five"
"""An adventure in which nothing has its hours."""
TABLE = "nimi;lat;lon;kuvaus\nTori;61,687879;27,273147;Kauppaa\nAsema;61,687818;27,277969;\n"
EVENT = """\
id: tapahtuma
kind: event
title: Torin juhla
checkin: [qr]
open: ["2026-06-01 10:00", "2026-06-01 12:00"]
"""
HIDDEN = "id: piilo\nkind: secret\ntitle: Piilopaikka\ncheckin: [code]\n"


def told(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def sha(folder: Path) -> str:
    return compiled(adventure_in(folder)).sha


def adventure_in(folder: Path) -> Adventure:
    programme = read_programme(SHIPPED).value
    assert programme is not None
    adventure = read_adventure(folder, programme).value
    assert adventure is not None
    return adventure


def left_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "paikat.csv"
    file.write_text(TABLE, "utf-8")
    return file


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """Perille with an event and a secret checkpoint."""
    folder = tmp_path / "rich"
    shutil.copytree(PERILLE, folder)
    (folder / "checkpoints" / "tapahtuma.yaml").write_text(EVENT, "utf-8")
    (folder / "checkpoints" / "piilo.yaml").write_text(HIDDEN, "utf-8")
    return folder


def test_a_table_becomes_a_draft_that_is_good(table: Path, tmp_path: Path):
    folder = tmp_path / "torin-kierros"

    result = told("import", table, "--into", folder)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{folder}: a draft, 2 checkpoints; notes.md says what to verify\n"
    draft = adventure_in(folder)
    assert (draft.id, draft.title.said("fi")) == ("torin-kierros", "paikat")
    assert [stop.id for stop in draft.checkpoints] == ["tori", "asema"]
    assert "paikat.csv: tarkistakaa paikan päällä" in draft.checkpoints[0].place.source
    assert "tarkistakaa paikan päällä" in (folder / "notes.md").read_text("utf-8")
    assert left_in(tmp_path) == {"paikat.csv", "torin-kierros"}


def test_a_draft_takes_the_id_title_and_language_it_is_given(table: Path, tmp_path: Path):
    options = ("--id", "min-runda", "--title", "Min runda", "--language", "sv")

    result = told("import", table, "--into", tmp_path / "a", *options)

    draft = adventure_in(tmp_path / "a")
    assert result.exit_code == 0
    assert (draft.id, draft.languages, draft.title.said("sv")) == (
        *("min-runda", ("sv",), "Min runda"),
    )


@pytest.mark.parametrize("form", ["gpx", "geojson", "csv"])
def test_what_was_exported_can_be_imported(form: str, tmp_path: Path):
    file = tmp_path / f"perille.{form}"
    exported = told("export", PERILLE, "--as", form, "--out", file, "--secret")
    imported = told("import", file, "--into", tmp_path / "draft")

    assert (exported.exit_code, exported.output) == (0, "")
    assert imported.exit_code == 0
    before, after = adventure_in(PERILLE), adventure_in(tmp_path / "draft")
    assert [stop.title.said("fi") for stop in after.checkpoints] == [
        stop.title.said("fi") for stop in before.checkpoints
    ]
    assert [stop.place.at for stop in after.checkpoints] == [
        stop.place.at for stop in before.checkpoints
    ]


@pytest.mark.parametrize("form", ["gpx", "geojson", "csv", "calendar"])
def test_texts_are_printed_as_they_would_be_written(form: str, rich: Path, tmp_path: Path):
    printed = told("export", rich, "--as", form)
    written = told("export", rich, "--as", form, "--out", tmp_path / "file")

    assert (printed.exit_code, written.exit_code, written.output) == (0, 0, "")
    lines = (tmp_path / "file").read_bytes().splitlines()
    stamps = {line for line in printed.stdout_bytes.splitlines() if b"DTSTAMP" in line}
    assert [line for line in lines if b"DTSTAMP" not in line] == [
        line for line in printed.stdout_bytes.splitlines() if line not in stamps
    ]
    assert left_in(tmp_path) == {"rich", "file"}


def test_other_programs_can_read_what_is_printed(rich: Path):
    gpx = gpxpy.parse(told("export", rich, "--as", "gpx").stdout)
    geojson = json.loads(told("export", rich, "--as", "geojson").stdout)
    calendar = Calendar.from_ical(told("export", rich, "--as", "calendar").stdout_bytes)

    assert gpx.waypoints[0].name == "Rautatieasema"
    assert len(gpx.routes[0].points) == len(geojson["features"]) == 13
    assert "Torin juhla" in [str(one["summary"]) for one in calendar.walk("VEVENT")]


def test_names_come_in_the_language_asked_for():
    assert (
        "Railway Station" in told("export", PERILLE, "--as", "csv", "--language", "en").stdout
    )


@pytest.mark.parametrize("form", ["gpx", "geojson", "csv", "calendar"])
def test_a_secret_checkpoint_is_exported_only_when_asked_for(form: str, rich: Path):
    placed = "place:\n  at: {lat: 61.69, lon: 27.27}\n  grade: surveyed\n  accuracy_m: 5\n"
    (rich / "checkpoints" / "piilo.yaml").write_text(
        f"{HIDDEN.replace('kind: secret', 'kind: event')}visible: never\n{placed}  source: a\n"
        'open: ["2026-06-01 10:00", "2026-06-01 12:00"]\n'
    )

    kept = told("export", rich, "--as", form)
    asked = told("export", rich, "--as", form, "--secret")

    assert "Piilopaikka" not in kept.stdout
    assert "Piilopaikka" in asked.stdout


def test_a_zip_with_a_secret_is_made_only_when_asked_for(rich: Path, tmp_path: Path):
    out = tmp_path / "rich.zip"

    kept = told("export", rich, "--as", "zip", "--out", out)
    assert kept.exit_code == 1
    assert kept.stderr == (
        f"{rich}: a zip holds secret checkpoints too (keinu, piilo): add --secret\n"
    )
    assert left_in(tmp_path) == {"rich"}

    assert told("export", rich, "--as", "zip", "--out", out, "--secret").exit_code == 0
    assert told("import", out, "--into", tmp_path / "again").exit_code == 0
    assert sha(tmp_path / "again") == sha(rich)


def test_a_zip_brings_the_same_edition_and_every_file(tmp_path: Path):
    out, folder = tmp_path / "perille.zip", tmp_path / "again"

    exported = told("export", PERILLE, "--as", "zip", "--out", out, "--secret")
    imported = told("import", out, "--into", folder)

    assert (exported.exit_code, exported.output) == (0, "")
    assert (imported.exit_code, imported.stdout) == (0, f"{folder}: perille, 14 checkpoints\n")
    assert sha(folder) == sha(PERILLE)
    assert (folder / "notes.md").read_bytes() == (PERILLE / "notes.md").read_bytes()


@settings(PLAYS, max_examples=20)
@given(adventures())
def test_export_then_import_gives_the_same_edition(tmp_path_factory, written):
    files = adventure_files(written)
    assume(parse(files, Around(["digimi"])).value is not None)
    folder = tmp_path_factory.mktemp("law")
    first, out, second = folder / "first", folder / "first.zip", folder / "second"
    write_files(first, {name: text.encode() for name, text in files.items()})

    exported = told("export", first, "--as", "zip", "--out", out, "--secret")
    imported = told("import", out, "--into", second)

    assert (exported.exit_code, imported.exit_code) == (0, 0)
    assert sha(second) == compiled(written).sha
    assert packed(second).octets == out.read_bytes()


def test_an_adventure_with_much_to_see_travels_too(tmp_path: Path):
    folder, out = tmp_path / "perille", tmp_path / "perille.zip"
    shutil.copytree(PERILLE, folder)
    write_files(folder, {f"media/kuva-{n}.webp": b"\1" * 4_900_000 for n in range(4)})

    exported = told("export", folder, "--as", "zip", "--out", out, "--secret")
    imported = told("import", out, "--into", tmp_path / "again")

    assert (exported.exit_code, imported.exit_code) == (0, 0)
    shipped = len([*(PERILLE / "media").iterdir()])
    assert len([*(tmp_path / "again" / "media").iterdir()]) == shipped + 4


def test_what_does_not_belong_is_left_out_of_a_zip_and_told(tmp_path: Path):
    folder = tmp_path / "perille"
    shutil.copytree(PERILLE, folder)
    (folder / "budjetti.ods").write_bytes(b"x")

    result = told("export", folder, "--as", "zip", "--out", tmp_path / "a.zip", "--secret")

    assert (result.exit_code, result.stderr) == (0, "left out: budjetti.ods\n")


def zip_of(files: dict[str, str]) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return page.getvalue()


HOSTILE = {
    "empty.gpx": b"",
    "empty.csv": b"",
    "empty.zip": b"",
    "bomb.gpx": b'<!DOCTYPE g [<!ENTITY a "aaa">]><gpx><wpt lat="1" lon="1"/></gpx>',
    "swapped.csv": b"nimi;lat;lon\nTori;27,27;61,68\n",
    "huge.csv": b"nimi;lat;lon\nTori;1e999;61,68\n",
    "spoiled.geojson": b'{"type": "FeatureCollection", "features": [',
    "letters.csv": b"nimi;lat;lon\n\x81;61;27\n",
    "slip.zip": zip_of({"adventure.yaml": "", "../slipped.yaml": ""}),
    "headless.zip": zip_of({"notes.md": "hei"}),
    "half.zip": zip_of({"adventure.yaml": "format: seikkailu/1\n"})[:60],
    "book.xlsx": zip_of({"xl/workbook.xml": "<x/>"}),
    "large.gpx": b"<gpx>" + b" " * 20_000_001,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence_and_leaves_nothing(
    name: str, tmp_path: Path
):
    file = tmp_path / name
    file.write_bytes(HOSTILE[name])

    result = told("import", file, "--into", tmp_path / "new")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(str(file))
    assert result.stderr.count("\n") == 1
    assert ": " in result.stderr.removeprefix(str(file))
    assert left_in(tmp_path) == {name}


def test_every_problem_of_a_zipped_adventure_is_told_where_it_stands(tmp_path: Path):
    file = tmp_path / "perille.zip"
    files = {
        one.relative_to(PERILLE).as_posix(): one.read_text("utf-8")
        for one in PERILLE.rglob("*.yaml")
    }
    files["checkpoints/tori.yaml"] = files["checkpoints/tori.yaml"].replace("role:", "rôle:")
    files["adventure.yaml"] = files["adventure.yaml"].replace("age: 9", "age: nine")
    file.write_bytes(zip_of(files))

    result = told("import", file, "--into", tmp_path / "new")

    places = [
        line.rpartition("zip/")[2].partition(":")[0] for line in result.stderr.splitlines()
    ]
    assert result.exit_code == 1
    assert set(places) == {"adventure.yaml", "checkpoints/tori.yaml"}
    assert left_in(tmp_path) == {"perille.zip"}


def test_a_folder_that_is_there_stays_as_it_is(table: Path, tmp_path: Path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "adventure.yaml").write_text("kept")

    for target in ("mine", "paikat.csv"):
        result = told("import", table, "--into", tmp_path / target)
        assert result.exit_code == 2
        assert "is there already" in result.stderr

    assert (tmp_path / "mine" / "adventure.yaml").read_text() == "kept"
    assert table.read_text("utf-8") == TABLE


@pytest.mark.parametrize(
    "words",
    [
        *(("import", "TABLE"), ("import", "no-such.csv", "--into", "NEW")),
        *(("import", "TABLE", "--into", "NEW/deeper"), ("import", "FOLDER", "--into", "NEW")),
        *(
            ("import", "TABLE", "--into", "NEW", "--id", id_)
            for id_ in ("A", "a--b", "a/b", "")
        ),
        ("import", "TABLE", "--into", "NEW", "--id", "a" * 65),
        ("import", "TABLE", "--into", "NEW", "--language", "tlh"),
        *(("import", "ZIP", "--into", "NEW", "--id", "a"),),
        *(("import", "ZIP", "--into", "NEW", "--title", "a"),),
        *(("export", str(PERILLE)), ("export", str(PERILLE), "--as", "pdf")),
        *(("export", "NEW", "--as", "gpx"), ("export", str(PERILLE), "--as", "zip")),
        ("export", str(PERILLE), "--as", "gpx", "--language", "tlh"),
        ("export", str(PERILLE), "--as", "gpx", "--out", "FOLDER"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_leaves_nothing(words, table: Path, tmp_path: Path):
    zipped = tmp_path / "perille.zip"
    zipped.write_bytes(packed(PERILLE).octets)
    here = {"TABLE": table, "NEW": tmp_path / "new", "ZIP": zipped, "FOLDER": tmp_path}
    here["NEW/deeper"] = tmp_path / "new" / "deeper"

    result = told(*(here.get(word, word) for word in words))

    assert result.exit_code == 2
    assert result.stderr.strip()
    assert left_in(tmp_path) == {"paikat.csv", "perille.zip"}


@pytest.mark.parametrize("form", ["gpx", "geojson", "csv", "zip"])
def test_a_broken_adventure_is_not_exported(form: str, tmp_path: Path):
    folder = tmp_path / "perille"
    shutil.copytree(PERILLE, folder)
    (folder / "checkpoints" / "tori.yaml").write_text("id: [tori\n")

    result = told("export", folder, "--as", form, "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert "checkpoints/tori.yaml:" in result.stderr
    assert left_in(tmp_path) == {"perille"}


def test_a_calendar_of_nothing_is_said_to_be_so():
    result = told("export", QUIET, "--as", "calendar")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "no checkpoint opens at given times" in result.stderr


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path):
    out = tmp_path / "no" / "such" / "folder.gpx"

    result = told("export", PERILLE, "--as", "gpx", "--out", out)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{out}: ")
    assert result.stderr.count("\n") == 1


def test_an_older_export_is_replaced_whole(tmp_path: Path):
    out = tmp_path / "perille.gpx"
    out.write_text("old" * 100_000)

    with out.open() as being_read:
        told("export", PERILLE, "--as", "gpx", "--out", out)
        assert being_read.read() == "old" * 100_000

    assert gpxpy.parse(out.read_text("utf-8")).name == "Perille"
    assert left_in(tmp_path) == {"perille.gpx"}
