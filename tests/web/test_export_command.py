"""`seikkailu export`, as people at a workshop use it."""

import json
import shutil
from pathlib import Path

import gpxpy
import pytest
from icalendar import Calendar

from tests.carrying import PERILLE, left_in, sha
from tests.commanding import told

QUIET = Path(__file__).parents[1] / "gallery" / "lab-of-five"
"""An adventure in which nothing has its hours."""
EVENT = """\
id: tapahtuma
kind: event
title: Torin juhla
checkin: [qr]
open: ["2026-06-01 10:00", "2026-06-01 12:00"]
"""
HIDDEN = "id: piilo\nkind: secret\ntitle: Piilopaikka\ncheckin: [code]\n"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """Perille with an event and a secret checkpoint."""
    folder = tmp_path / "rich"
    shutil.copytree(PERILLE, folder)
    (folder / "checkpoints" / "tapahtuma.yaml").write_text(EVENT, "utf-8")
    (folder / "checkpoints" / "piilo.yaml").write_text(HIDDEN, "utf-8")
    return folder


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


def test_what_does_not_belong_is_left_out_of_a_zip_and_told(tmp_path: Path):
    folder = tmp_path / "perille"
    shutil.copytree(PERILLE, folder)
    (folder / "budjetti.ods").write_bytes(b"x")

    result = told("export", folder, "--as", "zip", "--out", tmp_path / "a.zip", "--secret")

    assert (result.exit_code, result.stderr) == (0, "left out: budjetti.ods\n")


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
