"""The restore drill: backed up under load, wiped, restored, and nothing confirmed is lost."""

import json
import shutil
import stat
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgres
from tests.building import shipped
from tests.commanding import told
from tests.housing import app_for, on_postgres, prepared
from tests.photographing import Photographer, photo, photo_site
from tests.playing import Phone, fresh_id
from tests.visiting import codes_of, everything_kept
from web.folder import site_at
from web.keys import keys
from web.run_export import exported
from web.settings import settings_for
from web.site import Site
from web.store import migrating
from web.store.backup import back_up
from web.store.database import opened
from web.store.restoring import CannotRestore, restore

PLAYERS, ENOUGH = 4, 40


@pytest.fixture
def backup(site: Site, phone: Phone, tmp_path: Path) -> Path:
    """A backup of a game in which one team has played to its end."""
    phone.start(team={"name": "Nopsa Närhi", "size": 2})
    phone.play(codes_of(site))
    back_up(site.database, site.settings.data, tmp_path / "town.zip")
    return tmp_path / "town.zip"


def kept_in(data: Path) -> dict:
    with closing(opened(data)) as database:
        return everything_kept(database)


def export_of(site: Site) -> list[str]:
    with site.database.snapshot() as connection:
        codes = sa.text("SELECT code FROM game ORDER BY code")
        games = [row[0] for row in connection.all(codes)]
        return [line for game in games for line in exported(connection, game, "any")]


class Player:
    """A team that plays one walk after another; `confirmed` grows as the server answers."""

    def __init__(self, app, places: dict[str, str]) -> None:
        self.app, self.places = app, places
        self.confirmed: list[tuple[str, str]] = []
        self.stopped = threading.Event()

    def play_on(self) -> None:
        while not self.stopped.is_set():
            phone = Phone(self.app.test_client(use_cookies=False))
            phone.start()
            while (wish := phone.next_wish(self.places)) and not self.stopped.is_set():
                wish |= {"id": fresh_id()}
                assert phone.send(wish).status_code == 200
                self.confirmed.append((phone.run, wish["id"]))


def test_the_drill_under_load(app, site: Site, tmp_path: Path):
    data, file = site.settings.data, tmp_path / "town.zip"
    players = [Player(app, codes_of(site)) for _ in range(PLAYERS)]
    threads = [threading.Thread(target=player.play_on) for player in players]
    for thread in threads:
        thread.start()
    while sum(len(player.confirmed) for player in players) < ENOUGH:
        threading.Event().wait(0.01)
    confirmed = {one for player in players for one in list(player.confirmed)}
    backed = told("backup", file, "--data", data)
    later = sum(len(player.confirmed) for player in players)
    for player in players:
        player.stopped.set()
    for thread in threads:
        thread.join()
    site.database.close()
    shutil.rmtree(data)

    restored = told("restore", file, "--data", data)

    entries = {(row[0], row[2]) for row in kept_in(data)["entry"]}
    assert backed.exit_code == restored.exit_code == 0, backed.output + restored.output
    assert later > len(confirmed)  # it was under load
    assert confirmed - entries == set()
    assert restored.output.endswith(" 0 differ\n")


def test_what_is_restored_is_what_was(backup: Path, site: Site, tmp_path: Path):
    before, log = everything_kept(site.database), export_of(site)

    assert told("restore", backup, "--data", tmp_path / "new").exit_code == 0

    again = site_at(settings_for(tmp_path / "new", "http://localhost"), shipped())
    assert everything_kept(again.database) == before
    assert export_of(again) == log
    assert again.keys == keys(site.settings.data)
    again.database.close()


def test_games_move_to_postgresql_and_back(databases, backup: Path, site: Site, tmp_path: Path):
    before, url = everything_kept(site.database), postgres.server().fresh()

    there = told("restore", backup, "--data", tmp_path / "there", "--database", url)
    moved = kept_in(tmp_path / "there")
    told("backup", tmp_path / "back.zip", "--data", tmp_path / "there")
    back = told("restore", tmp_path / "back.zip", "--data", tmp_path / "back")

    assert there.exit_code == back.exit_code == 0, there.output + back.output
    assert moved == before
    assert kept_in(tmp_path / "back") == before
    assert (tmp_path / "back" / "seikkailu.db").exists()
    assert not (tmp_path / "there" / "seikkailu.db").exists()


def test_a_database_that_holds_something_is_left_alone(databases, backup: Path, tmp_path: Path):
    other = on_postgres(tmp_path / "other")
    before = kept_in(other)
    url = (other / "database").read_text().strip()

    result = told("restore", backup, "--data", tmp_path / "there", "--database", url)

    assert result.exit_code == 1
    assert result.output == "the database is not empty: name one that is\n"
    assert kept_in(other) == before


def test_photos_come_along(tmp_path: Path):
    here = photo_site(tmp_path / "data")
    phone, media = Photographer(app_for(here).test_client(use_cookies=False)), fresh_id()
    phone.start()
    phone.put(photo(), media)
    shown = phone.shown(media).data
    back_up(here.database, here.settings.data, tmp_path / "photos.zip")
    here.database.close()

    restore(tmp_path / "photos.zip", tmp_path / "new")

    again = photo_site(tmp_path / "new")
    phone.client = app_for(again).test_client(use_cookies=False)
    assert phone.shown(media).data == shown
    again.database.close()


def test_only_its_owner_reads_a_backup_and_what_comes_of_it(backup: Path, tmp_path: Path):
    restore(backup, tmp_path / "new")

    for file in (backup, tmp_path / "new" / "key"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("part", ["tables/entry.jsonl", "files/key"])
def test_a_backup_that_is_not_whole_is_refused_and_leaves_nothing(backup, tmp_path, part):
    _rewritten(backup, part, lambda octets: octets.replace(b"1", b"2", 1) + b"\n")

    result = told("restore", backup, "--data", tmp_path / "new")

    assert result.exit_code == 1
    assert result.output == f"the backup is not whole: {part}\n"
    assert list((tmp_path / "new").iterdir()) == []


def test_a_strange_name_in_a_backup_leads_nowhere(backup: Path, tmp_path: Path):
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr("files/../../outside", b"x")

    with pytest.raises(CannotRestore, match="something was added"):
        restore(backup, tmp_path / "new")

    manifest = _manifest(backup)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    manifest["parts"]["files/../../outside"] = {"sha256": empty}
    _rewritten(backup, "files/../../outside", lambda _: b"", manifest)
    with pytest.raises(CannotRestore, match="strange name"):
        restore(backup, tmp_path / "new")
    assert not (tmp_path / "outside").exists()


def test_rows_that_lead_to_nothing_are_refused(backup: Path, tmp_path: Path):
    """A backup whose sums are right, but whose tables do not fit together."""
    import hashlib

    manifest = _manifest(backup)
    manifest["parts"]["tables/game.jsonl"] = {
        "sha256": hashlib.sha256(b"").hexdigest(),
        "rows": 0,
    }
    _rewritten(backup, "tables/game.jsonl", lambda _: b"", manifest)

    result = told("restore", backup, "--data", tmp_path / "new")

    assert (result.exit_code, "do not fit together" in result.output) == (1, True)
    assert list((tmp_path / "new").iterdir()) == []


def test_a_backup_of_an_older_version_is_brought_up_to_date(backup: Path, tmp_path: Path):
    older = tmp_path / "older"
    prepared(older)
    with closing(opened(older)) as database:
        with database.pool.begin() as connection:
            migrating.command.downgrade(migrating._config(connection), "0005")
        made = back_up(database, older, tmp_path / "older.zip")

    restored = restore(tmp_path / "older.zip", tmp_path / "new")

    with closing(opened(tmp_path / "new")) as database:
        assert migrating.revision(database) == migrating.newest()
    assert restored.rows == made.rows


def test_a_backup_of_a_newer_version_asks_for_it(backup: Path, tmp_path: Path):
    _rewritten(backup, "files/key", lambda key: key, _manifest(backup) | {"revision": "9999"})

    result = told("restore", backup, "--data", tmp_path / "new")

    assert (result.exit_code, "newer version" in result.output) == (1, True)


def test_a_folder_that_holds_something_is_left_alone(backup: Path, site: Site):
    before = everything_kept(site.database)

    result = told("restore", backup, "--data", site.settings.data)

    assert (result.exit_code, "is not empty" in result.output) == (1, True)
    assert everything_kept(site.database) == before


@pytest.mark.parametrize("place", ["town.zip", "data/town.zip", "nobody"])
def test_a_backup_is_written_only_where_it_can_be_kept(backup, site, tmp_path, place):
    data = tmp_path / "nothing" if place == "nobody" else site.settings.data

    result = told("backup", tmp_path / place, "--data", data)

    assert result.exit_code == 2
    assert zipfile.is_zipfile(backup)


def test_something_that_is_no_backup_is_refused(tmp_path: Path):
    (tmp_path / "cat.zip").write_bytes(b"a cat")

    result = told("restore", tmp_path / "cat.zip", "--data", tmp_path / "new")

    assert (result.exit_code, "is no backup" in result.output) == (1, True)


def _manifest(backup: Path) -> dict:
    with zipfile.ZipFile(backup) as archive:
        return json.loads(archive.read("manifest.json"))


def _rewritten(backup: Path, part: str, change, manifest: dict | None = None) -> None:
    """Change one part of a backup, and its manifest if one is given."""
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    if manifest:
        parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(backup, "w") as archive:
        for name, octets in parts.items():
            archive.writestr(name, octets)
