"""The page behind a poster's QR code."""

import pytest

from tests.reading import Page, Reader
from web.site import Site


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def run_of(page: Page) -> str:
    return page.address.split("/")[2]


def poster_of(site: Site, place: str) -> str:
    codes = site.books["perille"].at(place)
    assert codes is not None
    return f"/Q/{codes.token}"


def test_reading_a_poster_changes_nothing(reader: Reader, site: Site):
    run = run_of(reader.set_out())

    page = reader.read(poster_of(site, "asema"))

    assert page.has_form(poster_of(site, "asema").lower()) or page.forms
    assert "0 / 10" in reader.read(f"/runs/{run}/list").words


def test_a_poster_checks_in_with_one_press(reader: Reader, site: Site):
    reader.set_out()
    page = reader.read(poster_of(site, "asema"))

    arrived = reader.send(page.forms[0])
    again = reader.read(poster_of(site, "asema"))

    assert "Leimattu" in arrived.words
    assert "on jo leimattu" in again.words


def test_a_poster_asks_which_of_two_teams_is_here(reader: Reader, site: Site):
    run = run_of(reader.set_out(name="Ensimmäiset"))
    reader.set_out(name="Toiset")

    page = reader.read(poster_of(site, "asema"))
    arrived = reader.send(page.forms[0], run=run)

    assert "Mikä joukkue on perillä?" in page.words
    assert run_of(arrived) == run


def test_a_poster_starts_a_game_and_the_check_in_follows(reader: Reader, site: Site):
    poster = reader.read(poster_of(site, "asema"))
    join = reader.read(next(link for link in poster.links if "/join?" in link))

    arrived = reader.send(join.form("/join"), read="1")

    assert "Leimattu" in arrived.words
    assert arrived.heading == "Rautatieasema"


def test_a_poster_does_not_name_a_place_that_is_locked(reader: Reader, site: Site):
    reader.set_out()
    page = reader.read(poster_of(site, "vastassa"))

    refused = reader.send(page.forms[0])

    assert page.heading == "Löysitte rastin"
    assert refused.heading == "Tämän rastin vuoro ei ole vielä"


def test_a_code_nobody_knows_is_told_in_words(reader: Reader):
    assert reader.read("/q/AAAAAAAAAAAAAAAA").heading == "Täällä ei ole mitään"
