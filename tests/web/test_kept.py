"""What `seikkailu check` has found is given again, for exactly as long as it is true."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.commanding import check
from tests.linting import Edit, laid_out
from web import kept, telling

UNCHECKED = Edit("kirjasto", "  checked: 2026-05-01\n", "")
BROKEN = Edit("tori", "checkin: [gps, qr, here]", "checkin: gps")
GPS_ONLY = Edit("tori", "checkin: [gps, qr, here]", "checkin: [gps]")
TIP = Edit("soitto", "sub_projects: [digimi]\n", "")
HEAVY = {"engine.proof.examining", "flask", "numpy", "pydantic", "pysat", "sqlalchemy"}


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def entries(cache_home: Path) -> list[Path]:
    return [file for file in cache_home.rglob("*") if file.is_file()]


@pytest.fixture
def looks(monkeypatch) -> list[Path]:
    """The folders that were really looked at, each time."""
    seen: list[Path] = []
    look = telling.told

    def told(folder: Path, language: str) -> list[kept.Told]:
        seen.append(folder)
        return look(folder, language)

    monkeypatch.setattr(telling, "told", told)
    return seen


@pytest.mark.parametrize("form", [(), ("--why",), ("--json",), ("--lang", "fi", "--json")])
@pytest.mark.parametrize("edits", [(), (UNCHECKED,), (BROKEN,), (TIP,), (GPS_ONLY, TIP)])
def test_an_answer_is_given_again_to_the_letter(tmp_path: Path, looks, form, edits):
    home = laid_out(tmp_path, *edits)

    first, again, anew = (check(home, *form, *more) for more in ((), (), ("--fresh",)))

    assert said(again) == said(first)
    assert said(anew) == said(first)
    assert looks == [home, home]


def test_it_is_told_in_other_forms_without_another_look(tmp_path: Path, looks):
    home = laid_out(tmp_path, UNCHECKED)

    for form in ((), ("--why",), ("--json",)):
        check(home, *form)

    assert looks == [home]


@pytest.mark.parametrize(
    "file",
    [
        *("adventure.yaml", "checkpoints/tori.yaml", "checkpoints/soitto.yaml"),
        *("media/torni.webp", "../programme.yaml"),
    ],
)
def test_a_changed_byte_is_seen(tmp_path: Path, looks, file: str):
    home = laid_out(tmp_path)
    check(home)

    with (home / file).open("ab") as written:
        written.write(b" ")
    check(home)

    assert looks == [home, home]


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home / "checkpoints" / "soitto.yaml").unlink(),
        lambda home: (home / "media" / "torni.webp").rename(home / "media" / "muu.webp"),
        lambda home: (home / "media" / "uusi.webp").write_bytes(b""),
        lambda home: (home.parent / "programme.yaml").unlink(),
    ],
    ids=["taken away", "renamed", "added", "the shipped programme instead"],
)
def test_a_file_that_comes_or_goes_is_seen(tmp_path: Path, looks, change):
    home = laid_out(tmp_path)
    check(home)

    change(home)
    check(home)

    assert looks == [home, home]


def test_what_is_put_back_is_known_again(tmp_path: Path, looks):
    home = laid_out(tmp_path)
    tori = home / "checkpoints" / "tori.yaml"
    before = tori.read_bytes()
    good = said(check(home))

    tori.write_bytes(before.replace(b"[gps, qr, here]", b"[gps]"))
    bad = said(check(home))
    tori.write_bytes(before)

    assert bad != good == said(check(home))
    assert looks == [home, home]


def test_a_changed_rule_is_another_key(tmp_path: Path, monkeypatch):
    home = laid_out(tmp_path / "adventure")
    rule = tmp_path / "engine" / "proof" / "rule.py"
    rule.parent.mkdir(parents=True)
    monkeypatch.setattr(kept, "ROOT", tmp_path)

    rule.write_text("ASKS = 1\n")
    before = kept.key_of(home, "fi")
    rule.write_text("ASKS = 2\n")

    assert before != kept.key_of(home, "fi")


def test_another_version_of_a_dependency_is_another_key(tmp_path: Path, monkeypatch):
    home = laid_out(tmp_path)
    before = kept.key_of(home, "fi")

    (tmp_path / "installed" / "pydantic-9.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "installed")

    assert before != kept.key_of(home, "fi")


def test_the_rules_that_are_asked_are_among_what_the_key_is_made_of():
    sources = {file for some in kept.PROGRAM for file in kept.ROOT.glob(some)}
    code = (
        "import sys, web.telling\n"
        "for one in sys.modules.values(): print(getattr(one, '__file__', None))"
    )

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    mine = {Path(line) for line in loaded.stdout.decode().splitlines()}
    decides = {file for file in mine if file.is_relative_to(kept.ROOT / "engine")}
    assert len(decides) > 50
    assert decides <= sources
    assert {file for file in mine if file.is_relative_to(kept.ROOT)} - sources == {
        kept.ROOT / "web" / "__init__.py",
        kept.ROOT / "web" / "kept.py",
    }


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-40]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"kirjasto", b"kirjaste", 1)),
        lambda file: file.write_bytes(b"[]"),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["empty", "torn", "a letter turned", "without its seal", "a folder"],
)
def test_a_damaged_answer_is_no_answer(tmp_path: Path, cache_home: Path, looks, damage):
    home = laid_out(tmp_path, UNCHECKED)
    first = said(check(home))
    [entry] = entries(cache_home)

    damage(entry)

    assert said(check(home)) == first
    assert looks == [home, home]


def test_where_nothing_can_be_kept_all_goes_as_ever(tmp_path: Path, looks, monkeypatch):
    home = laid_out(tmp_path, UNCHECKED)
    kept_once = said(check(home))
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert said(check(home)) == kept_once == said(check(home))
    assert looks == [home] * 3


def test_a_user_without_a_home_can_check(tmp_path: Path, monkeypatch):
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)

    assert check(laid_out(tmp_path)).exit_code == 0


def test_answers_are_kept_in_the_users_cache(tmp_path: Path, looks, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "user")
    home = laid_out(tmp_path)

    check(home)
    check(home)

    assert looks == [home]
    assert len(entries(tmp_path / "user" / ".cache" / "seikkailu")) == 1


def test_old_answers_make_room(tmp_path: Path, cache_home: Path, looks, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    home = laid_out(tmp_path)
    for age, language in enumerate(("fi", "sv", "en", "fi-x-selko")):
        check(home, "--lang", language)
        for file in entries(cache_home):
            moment = file.stat().st_mtime - 60
            os.utime(file, (moment, moment))
        assert len(entries(cache_home)) == min(age + 1, 3)

    check(home, "--lang", "fi-x-selko")
    check(home, "--lang", "fi")

    assert looks == [home] * 5


def test_what_was_saved_during_the_look_is_looked_at(tmp_path: Path, looks, monkeypatch):
    home = laid_out(tmp_path)
    tori = home / "checkpoints" / "tori.yaml"
    look, before = telling.told, tori.read_bytes()

    def hurried(folder: Path, language: str) -> list[kept.Told]:
        tori.write_bytes(before.replace(b"[gps, qr, here]", b"[gps]"))
        return look(folder, language)

    monkeypatch.setattr(telling, "told", hurried)
    assert check(home).exit_code == 1
    monkeypatch.setattr(telling, "told", look)
    tori.write_bytes(before)

    assert check(home).exit_code == 0


def test_a_kept_answer_is_told_before_the_rules_are_loaded(tmp_path: Path):
    home = laid_out(tmp_path, UNCHECKED)
    check(home)
    code = (
        "import sys\nfrom web.cli import main\n"
        f"try: main(['check', {str(home)!r}])\n"
        "except SystemExit as end: print(end.code, *sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    code, *modules = told.stdout.decode().splitlines()[-1].split()
    assert code == "1"
    assert "web.kept" in modules
    assert HEAVY & set(modules) == set()
