"""Photos and words: seen by nobody else before somebody has looked at them, blind."""

from pathlib import Path

import pytest

from adventures.catalogue import Catalogue
from engine.scenario.tasks import PhotoChallenge
from tests.asking import thought
from tests.building import adventure, shipped, stop, text
from tests.housing import app_for
from tests.photographing import Clock, Photographer, photo, photo_site
from tests.playing import fresh_id
from tests.reading import Page, Reader
from tests.staffing import come_in
from web import games, moderating, runs
from web.runs import Newcomer
from web.site import Site
from web.staffing import Role

WHOSE = "Tunnistettava Tiikeri"
WALL = "Kaupunki kuulosti junalta."
OWN = "Tämä on vain meille."


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def here(tmp_path: Path, now: Clock):
    """A site with an adventure that asks for a photo, and for words to show and to keep."""
    asked = PhotoChallenge(
        id="kuva", type="photo", prompt=text("Kuvatkaa ovi."), alternative=text("Kuvailkaa se.")
    )
    seina = thought("seina", visibility="wall", prompt=text("Miltä kaupunki kuulosti?"))
    stops = stop("eka", asked, seina, thought("oma"))
    site = photo_site(
        tmp_path / "data", now, Catalogue(shipped().programme, (adventure(stops),))
    )
    yield site
    site.database.close()


@pytest.fixture
def app(here: Site):
    application = app_for(here)
    application.testing = True
    return application


@pytest.fixture
def team(here, app, now) -> Photographer:
    """A team that has sent a photo, and written twice."""
    [game] = games.open_games(here)
    started = runs.start(here, game, Newcomer(fresh_id(), WHOSE, 3, "fi"), None, now())
    phone = Photographer(app.test_client(use_cookies=False))
    phone.run, phone.token = started.run.id, started.token
    phone.happened({"kind": "check-in", "checkpoint": "eka", "here": True})
    assert phone.put(photo()).status_code == 204
    phone.happened(
        {"kind": "answer", "challenge": "eka/seina", "value": WALL},
        {"kind": "answer", "challenge": "eka/oma", "value": OWN},
    )
    return phone


@pytest.fixture
def path(here) -> str:
    [game] = games.open_games(here)
    return f"/staff/games/{game.code}/photos"


@pytest.fixture
def reviewer(app, here) -> Reader:
    return come_in(app, here, Role.REVIEWER)


def pictures(page: Page) -> list[str]:
    return [
        part.partition('"')[0]
        for part in page.answer.text.split('src="')[1:]
        if "/photos/" in part[:60]
    ]


def said(here: Site, now: Clock) -> list[bool | None]:
    [game] = games.open_games(here)
    found = moderating.waiting(here, game, now())
    return [one.approved for one in (*found.pictures, *found.texts)]


def test_whoever_looks_is_not_told_whose_it_is(reviewer, team, path):
    page = reviewer.read(path)

    assert "2 odottaa katsomista." in page.words
    assert WALL in page.words
    assert WHOSE not in page.answer.text
    assert team.run not in page.answer.text


def test_words_that_a_team_keeps_for_itself_are_not_even_asked_about(reviewer, team, path):
    assert OWN not in reviewer.read(path).answer.text


def test_nothing_is_approved_until_somebody_says_so(here, now, team):
    assert said(here, now) == [None, None]


@pytest.mark.parametrize(("button", "verdict"), [("approve", True), ("refuse", False)])
def test_one_tap_decides_and_a_later_one_counts(
    here, now, reviewer, team, path, button, verdict
):
    for form in reviewer.read(path).forms:
        if "subject" in form.fields:
            reviewer.send(form, **{button: "1"})
    assert said(here, now) == [verdict, verdict]

    form = next(one for one in reviewer.read(path).forms if "subject" in one.fields)
    reviewer.send(form, **{"refuse" if verdict else "approve": "1"})

    assert sorted(said(here, now)) == [False, True]


def test_an_approved_photo_is_marked_so_beside_its_file(here, now, reviewer, team, path):
    form = next(one for one in reviewer.read(path).forms if "subject" in one.fields)
    reviewer.send(form, approve="1")

    with here.database.pool.connect() as connection:
        [row] = connection.exec_driver_sql("SELECT approved_at_ms FROM photo").fetchall()
    assert row[0] is not None


def test_a_photo_says_when_it_goes_and_then_it_is_gone(reviewer, team, path, now):
    page = reviewer.read(path)
    [address] = pictures(page)
    assert "Poistuu" in page.words
    shown = reviewer.client.get(address)
    assert (shown.status_code, shown.mimetype) == (200, "image/webp")
    assert "sandbox" in shown.headers["Content-Security-Policy"]

    now.forward(days=29)
    assert reviewer.client.get(address).status_code == 200
    now.forward(days=1)

    assert reviewer.client.get(address).status_code in {401, 404}


def test_what_is_refused_stays_its_own_team_s(reviewer, team, path):
    for form in reviewer.read(path).forms:
        if "subject" in form.fields:
            reviewer.send(form, refuse="1")

    [address] = pictures(reviewer.read(path))
    assert reviewer.client.get(address).status_code == 200


def test_what_is_not_there_cannot_be_decided(reviewer, team, path, here, now):
    form = next(one for one in reviewer.read(path).forms if "subject" in one.fields)

    assert reviewer.send(form, subject="nothing", approve="1").status == 404
    assert said(here, now) == [None, None]


def test_a_reviewer_s_home_leads_there(reviewer, team, path):
    assert reviewer.read("/staff").leads_to(path)
