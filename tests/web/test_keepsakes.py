"""What a team takes home: a picture and a certificate, made on the phone, without a name."""

import pytest

from tests.reading import Page, Reader


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def run(reader: Reader) -> str:
    return reader.set_out(name="Kalle Korhonen").address.split("/")[2]


@pytest.fixture
def finished(reader: Reader, run: str) -> Page:
    return reader.send(reader.read(f"/runs/{run}/help").form("/end"))


def test_the_last_page_offers_a_picture_and_a_certificate(finished: Page, run: str):
    assert "data-card" in finished.answer.text
    assert f"/runs/{run}/certificate" in finished.links


def test_the_picture_is_told_points_and_places_and_no_team(finished: Page):
    told = finished.answer.text.partition("data-card")[2].partition(">")[0]

    assert 'data-title="Perille"' in told
    assert 'data-points="0 p"' in told
    assert 'data-places="Rasteja 0 / 10"' in told
    assert "Korhonen" not in told


def test_the_certificate_leaves_the_names_to_a_pen(finished, reader: Reader, run: str):
    page = reader.read(f"/runs/{run}/certificate")

    assert page.heading == "Perille"
    assert "Matkalla olivat" in page.words
    assert "He kulkivat läpi Mikkelin" in page.words
    assert "Korhonen" not in page.words


def test_before_the_finish_there_is_no_certificate(reader: Reader, run: str):
    assert reader.read(f"/runs/{run}/certificate").address == f"/runs/{run}"
