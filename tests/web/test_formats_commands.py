"""`seikkailu export`, then `seikkailu import`: what comes back, and what is not even begun."""

import shutil
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from engine.formats.writing import adventure_files
from engine.scenario.edition import compiled
from engine.scenario.filling import Around
from engine.scenario.parsing import parse
from tests.carrying import PERILLE, TABLE, adventure_in, left_in, sha
from tests.chance import PLAYS, adventures
from tests.commanding import told
from web.archive import packed, write_files


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "paikat.csv"
    file.write_text(TABLE, "utf-8")
    return file


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
