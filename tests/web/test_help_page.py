"""Help: whom to call, what is wrong here, the team's other phones, and what is promised."""

import re
from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner

from tests.reading import Page, Reader
from tests.visiting import everything_kept
from web import notes
from web.cli import main
from web.notes import MOST
from web.player.helping import squares


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def run(reader: Reader) -> str:
    return reader.set_out().address.split("/")[2]


def help_of(reader: Reader, run: str) -> Page:
    return reader.read(f"/runs/{run}/help")


def code_of(page: Page) -> str:
    return re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", page.words).group()


def game_of(reader: Reader) -> str:
    home = reader.read("/")
    return next(link for link in home.links if link.endswith("/join")).split("/")[2]


@pytest.fixture
def friend(app, reader: Reader, run: str) -> Reader:
    """The second phone of the team."""
    other = Reader(app.test_client())
    code = code_of(help_of(reader, run))
    other.send(other.read("/resume").form("/resume"), resume_code=code)
    return other


# Whom to call


def test_the_emergency_number_is_one_tap_away(reader: Reader, run: str):
    assert "tel:112" in help_of(reader, run).links


def test_the_organiser_is_named_where_there_is_one(reader: Reader, run: str, site):
    assert "Pelin järjestäjä" not in help_of(reader, run).words

    object.__setattr__(site.settings, "contact", "Anni, 040 123 4567")

    assert "Pelin järjestäjä: Anni, 040 123 4567" in help_of(reader, run).words


def test_the_promise_is_printed(reader: Reader, run: str):
    assert "leimaus säilyy: puhelin saa sammua, sähkö katketa" in help_of(reader, run).words


# What is wrong here


def test_a_note_reaches_the_organiser_with_place_and_time(reader, run, site):
    form = help_of(reader, run).form("/notes")
    assert form.fields["checkpoint"] == "asema"

    page = reader.send(form, words="Kyltti on maassa.")

    assert "Kiitos. Järjestäjä näkee tämän." in page.words
    [note] = notes.notes_of(site, game_of(reader))
    assert (note.checkpoint, note.words) == ("asema", "Kyltti on maassa.")
    assert abs((note.at - site.clock()).total_seconds()) < 60


def test_the_same_note_twice_is_one(reader: Reader, run: str, site):
    form = help_of(reader, run).form("/notes")

    for _ in range(2):
        reader.send(form, words="Kyltti on maassa.")

    assert len(notes.notes_of(site, game_of(reader))) == 1


@pytest.mark.parametrize("place", ["", "tori", "ei-ole"])
def test_a_note_of_no_place_or_of_a_locked_one_names_none(reader, run, site, place):
    reader.send(help_of(reader, run).form("/notes"), words="Jää on liukas.", checkpoint=place)

    [note] = notes.notes_of(site, game_of(reader))
    assert note.checkpoint == ""


def test_a_note_without_words_is_none(reader: Reader, run: str, site):
    before = everything_kept(site.database)

    reader.send(help_of(reader, run).form("/notes"), words="   ")

    assert everything_kept(site.database) == before


def late(reader: Reader, run: str, written: datetime) -> None:
    """Send a note that waited on the phone, twice."""
    form = help_of(reader, run).form("/notes").fields
    kept = {"words": "Kyltti on maassa.", "checkpoint": "asema", "at": written.isoformat()}
    for _ in range(2):
        answer = reader.client.put(
            f"/runs/{run}/notes/{form['id']}", data=kept, headers={"X-CSRF-Token": form["csrf"]}
        )
        assert answer.status_code == 204


def test_a_note_that_waited_on_the_phone_is_of_the_time_when_it_was_written(reader, run, site):
    written = site.clock()

    late(reader, run, written)

    [note] = notes.notes_of(site, game_of(reader))
    assert (note.checkpoint, note.at) == ("asema", written)


def test_a_note_is_of_no_time_before_the_team_set_out_or_still_to_come(reader, run, site):
    began = site.clock()
    for away in (timedelta(days=-9), timedelta(days=9)):
        late(reader, run, site.clock() + away)

    for note in notes.notes_of(site, game_of(reader)):
        assert began - timedelta(minutes=1) < note.at <= site.clock()


def test_nobody_fills_the_disk_with_notes(reader: Reader, run: str, site):
    form = help_of(reader, run).form("/notes")
    for number in range(MOST + 2):
        reader.send_only(form, words=str(number), id=f"00000000-0000-4000-8000-{number:012d}")

    assert len(notes.notes_of(site, game_of(reader))) == MOST


def test_an_organiser_reads_the_notes_of_one_game(reader: Reader, run: str, site):
    reader.send(help_of(reader, run).form("/notes"), words="Kyltti on maassa.")
    data = ["--data", str(site.settings.data)]

    told = CliRunner().invoke(main, ["game", "notes", game_of(reader), *data])
    missing = CliRunner().invoke(main, ["game", "notes", "EIOLE", *data])

    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d  asema  .+: Kyltti on maassa\.\n", told.output
    )
    assert missing.exit_code == 2


# The team's other phones


def test_a_second_phone_finds_the_way_to_sign_out_a_lost_one(friend: Reader, run: str):
    page = help_of(friend, run)

    assert "Pelissänne on 2 puhelinta" in page.words
    assert page.has_form("/other-phones")


def test_alone_there_is_nothing_to_sign_out(reader: Reader, run: str):
    assert not help_of(reader, run).has_form("/other-phones")


def test_signed_out_phones_play_no_more_and_the_one_that_did_it_goes_on(reader, friend, run):
    lost = help_of(reader, run).form("/end")

    page = friend.send(help_of(friend, run).form("/other-phones"))

    assert "Muut puhelimet on kirjattu ulos." in page.words
    assert not page.has_form("/other-phones")
    assert friend.read(f"/runs/{run}").status == 200
    assert reader.read(f"/runs/{run}").status == 404
    assert reader.send(lost).status == 404


def test_a_phone_that_was_signed_out_does_not_come_back_by_the_code_it_knew(
    reader, friend, run
):
    known = code_of(help_of(friend, run))
    friend.send(help_of(friend, run).form("/other-phones"))

    page = reader.send(reader.read("/resume").form("/resume"), resume_code=known)

    assert page.status == 422
    assert "Tällä koodilla ei löydy peliä" in page.words
    assert not help_of(friend, run).has_form("/other-phones")


def test_another_phone_comes_by_the_new_code(reader, friend, run):
    known = code_of(help_of(friend, run))
    new = code_of(friend.send(help_of(friend, run).form("/other-phones")))

    page = reader.send(reader.read("/resume").form("/resume"), resume_code=new)

    assert new != known
    assert page.address == f"/runs/{run}"
    assert "Pelissänne on 2 puhelinta" in help_of(friend, run).words


def test_each_lost_phone_changes_the_code(reader, friend, run):
    codes = [code_of(help_of(friend, run))]
    for _ in range(3):
        codes.append(code_of(friend.send(help_of(friend, run).form("/other-phones"))))
        reader.send(reader.read("/resume").form("/resume"), resume_code=codes[-1])

    assert len(set(codes)) == 4


def test_the_code_s_squares_lead_to_the_resume_page_and_hide_the_code_behind_the_hash(
    reader, run, site
):
    page = help_of(reader, run)
    code = code_of(page).replace("-", "")
    modules, path = squares(f"{site.settings.public_url}/resume#{code}")

    assert f'viewBox="0 0 {modules} {modules}"' in page.answer.text
    assert path in page.answer.text
