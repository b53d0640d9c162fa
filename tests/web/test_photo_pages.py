"""A challenge that asks for a photo, answered as by a browser without JavaScript."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile

import pytest

from tests.clockwork import Clock
from tests.photographing import MARKS, corners, grain, photo, picture, written
from tests.tasking import asking, tasking_site
from tests.team import Team
from web.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    built = tasking_site(tmp_path / "data", Clock())
    yield built
    built.database.close()


@pytest.fixture
def team(app) -> Team:
    return Team(app.test_client())


def test_a_photo_is_sent_made_anew_and_leaves_nothing_of_what_the_camera_wrote(
    team: Team, site: Site
):
    page = team.arrive("seina")

    sent = team.shares(asking(page, "seina/kuva", "/photo"), photo())

    files = [file.read_bytes() for file in site.settings.data.rglob("*") if file.is_file()]
    [webp] = [octets for octets in files if octets[8:12] == b"WEBP"]
    assert sent.heading == "Perillä"
    assert corners(webp) == ["red", "lime", "blue", "yellow"]
    assert [mark for mark in MARKS for octets in files if mark in octets] == []
    assert "Kuvan näkee vain oma joukkueenne. Se poistetaan 30 päivän päästä." in page.words


def test_the_same_photo_twice_is_one_answer_and_another_under_its_form_is_refused(
    team: Team, site: Site
):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")
    octets = photo()

    first, second = team.shares(form, octets), team.shares(form, octets)
    other = team.shares(form, written(picture(64, 96)))

    assert first.address == second.address
    assert other.status == 409
    assert len(list((site.settings.data / "photos").glob("*"))) == 1


def test_a_photo_as_the_camera_wrote_it_never_lies_on_a_disk(team: Team, monkeypatch):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")
    large = written(grain(1400, 1000), quality=95)
    lain: list[object] = []
    monkeypatch.setattr(SpooledTemporaryFile, "rollover", lain.append)

    sent = team.shares(form, large)

    assert len(large) > 600_000
    assert sent.heading == "Perillä"
    assert lain == []


@pytest.mark.parametrize(
    ("octets", "sentence"),
    [
        (b"", "Ottakaa kuva, tai valitkaa se puhelimesta."),
        (b"GIF89a", "Tätä ei voi lukea kuvana."),
    ],
    ids=["nothing", "no picture"],
)
def test_a_photo_that_cannot_be_taken_says_why_and_costs_nothing(
    team: Team, octets: bytes, sentence: str
):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")

    page = team.shares(form, octets)
    then = team.shares(asking(page, "seina/kuva", "/photo"), photo())

    assert page.status == 422
    assert sentence in page.words
    assert then.heading == "Perillä"


def test_a_photo_that_is_too_large_is_refused_before_it_is_read(team: Team):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")

    page = team.shares(form, bytes(9 * 1024**2))

    assert page.status == 413
    assert page.heading == "Kuva on liian iso"
    assert "Enintään 8 megatavua käy." in page.words


def test_only_the_photo_form_may_be_large(team: Team):
    form = asking(team.arrive("satama"), "satama/lue")

    page = team.send(form, value="x" * 300_000)

    assert page.status == 413
    assert page.heading == "Teksti on liian pitkä"


def test_a_photo_goes_only_to_a_challenge_that_asks_for_one(team: Team):
    form = asking(team.arrive("seina"), "seina/kuva", "/photo")

    unvisited = team.shares(form, photo(), challenge="satama/lue")
    unasked = team.shares(form, photo(), challenge="seina/omaa")

    assert (unvisited.status, unasked.status) == (404, 404)


def test_words_are_as_good_as_a_photo(team: Team):
    page = team.arrive("seina")

    empty = team.send(asking(page, "seina/kuva"), words=" ")
    sent = team.send(asking(page, "seina/kuva"), words="Punainen ovi.")

    assert "millainen ovi se on" in page.words
    assert empty.status == 422
    assert sent.heading == "Perillä"
    assert "+10 p" in sent.words


def test_who_has_no_camera_finds_the_words_first(team: Team):
    page = team.arrive("seina", access=["no-camera"])

    forms = [form.action for form in page.forms if form.fields.get("challenge") == "seina/kuva"]

    assert [one.rpartition("/")[2] for one in forms[:2]] == ["answer", "photo"]
    assert page.answer.text.count('class="b sign" type="submit" form="seina-kuva-answer">') == 1
    assert "Lähetetään sanat</button>" in page.answer.text.partition('class="dock"')[2]
