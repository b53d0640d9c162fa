"""`seikkailu import`, as people at a workshop use it."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.carrying import PERILLE, TABLE, adventure_in, left_in
from tests.commanding import told


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "paikat.csv"
    file.write_text(TABLE, "utf-8")
    return file


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
