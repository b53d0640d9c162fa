"""`seikkailu check`, as an author and a script use it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import Result

from adventures.catalogue import SHIPPED
from engine.proof.finding import LANGUAGES
from engine.proof.mending import CannotMend
from tests.commanding import check
from tests.linting import FILES, Edit, laid_out
from web import examining

LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): (?P<message>.+)")
GPS_ONLY = Edit("tori", "checkin: [gps, qr, here]", "checkin: [gps]   # hetki vielä")
SWAPPED = Edit(
    "tori", "at: {lat: 61.687879, lon: 27.273147}", "at: {lat: 27.273147, lon: 61.687879}"
)
IN_BRACES = Edit("tori", "{fi: Menkää torille., en:", '{fi: "Menkää torille, heti.", en:')
UNCHECKED = Edit("kirjasto", "  checked: 2026-05-01\n", "")
TIP = Edit("soitto", "sub_projects: [digimi]\n", "")


def rows(result: Result) -> list[dict]:
    return json.loads(result.stdout)


def test_a_good_adventure_is_good_and_nothing_is_said(tmp_path: Path):
    result = check(laid_out(tmp_path))

    assert (result.exit_code, result.output) == (0, "")


def test_what_asks_is_told_with_file_and_line_and_fails(tmp_path: Path):
    home = laid_out(tmp_path, GPS_ONLY)

    result = check(home)

    lines = filter(None, map(LINE.fullmatch, result.stdout.splitlines()))
    found = next(one for one in lines if one["message"].startswith("The square: "))
    assert result.exit_code == 1
    assert found
    assert Path(found["file"]) == home / "checkpoints" / "tori.yaml"
    assert (
        FILES["checkpoints/tori.yaml"]
        .splitlines()[int(found["line"]) - 1]
        .startswith("checkin")
    )
    assert found["message"].startswith("The square: ")


def test_a_tip_is_told_and_fails_nothing(tmp_path: Path):
    result = check(laid_out(tmp_path, TIP))

    assert result.exit_code == 0
    assert "sub_projects" in result.stdout
    assert "tip 1" in result.stderr


def test_a_whole_folder_of_adventures_can_be_checked(tmp_path: Path):
    laid_out(tmp_path, GPS_ONLY)
    other = tmp_path / "toinen"
    (tmp_path / "kierros").rename(other)
    laid_out(tmp_path, UNCHECKED)

    files = {Path(row["file"]).parent.parent.name for row in rows(check("--json", tmp_path))}

    assert files == {"kierros", "toinen"}


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("fi", "Tori: leiman saa vain"),
        ("sv", "Tori: bara positionen"),
        ("en", "The square: the phone's position"),
        ("fi-x-selko", "Tori: leiman saa vain puhelimen"),
    ],
)
def test_it_speaks_the_language_asked_for(tmp_path: Path, language: str, begins: str):
    result = check("--lang", language, laid_out(tmp_path, GPS_ONLY))

    assert f": {begins}" in result.stdout


def test_no_other_language_is_taken(tmp_path: Path):
    assert check("--lang", "de", laid_out(tmp_path)).exit_code == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_is_given_on_request_on_a_line_of_its_own(tmp_path: Path, language: str):
    home = laid_out(tmp_path, UNCHECKED)

    plain, told = (check(home, "--lang", language, *more).stdout for more in ([], ["--why"]))

    first, second = told.splitlines()
    assert plain.splitlines() == [first]
    assert second.startswith("    ")
    assert second.strip()


def test_machines_read_key_severity_and_fix(tmp_path: Path):
    home = laid_out(tmp_path, SWAPPED, UNCHECKED)

    found = {row["key"]: row for row in rows(check("--json", "--lang", "fi", home))}

    swapped = found["place-swapped"]
    assert swapped["severity"] == "blocks"
    assert swapped["fix"] == {
        "file": "checkpoints/tori.yaml",
        "path": ["place", "at"],
        "value": {"lat": 61.687879, "lon": 27.273147},
        "words": "Vaihda lat ja lon.",
        "safe": True,
    }
    assert found["place-unverified"]["severity"] == "asks"
    assert found["place-unverified"]["fix"] is None
    assert all(row["why"] for row in found.values())
    assert {*swapped} == {"key", "severity", "file", "line", "message", "why", "fix"}


def test_a_file_that_cannot_be_read_is_one_kind_of_finding(tmp_path: Path):
    home = laid_out(
        tmp_path, Edit("tori", "checkin: [gps, qr, here]", "checkin: gps"), UNCHECKED
    )

    result = check("--json", home)

    assert result.exit_code == 1
    assert {(row["key"], row["severity"]) for row in rows(result)} == {("format", "blocks")}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "checkin: kirjoittakaa luettelo, esimerkiksi [qr, code]."),
        ("sv", "checkin: skriv en lista, till exempel [qr, code]."),
        ("en", "checkin: write a list, such as [qr, code]"),
        ("fi-x-selko", "checkin: kirjoittakaa luettelo. Esimerkki: [qr, code]."),
    ],
)
def test_what_cannot_be_read_is_told_in_the_language_asked_for(tmp_path, language, told):
    home = laid_out(tmp_path, Edit("tori", "checkin: [gps, qr, here]", "checkin: gps"))

    assert check("--lang", language, home).stdout.endswith(f"tori.yaml:10: {told}\n")


def test_safe_fixes_are_made_and_comments_and_order_are_kept(tmp_path: Path):
    home = laid_out(tmp_path, GPS_ONLY, SWAPPED, IN_BRACES)
    tori = home / "checkpoints" / "tori.yaml"
    before = tori.read_text("utf-8").splitlines()

    result = check("--fix", home)

    after = tori.read_text("utf-8").splitlines()
    assert (result.exit_code, result.stdout) == (0, "")
    assert "checkin: [gps, qr, code]   # hetki vielä" in after
    assert "  at: {lat: 61.687879, lon: 27.273147}" in after
    assert after[after.index("clue:") :][:3] == [
        "clue:",
        "  fi: >-",
        "    Menkää torille, heti.",
    ]
    assert [line for line in before if line in after] == [
        line for line in after if line in before
    ]
    assert len([line for line in before if line not in after]) == 3


def test_each_fix_is_told_where_it_was_made(tmp_path: Path):
    home = laid_out(tmp_path, GPS_ONLY)

    told = check("--fix", "--lang", "fi", home).stderr

    assert "tori.yaml:10: Lisää tavat qr ja code." in told


def test_what_needs_judgement_is_left_as_it_is(tmp_path: Path):
    home = laid_out(tmp_path, Edit("kirjasto", "    tolerance: 5\n", ""), UNCHECKED)
    before = {file: file.read_bytes() for file in home.rglob("*.yaml")}

    result = check("--fix", home)

    assert result.exit_code == 1
    assert {file: file.read_bytes() for file in home.rglob("*.yaml")} == before


def test_fixing_a_broken_folder_changes_nothing(tmp_path: Path):
    home = laid_out(tmp_path, GPS_ONLY, Edit("kirjasto", "checkin: [gps, qr]", "checkin: [gps"))
    before = {file: file.read_bytes() for file in home.rglob("*.yaml")}

    assert check("--fix", home).exit_code == 1
    assert {file: file.read_bytes() for file in home.rglob("*.yaml")} == before


def test_a_file_saved_on_windows_is_mended_as_one(tmp_path: Path):
    home = laid_out(tmp_path, GPS_ONLY)
    tori = home / "checkpoints" / "tori.yaml"
    tori.write_bytes(b"\xef\xbb\xbf" + tori.read_bytes().replace(b"\n", b"\r\n"))

    check("--fix", home)

    mended = tori.read_bytes()
    assert mended.startswith(b"\xef\xbb\xbfid: tori\r\n")
    assert b"checkin: [gps, qr, code]" in mended
    assert mended.count(b"\n") == mended.count(b"\r\n")


def test_a_fix_that_a_file_does_not_take_is_left_for_its_author(tmp_path: Path, monkeypatch):
    def refuses(source: str, fixes: object) -> str:
        raise CannotMend

    monkeypatch.setattr(examining, "mended", refuses)
    home = laid_out(tmp_path, GPS_ONLY, SWAPPED)

    result = check("--fix", "--json", home)

    assert {row["key"] for row in rows(result)} >= {"gps-only", "place-swapped"}
    assert (result.exit_code, result.stderr) == (1, "")


def test_nothing_is_left_behind_beside_the_files(tmp_path: Path):
    home = laid_out(tmp_path, GPS_ONLY, SWAPPED)
    before = sorted(home.rglob("*"))

    check("--fix", home)

    assert sorted(home.rglob("*")) == before


def test_the_shipped_adventures_have_nothing_that_blocks():
    found = rows(check("--json", SHIPPED))

    assert "blocks" not in {row["severity"] for row in found}
