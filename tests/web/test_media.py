"""Pictures, sounds and films of adventures: on their pages, and by their addresses."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from adventures.catalogue import media_file
from tests.housing import app_for
from tests.tasking import everything, kaikkea, tasking_site
from tests.team import Team


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    site = tasking_site(tmp_path / "data")
    yield Team(app_for(site).test_client())
    site.database.close()


def test_pictures_sounds_and_films_are_told_in_words_too(team: Team):
    page = team.arrive("satama")

    html = page.answer.text
    assert 'alt="Laituri ja kolme poijua rannan edessä"' in html
    assert "<audio" in html
    assert '<track kind="captions"' in html
    assert "Laivan kello soi kerran." in page.words
    assert "Sama sanoina" in page.words


def test_a_drawing_in_the_pages_tones_stands_within_it_above_the_story(team: Team):
    page = team.arrive("satama").answer.text

    assert page.count('<svg class="ill"') == 1
    assert page.index('<svg class="ill"') < page.index("Laiturilta näkee")
    assert 'role="img" aria-label="Purjevene lahdella tuulessa"' in page
    assert '<path class="c-sky" d="M0 0h360v200H0z"></path>' in page
    assert "vene.svg" not in page


def test_the_cover_stands_for_its_adventure_before_anyone_joins(team: Team):
    for address in ("/", "/adventures/kaikkea"):
        page = team.read(address).answer.text
        assert page.count('<svg class="ill"') == 1
        assert 'aria-label="Purjevene lahdella tuulessa"' in page


def test_a_picture_is_told_in_the_readers_language(team: Team):
    page = team.read("/adventures/kaikkea?lang=en").answer.text

    assert 'aria-label="A sailing boat in the bay">' in page


def test_a_place_whose_task_is_done_still_shows_its_picture(team: Team):
    arrived = team.arrive("satama")
    team.send(arrived.form("/answer"))

    assert '<svg class="ill"' in team.at("satama").answer.text


@pytest.mark.parametrize(
    ("medium", "name", "kind"),
    [
        ("laituri", "laituri.svg", "image/svg+xml"),
        ("kello", "kello.m4a", "audio/mp4"),
        ("aalto", "aalto.mp4", "video/mp4"),
        ("aalto", "aalto.vtt", "text/vtt"),
    ],
)
def test_a_medium_is_served_by_its_hash_for_good_and_can_do_nothing(
    team: Team, medium: str, name: str, kind: str
):
    found = kaikkea().medium(medium)
    assert found is not None

    answer = team.client.get(f"/media/{found.sha}/{name}", buffered=True)

    assert answer.status_code == 200
    assert answer.mimetype == kind
    assert answer.headers.getlist("Cache-Control") == ["private, max-age=31536000, immutable"]
    assert any("sandbox" in one for one in answer.headers.getlist("Content-Security-Policy"))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.data == (everything().folder / "kaikkea" / "media" / name).read_bytes()


def test_a_film_is_sent_in_parts_where_asked_so(team: Team):
    film = kaikkea().medium("aalto")
    assert film is not None

    part = team.client.get(
        f"/media/{film.sha}/aalto.mp4", headers={"Range": "bytes=0-99"}, buffered=True
    )

    assert (part.status_code, len(part.data)) == (206, 100)


@pytest.mark.parametrize(
    "address",
    [
        "/media/laituri.svg",
        f"/media/{'0' * 64}/laituri.svg",
        "/media/{laituri}/aalto.mp4",
        "/media/{laituri}/../adventure.yaml",
        "/media/{laituri}/..%2fadventure.yaml",
    ],
)
def test_a_medium_cannot_be_guessed_nor_anything_else_be_had(team: Team, address: str):
    laituri = kaikkea().medium("laituri")
    assert laituri is not None

    answer = team.client.get(address.format(laituri=laituri.sha))

    assert answer.status_code == 404
    assert "immutable" not in answer.headers["Cache-Control"]


def test_no_page_tells_of_a_medium_before_the_team_is_there(team: Team):
    team.arrive("tori")

    assert "/media/" not in team.at("satama").answer.text


def test_a_changed_file_is_no_more_what_its_hash_says(team: Team, tmp_path: Path):
    copied = tmp_path / "copy"
    copytree(everything().folder, copied)
    content = replace(everything(), folder=copied)
    laituri = kaikkea().medium("laituri")
    assert laituri is not None
    assert laituri.sha is not None
    before = media_file(content, laituri.sha, "laituri.svg")

    (copied / "kaikkea" / "media" / "laituri.svg").write_text("<svg/>")

    assert before is not None
    assert media_file(content, laituri.sha, "laituri.svg") is None
