"""A team is erased: no word of it is left in any file, and the log still says what happened."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner

from tests.playing import Phone, fresh_id
from tests.reading import Reader
from tests.visiting import codes_of, everything_kept, phone_of
from web import erasing, photos
from web.cli import main
from web.clock import to_ms
from web.names import drawn_name
from web.site import Site
from web.store import photos as photo_rows
from web.store.photos import PhotoRow
from web.verifying import verify

MARK = "Merkkihenkilö-7731"
MANY = 60
"""Answers of the marked team and of others, in turns: enough that pages of the file split."""


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def marked(reader: Reader, site: Site) -> Phone:
    """A team that has left its mark wherever a person can."""
    run = reader.set_out(name="Mark7731 Närhi").address.split("/")[2]
    other = Phone(reader.client.application.test_client(use_cookies=False))
    other.start()
    phone = phone_of(reader, run)
    for one in (phone, other):
        one.happened({"kind": "check-in", "code": codes_of(site)["asema"]})
    for number in range(MANY):
        answer(phone, f"{MARK} {number} " + "x" * 300)
        answer(other, f"Muu {number} " + "y" * 300)
    page = reader.read(f"/runs/{run}/help")
    reader.send(page.form("/notes"), words=f"Kyltti on maassa. {MARK}", checkpoint="asema")
    _photographed(site, run)
    return phone


def answer(phone: Phone, words: str) -> None:
    phone.send({"kind": "answer", "challenge": "asema/avain", "value": words})


def _photographed(site: Site, run: str) -> None:
    """A photo in which the mark can be read."""
    now = site.clock()
    row = PhotoRow(run, fresh_id(), "1" * 32 + ".webp", "m", 9, to_ms(now), to_ms(now) * 2)
    folder = site.settings.data / photos.FOLDER
    folder.mkdir(exist_ok=True)
    (folder / row.file).write_bytes(MARK.encode())
    site.database.write(lambda connection: photo_rows.add_photo(connection, row))


def files_with(data: Path, mark: str) -> list[str]:
    """The files, the write-ahead log among them, in which a mark is found."""
    return [
        str(file.relative_to(data))
        for file in data.rglob("*")
        if file.is_file() and mark.encode() in file.read_bytes()
    ]


def rows_with(site: Site, mark: str) -> list[str]:
    kept = everything_kept(site.database)
    return [name for name, rows in kept.items() for row in rows if mark in str(row)]


def told(site: Site, *words: str) -> Any:
    return CliRunner().invoke(main, [*words, "--data", str(site.settings.data)])


@pytest.mark.sqlite
@pytest.mark.parametrize("mark", [MARK, "Mark7731"])
def test_no_file_holds_a_word_of_an_erased_team(marked: Phone, site: Site, mark):
    before = files_with(site.settings.data, mark)

    erasing.erase(site, marked.run, site.clock())

    assert any(name.startswith("seikkailu.db") for name in before)
    assert files_with(site.settings.data, mark) == []
    assert rows_with(site, mark) == []


def test_no_table_holds_a_word_of_an_erased_team(marked: Phone, site: Site):
    before = rows_with(site, MARK)

    erasing.erase(site, marked.run, site.clock())

    assert before
    assert rows_with(site, MARK) == []
    assert list((site.settings.data / photos.FOLDER).iterdir()) == []


def test_others_keep_every_word(marked: Phone, site: Site):
    before = rows_with(site, "Muu ")

    erasing.erase(site, marked.run, site.clock())

    assert len(before) == MANY
    assert rows_with(site, "Muu ") == before


def test_the_log_stays_and_the_board_gives_a_drawn_name(marked: Phone, site: Site, reader):
    game = marked.games()[0]["code"]
    address = f"/api/games/{game}/leaderboard"
    before, log = marked.client.get(address), _log(site, marked.run)

    erasing.erase(site, marked.run, site.clock())

    after = marked.client.get(address, headers={"If-None-Match": before.headers["ETag"]})
    teams = [{one["team"] for one in board.json["standings"]} for board in (before, after)]
    assert teams[0] - teams[1] == {"Mark7731 Närhi"}
    assert teams[1] - teams[0] == {drawn_name(UUID(marked.run).int)}
    assert _log(site, marked.run)[: len(log)] == log
    assert verify(site.database).differences == ()


def _log(site: Site, run: str) -> list[Any]:
    entries = everything_kept(site.database)["entry"]
    return sorted(row for row in entries if row[0] == run)


def test_no_phone_and_no_code_leads_to_an_erased_team(
    marked: Phone, site: Site, reader: Reader
):
    help_page = reader.read(f"/runs/{marked.run}/help").words

    erasing.erase(site, marked.run, site.clock())

    assert marked.send({"kind": "end"}).status_code == 404
    assert reader.read(f"/runs/{marked.run}").status == 404
    code = next(
        word
        for word in help_page.replace("-", "").split()
        if len(word) == 10 and word.isupper()
    )
    resumed = marked.client.post("/api/resume", json={"resume_code": code})
    assert resumed.status_code == 404


def test_a_dry_run_only_says_what_would_go(marked: Phone, site: Site):
    before = everything_kept(site.database)

    would, did = told(site, "erase", marked.run, "--dry-run"), None
    unchanged = everything_kept(site.database) == before
    did = told(site, "erase", marked.run)
    again = told(site, "erase", marked.run)

    words = MANY + 2  # its name, and the note
    assert would.output == f"{words} words, 1 phones, 1 photos would go\n"
    assert unchanged
    assert did.output == f"{words} words, 1 phones, 1 photos erased\n"
    assert again.output == "0 words, 0 phones, 0 photos erased\n"


def test_a_run_that_is_not_there_cannot_be_erased(site: Site):
    result = told(site, "erase", fresh_id())

    assert result.exit_code == 2
    assert "there is no run" in result.output


def test_every_table_is_known_to_hold_words_of_people_or_not():
    """A new table has to say here what `erase` does with it."""
    from web.store.tables import metadata

    taken_away = {"participation", "device", "photo", "paper_team"}
    runs_out = {"invite", "staff", "allowance"}
    names_nobody = {
        "edition",
        "game",
        "game_entry",
        "run",
        "entry",
        "standing",
        "tally",
        "reissue",
        "review",
        "opening",
    }
    of_organisers = {"announcement"}
    assert {*metadata.tables} == taken_away | runs_out | names_nobody | of_organisers
