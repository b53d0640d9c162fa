"""What a team sent, shown to that team and to nobody else; and who waits for whom."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.asking import idea, photo, thought
from tests.building import adventure, stop
from tests.clockwork import Clock, a_site
from tests.housing import app_for
from tests.photographing import photo as picture
from tests.reading import Page
from tests.team import Team
from web.site import Site
from web.store.tables import participation
from web.store.tables import photo as photos

WALL = stop(
    "seina",
    photo("oma"),
    photo("vaelle", review="staff"),
    photo("muille", review="peers"),
    thought("seinalle", visibility="wall"),
    thought("mielessa"),
    idea("laatikkoon"),
)
WAITS = "Kuva odottaa, että järjestäjä katsoo sen. Sitä ennen muut eivät näe sitä."


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(tmp_path: Path, clock: Clock) -> Iterator[Site]:
    built = a_site(tmp_path / "data", clock, adventure(WALL, stop("muu")))
    yield built
    built.database.close()


@pytest.fixture
def team(site: Site) -> Team:
    here = Team(app_for(site).test_client())
    here.arrive("seina")
    return here


def shown(page: Page) -> list[str]:
    """The addresses of the pictures that a page shows of the team's own."""
    parts = page.answer.text.split('<img class="preview" src="')[1:]
    return [part.split('"')[0] for part in parts]


def photographed(team: Team, challenge: str) -> Page:
    return team.shares(
        team.at("seina").form("/photo", challenge=f"seina/{challenge}"), picture()
    )


def wrote(team: Team, challenge: str, **fields: Any) -> Page:
    return team.send(team.at("seina").form("/answer", challenge=f"seina/{challenge}"), **fields)


@pytest.mark.parametrize(
    ("challenge", "seen"),
    [
        ("oma", "Kuvan näkee vain oma joukkueenne."),
        ("vaelle", "Kuvan näkee myös pelin järjestäjä."),
        ("muille", WAITS),
    ],
)
def test_a_photo_is_shown_to_its_team_with_who_sees_it(team: Team, challenge: str, seen: str):
    told = photographed(team, challenge)

    for page in (told, team.at("seina")):
        [address] = shown(page)
        assert seen in page.words
        assert team.client.get(address).mimetype == "image/webp"


def test_another_team_sees_no_photo_of_this_one(team: Team, site: Site):
    [address] = shown(photographed(team, "muille"))
    other = Team(app_for(site).test_client())
    other.arrive("seina")

    assert other.client.get(address).status_code == 404
    assert other.read(address.rpartition("/media/")[0]).status == 404


def test_a_photo_that_an_organiser_has_let_through_waits_no_more(team: Team, site: Site):
    photographed(team, "muille")
    let_through = sa.update(photos).values(approved_at_ms=1)
    site.database.write(lambda connection: connection.write(let_through))

    page = team.at("seina")

    assert WAITS not in page.words
    assert "Järjestäjä on hyväksynyt kuvan, ja muut joukkueet näkevät sen." in page.words


def test_a_photo_whose_time_has_come_is_shown_no_more(team: Team, clock: Clock):
    photographed(team, "oma")
    clock.at += timedelta(days=31)

    page = team.at("seina")

    assert shown(page) == []
    assert "perillä" in page.words


@pytest.mark.parametrize(
    ("challenge", "field"),
    [("seinalle", "value"), ("mielessa", "value"), ("laatikkoon", "value"), ("oma", "words")],
)
def test_words_are_shown_as_they_were_written(team: Team, challenge: str, field: str):
    told = wrote(team, challenge, **{field: "Keinu <b>kaikille</b>.\nJa toinen."})

    for page in (told, team.at("seina")):
        assert "Kirjoititte Keinu <b>kaikille</b>. Ja toinen." in page.words


def test_words_for_the_wall_wait_to_be_read_and_others_do_not(team: Team):
    waiting = "Odottaa, että järjestäjä lukee tämän. Sitä ennen se ei näy seinällä."

    assert waiting in wrote(team, "seinalle", value="Pilvi.").words
    assert waiting not in wrote(team, "mielessa", value="Äidille.").words


def test_words_that_were_erased_are_gone_from_the_page(team: Team, site: Site):
    wrote(team, "mielessa", value="Äidille.")
    erase = sa.delete(participation).where(participation.c.kind == "answer")
    site.database.write(lambda connection: connection.write(erase))

    page = team.at("seina")

    assert "Kirjoititte" not in page.words
    assert "kirjattu" in page.words
