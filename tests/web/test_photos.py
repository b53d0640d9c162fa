"""A team's photos: sent once however often, and seen by the team alone."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clockwork import Clock
from tests.photographing import (
    CORNERS,
    MARKS,
    Photographer,
    corners,
    files_of,
    grain,
    joined,
    photo,
    photo_site,
    picture,
    rows_of,
    size_of,
)
from tests.playing import fresh_id
from tests.reading import Reader
from tests.visiting import everything_kept
from web.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """With an adventure that asks for a photo."""
    built = photo_site(tmp_path / "data", Clock())
    yield built
    built.database.close()


@pytest.fixture
def team(app) -> Photographer:
    return joined(app)


def test_a_team_sends_a_photo_and_sees_it(team: Photographer, site: Site):
    media = fresh_id()

    sent, seen = team.put(photo(), media), team.shown(media)

    [row] = rows_of(site, team.run)
    assert (sent.status_code, sent.data) == (204, b"")
    assert (seen.status_code, seen.mimetype) == (200, "image/webp")
    assert corners(seen.data) == [*CORNERS]
    assert (row.id, row.bytes, row.approved_at_ms) == (media, len(seen.data), None)
    assert files_of(site.settings.data) == {row.file}


def test_a_photo_is_kept_by_no_browser_and_can_do_nothing(team: Photographer):
    media = fresh_id()
    team.put(photo(), media)

    headers = team.shown(media).headers

    assert "sandbox; default-src 'none'" in headers.getlist("Content-Security-Policy")
    assert headers.getlist("X-Content-Type-Options") == ["nosniff"]
    assert "no-store" in headers["Cache-Control"]
    assert "ETag" not in headers


def test_the_photo_as_it_was_sent_is_nowhere_on_the_disk(team: Photographer, site: Site):
    sent = photo(drawn=grain(1200, 900))

    assert team.put(sent).status_code == 204

    everything = [file for file in site.settings.data.rglob("*") if file.is_file()]
    on_disk = b"".join(file.read_bytes() for file in everything)
    assert [mark for mark in (*MARKS, sent[:64], sent[-64:]) if mark in on_disk] == []
    folder = site.settings.data / "photos"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_friend_with_the_resume_code_sees_it_too(app, team: Photographer):
    media = fresh_id()
    team.put(photo(), media)
    client = app.test_client(use_cookies=False)
    token = client.post("/api/resume", json={"resume_code": team.resume_code}).json["token"]

    friend = Photographer(client, run=team.run, token=token)

    assert friend.shown(media).data == team.shown(media).data


def test_another_teams_photo_is_not_there(app, team: Photographer, site: Site):
    media = fresh_id()
    team.put(photo(), media)
    other, nobody = joined(app), Photographer(app.test_client(use_cookies=False))

    seen = [
        other.shown(media, run=team.run),
        other.shown(media),
        nobody.shown(media, run=team.run),
        app.test_client().get(f"/runs/{team.run}/media/{media}"),
        team.shown(fresh_id()),
        team.shown("kuva"),
    ]

    assert {answer.status_code for answer in seen} == {404}
    assert {answer.mimetype for answer in seen} == {"text/html"}


def test_a_phone_that_left_sees_its_teams_photos_no_more(team: Photographer):
    media = fresh_id()
    team.put(photo(), media)

    team.happened({"kind": "leave"})

    assert team.shown(media).status_code == 404
    assert team.put(photo(), media).status_code == 404


def test_only_a_phone_of_the_run_may_send(app, team: Photographer, site: Site):
    other, nobody = joined(app), Photographer(app.test_client(use_cookies=False))
    other.run = nobody.run = team.run
    before = everything_kept(site.database)

    refused = other.put(photo()), nobody.put(photo())

    assert [answer.status_code for answer in refused] == [404, 401]
    assert everything_kept(site.database) == before
    assert files_of(site.settings.data) == set()


def test_another_site_cannot_send_a_photo_for_a_browser(app, site: Site):
    reader = Reader(app.test_client())
    run = reader.set_out().address.split("/")[2]
    address = f"/api/runs/{run}/media/{fresh_id()}"
    image = {"Content-Type": "image/jpeg"}

    answers = [
        reader.client.put(address, data=photo(), headers=image | {"Origin": origin})
        for origin in ("https://evil.test", "http://localhost")
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert rows_of(site, run) == []


def test_the_same_photo_twice_is_one_photo(team: Photographer, site: Site):
    media, taken = fresh_id(), photo()

    answers = [team.put(taken, name) for name in (media, media, media.upper())]

    assert [answer.status_code for answer in answers] == [204, 204, 204]
    assert len(rows_of(site, team.run)) == len(files_of(site.settings.data)) == 1


def test_an_id_stands_for_one_photo(team: Photographer, site: Site):
    media = fresh_id()
    team.put(photo(), media)
    before = team.shown(media).data

    answer = team.put(photo(held=3), media)

    assert (answer.status_code, answer.json["ids"]) == (409, [media])
    assert team.shown(media).data == before
    assert len(files_of(site.settings.data)) == 1


def test_two_teams_may_come_upon_the_same_id(app, team: Photographer):
    media, other = fresh_id(), joined(app)

    assert team.put(photo(), media).status_code == 204
    assert other.put(photo("PNG", drawn=picture(40, 40)), media).status_code == 204

    assert size_of(team.shown(media).data) == (96, 64)
    assert size_of(other.shown(media).data) == (40, 40)


def test_an_id_that_is_no_uuid_is_no_place_for_a_photo(team: Photographer):
    strange = [team.put(photo(), media) for media in ("kuva", "1", "%00", "..%2f..%2fkey")]

    assert {answer.status_code for answer in strange} == {404}
    assert {answer.mimetype for answer in strange} == {"application/problem+json"}
