"""Photos and words: seen by nobody else before somebody has looked at them, blind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adventures.catalogue import Catalogue
from tests.asking import photo, thought
from tests.building import adventure, shipped, stop, text
from tests.clockwork import Clock
from tests.photographing import Photographer, photo_site
from tests.photographing import photo as picture
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
def site(tmp_path: Path, now: Clock) -> Iterator[Site]:
    """With an adventure that asks for a photo, and for words to show and to keep."""
    wall = thought("seina", visibility="wall", prompt=text("Miltä kaupunki kuulosti?"))
    rules = adventure(stop("eka", photo(), wall, thought("oma")))
    built = photo_site(tmp_path / "data", now, Catalogue(shipped().programme, (rules,)))
    yield built
    built.database.close()


@pytest.fixture
def team(site, app, now) -> Photographer:
    """A team that has sent a photo, and written twice."""
    [game] = games.open_games(site)
    started = runs.start(site, game, Newcomer(fresh_id(), WHOSE, 3, "fi"), None, now())
    phone = Photographer(app.test_client(use_cookies=False))
    phone.run, phone.token = started.run.id, started.token
    phone.happened({"kind": "check-in", "checkpoint": "eka", "here": True})
    assert phone.put(picture()).status_code == 204
    phone.happened(
        {"kind": "answer", "challenge": "eka/seina", "value": WALL},
        {"kind": "answer", "challenge": "eka/oma", "value": OWN},
    )
    return phone


@pytest.fixture
def path(site) -> str:
    [game] = games.open_games(site)
    return f"/staff/games/{game.code}/photos"


@pytest.fixture
def reviewer(app, site) -> Reader:
    return come_in(app, site, Role.REVIEWER)


def pictures(page: Page) -> list[str]:
    return [
        part.partition('"')[0]
        for part in page.answer.text.split('src="')[1:]
        if "/photos/" in part[:60]
    ]


def said(site: Site, now: Clock) -> list[bool | None]:
    [game] = games.open_games(site)
    found = moderating.waiting(site, game, now())
    return [one.approved for one in (*found.pictures, *found.texts)]


def test_whoever_looks_is_not_told_whose_it_is(reviewer, team, path):
    page = reviewer.read(path)

    assert "2 odottaa katsomista." in page.words
    assert WALL in page.words
    assert WHOSE not in page.answer.text
    assert team.run not in page.answer.text


def test_words_that_a_team_keeps_for_itself_are_not_even_asked_about(reviewer, team, path):
    assert OWN not in reviewer.read(path).answer.text


def test_nothing_is_approved_until_somebody_says_so(site, now, team):
    assert said(site, now) == [None, None]


@pytest.mark.parametrize(("button", "verdict"), [("approve", True), ("refuse", False)])
def test_one_tap_decides_and_a_later_one_counts(
    site, now, reviewer, team, path, button, verdict
):
    for form in reviewer.read(path).forms:
        if "subject" in form.fields:
            reviewer.send(form, **{button: "1"})
    assert said(site, now) == [verdict, verdict]

    form = next(one for one in reviewer.read(path).forms if "subject" in one.fields)
    reviewer.send(form, **{"refuse" if verdict else "approve": "1"})

    assert sorted(said(site, now)) == [False, True]


def test_an_approved_photo_is_marked_so_beside_its_file(site, now, reviewer, team, path):
    form = next(one for one in reviewer.read(path).forms if "subject" in one.fields)
    reviewer.send(form, approve="1")

    with site.database.pool.connect() as connection:
        [row] = connection.exec_driver_sql("SELECT approved_at_ms FROM photo").fetchall()
    assert row[0] is not None


def test_a_photo_says_when_it_goes_and_then_it_is_gone(reviewer, team, path, now):
    page = reviewer.read(path)
    [address] = pictures(page)
    assert "Poistuu" in page.words
    shown = reviewer.client.get(address)
    assert (shown.status_code, shown.mimetype) == (200, "image/webp")
    assert "sandbox" in shown.headers["Content-Security-Policy"]

    now.go_on(days=29)
    assert reviewer.client.get(address).status_code == 200
    now.go_on(days=1)

    assert reviewer.client.get(address).status_code in {401, 404}


def test_what_is_refused_stays_its_own_team_s(reviewer, team, path):
    for form in reviewer.read(path).forms:
        if "subject" in form.fields:
            reviewer.send(form, refuse="1")

    [address] = pictures(reviewer.read(path))
    assert reviewer.client.get(address).status_code == 200


def test_what_is_not_there_cannot_be_decided(reviewer, team, path, site, now):
    form = next(one for one in reviewer.read(path).forms if "subject" in one.fields)

    assert reviewer.send(form, subject="nothing", approve="1").status == 404
    assert said(site, now) == [None, None]


def test_a_reviewer_s_home_leads_there(reviewer, team, path):
    assert reviewer.read("/staff").leads_to(path)
