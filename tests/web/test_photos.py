"""A team's photos: sent once however often, seen by the team alone, and kept for their time."""

import io
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from tests.building import adventure, stop
from tests.housing import app_for
from tests.photographing import (
    CORNERS,
    MARKS,
    Clock,
    Photographer,
    asking_for_photos,
    corners,
    files_of,
    grain,
    photo,
    photo_site,
    picture,
    size_of,
    written,
)
from tests.playing import fresh_id
from tests.reading import Reader
from tests.visiting import everything_kept
from tests.web.test_storage import locked
from web import photos
from web.api import media as sending
from web.api.media import STATUSES
from web.api.openapi import document
from web.app import MAX_BODY_BYTES
from web.photo_words import sentences
from web.pictures import MOST_BYTES, Trouble
from web.preparing import prepared
from web.site import Site
from web.store.photos import PhotoRow, add_photo, photos_of
from web.words import words_in


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def here(tmp_path: Path, now: Clock):
    """A site with an adventure that asks for a photo."""
    site = photo_site(tmp_path / "data", now)
    yield site
    site.database.close()


@pytest.fixture
def app(here: Site):
    application = app_for(here)
    application.testing = True
    return application


@pytest.fixture
def team(app) -> Photographer:
    return joined(app)


def joined(app) -> Photographer:
    """A phone of a new team."""
    phone = Photographer(app.test_client(use_cookies=False))
    phone.start()
    return phone


def kept(site: Site, run: str) -> list[PhotoRow]:
    with site.database.reading() as connection:
        return list(photos_of(connection, run))


def test_a_team_sends_a_photo_and_sees_it(team: Photographer, here: Site):
    media = fresh_id()

    sent, seen = team.put(photo(), media), team.shown(media)

    [row] = kept(here, team.run)
    assert (sent.status_code, sent.data) == (204, b"")
    assert (seen.status_code, seen.mimetype) == (200, "image/webp")
    assert corners(seen.data) == [*CORNERS]
    assert (row.id, row.bytes, row.approved_at_ms) == (media, len(seen.data), None)
    assert files_of(here.settings.data) == {row.file}


def test_a_photo_is_kept_by_no_browser_and_can_do_nothing(team: Photographer):
    media = fresh_id()
    team.put(photo(), media)

    headers = team.shown(media).headers

    assert "sandbox; default-src 'none'" in headers.getlist("Content-Security-Policy")
    assert headers.getlist("X-Content-Type-Options") == ["nosniff"]
    assert "no-store" in headers["Cache-Control"]
    assert "ETag" not in headers


def test_the_photo_as_it_was_sent_is_nowhere_on_the_disk(team: Photographer, here: Site):
    sent = photo(drawn=grain(1200, 900))

    assert team.put(sent).status_code == 204

    everything = [file for file in here.settings.data.rglob("*") if file.is_file()]
    on_disk = b"".join(file.read_bytes() for file in everything)
    assert [mark for mark in (*MARKS, sent[:64], sent[-64:]) if mark in on_disk] == []
    folder = here.settings.data / "photos"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_friend_with_the_resume_code_sees_it_too(app, team: Photographer):
    media = fresh_id()
    team.put(photo(), media)
    client = app.test_client(use_cookies=False)
    token = client.post("/api/resume", json={"resume_code": team.resume_code}).json["token"]

    friend = Photographer(client, run=team.run, token=token)

    assert friend.shown(media).data == team.shown(media).data


def test_another_teams_photo_is_not_there(app, team: Photographer, here: Site):
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


def test_only_a_phone_of_the_run_may_send(app, team: Photographer, here: Site):
    other, nobody = joined(app), Photographer(app.test_client(use_cookies=False))
    other.run = nobody.run = team.run
    before = everything_kept(here.database)

    refused = other.put(photo()), nobody.put(photo())

    assert [answer.status_code for answer in refused] == [404, 401]
    assert everything_kept(here.database) == before
    assert files_of(here.settings.data) == set()


def test_another_site_cannot_send_a_photo_for_a_browser(app, here: Site):
    reader = Reader(app.test_client())
    run = reader.set_out().address.split("/")[2]
    address = f"/api/runs/{run}/media/{fresh_id()}"
    image = {"Content-Type": "image/jpeg"}

    answers = [
        reader.client.put(address, data=photo(), headers=image | {"Origin": origin})
        for origin in ("https://evil.test", "http://localhost")
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert kept(here, run) == []


def test_the_same_photo_twice_is_one_photo(team: Photographer, here: Site):
    media, taken = fresh_id(), photo()

    answers = [team.put(taken, name) for name in (media, media, media.upper())]

    assert [answer.status_code for answer in answers] == [204, 204, 204]
    assert len(kept(here, team.run)) == len(files_of(here.settings.data)) == 1


def test_an_id_stands_for_one_photo(team: Photographer, here: Site):
    media = fresh_id()
    team.put(photo(), media)
    before = team.shown(media).data

    answer = team.put(photo(held=3), media)

    assert (answer.status_code, answer.json["ids"]) == (409, [media])
    assert team.shown(media).data == before
    assert len(files_of(here.settings.data)) == 1


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


def test_thirty_photos_are_enough_for_one_run(app, team: Photographer, here: Site):
    media, taken = fresh_id(), photo()
    team.put(taken, media)
    [row] = kept(here, team.run)
    more = [replace(row, id=fresh_id(), file=f"{number}.webp") for number in range(29)]
    here.database.write(lambda connection: [add_photo(connection, one) for one in more])

    answer = team.put(photo())

    assert answer.status_code == 409
    assert answer.json["detail"] == "Joukkueella on jo 30 kuvaa. Enempää ei mahdu."
    assert team.put(b"not even a picture").status_code == 409
    assert team.put(taken, media).status_code == 204
    assert joined(app).put(photo()).status_code == 204
    assert len(kept(here, team.run)) == 30


def test_on_a_nearly_full_disk_photos_wait_and_the_game_goes_on(
    team: Photographer, here: Site, monkeypatch
):
    media, earlier, taken = fresh_id(), fresh_id(), photo()
    team.put(taken, earlier)
    monkeypatch.setattr(photos, "ROOM_BYTES", 1 << 62)

    refused = team.put(photo(held=3), media)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "600")
    assert refused.json["detail"].startswith("Kuville ei ole juuri nyt tilaa.")
    assert team.shown(earlier).status_code == 200
    assert team.put(taken, earlier).status_code == 204
    assert team.send({"kind": "check-in", "here": True, "checkpoint": "eka"}).status_code == 200
    monkeypatch.undo()
    assert team.put(photo(held=3), media).status_code == 204


def test_an_adventure_that_asks_for_no_photo_takes_none(tmp_path: Path):
    wordy = replace(asking_for_photos(), adventures=(adventure(stop("eka")),))
    site = photo_site(tmp_path / "data", content=wordy)
    phone = joined(app_for(site))

    answer = phone.put(photo())

    site.database.close()
    assert (answer.status_code, answer.json["detail"]) == (
        409,
        "Tässä seikkailussa ei oteta kuvia.",
    )
    assert files_of(tmp_path / "data") == set()


class Counted(io.RawIOBase):
    """A body of so many octets that counts how many were taken."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into) -> int:
        count = min(len(into), self.left)
        self.left -= count
        self.taken += count
        return count


def test_while_many_photos_are_on_their_way_the_next_waits_and_the_game_goes_on(
    team: Photographer, here: Site
):
    body, step = Counted(9 * 1024**2), {"kind": "check-in", "here": True, "checkpoint": "eka"}
    for _ in range(sending.AT_ONCE):
        sending._lines.acquire()
    try:
        refused, played = sent_slowly(team, body), team.send(step)
    finally:
        sending._lines.release(sending.AT_ONCE)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert refused.json["detail"].startswith("Kuvia tulee nyt monta yhtä aikaa.")
    assert (body.taken, played.status_code) == (0, 200)
    assert team.put(photo()).status_code == 204


def sent_slowly(team: Photographer, body: Counted, **environ: str):
    """Send a body that is read only as far as the server wishes."""
    return team.client.put(
        f"/api/runs/{team.run}/media/{fresh_id()}",
        headers=team.headers,
        environ_overrides={"wsgi.input": body, "wsgi.input_terminated": True} | environ,
    )


@pytest.mark.parametrize("told", [None, "9437184", "100"])
def test_nine_megabytes_are_refused_and_not_read_to_the_end(team: Photographer, here, told):
    body = Counted(9 * 1024**2)

    answer = sent_slowly(team, body, **({"CONTENT_LENGTH": told} if told else {}))

    assert answer.status_code == 413
    assert answer.json["detail"] == "Kuva on liian iso. Enintään 8 megatavua käy."
    assert body.taken <= MOST_BYTES + 64 * 1024
    assert files_of(here.settings.data) == set()


def test_eight_megabytes_are_read_and_only_where_photos_are_sent(team: Photographer):
    other = team.client.post(
        f"/api/runs/{team.run}/intents",
        data=b" " * (MAX_BODY_BYTES + 1),
        content_type="application/json",
        headers=team.headers,
    )

    assert team.put(bytes(MOST_BYTES)).status_code == 415
    assert team.put(bytes(MOST_BYTES + 1)).status_code == 413
    assert other.status_code == 413


def test_a_photo_that_is_none_is_refused_as_the_description_says(team: Photographer, here):
    bomb = written(Image.new("1", (12_000, 12_000)), "PNG")
    described = document()["paths"]["/api/runs/{run_id}/media/{media_id}"]["put"]

    answers = [
        team.put(sent)
        for sent in (written(picture(), "GIF"), b"<svg/>", b"", bomb, bytes(MOST_BYTES))
    ]

    assert [answer.status_code for answer in answers] == [415, 415, 415, 422, 415]
    for answer in answers:
        shape = described["responses"][str(answer.status_code)]["content"][answer.mimetype]
        rules = shape["schema"] | {"components": document()["components"]}
        assert list(Draft202012Validator(rules).iter_errors(answer.json)) == []
    assert described["requestBody"]["content"].keys() == {
        "image/jpeg",
        "image/png",
        "image/webp",
    }
    assert files_of(here.settings.data) == set()


def test_every_trouble_has_a_status_and_a_sentence_of_its_own():
    said = sentences(words_in("fi"))

    assert said.keys() == STATUSES.keys() == set(Trouble)
    assert len(set(said.values())) == len(Trouble)
    assert {sentence for sentence in said.values() if not sentence.endswith(".")} == set()


def test_a_photo_is_shown_for_thirty_days_and_then_deleted(
    team: Photographer, here: Site, now: Clock
):
    media = fresh_id()
    team.put(photo(), media)

    now.forward(days=30, seconds=-1)
    last = team.shown(media).status_code
    now.forward(seconds=1)
    gone = team.shown(media).status_code
    still = len(files_of(here.settings.data))
    team.put(photo(held=3))

    assert (last, gone, still) == (200, 404, 1)
    assert [row.id for row in kept(here, team.run)] != [media]
    assert files_of(here.settings.data) == {row.file for row in kept(here, team.run)}


def test_how_long_it_is_kept_can_be_set(team: Photographer, here: Site):
    object.__setattr__(here.settings, "photo_days", 2)

    team.put(photo())

    [row] = kept(here, team.run)
    assert row.expires_at_ms - row.created_at_ms == 2 * 24 * 3600 * 1000


def test_a_start_deletes_the_photos_whose_time_has_come(here: Site, now: Clock, app):
    now.forward(days=-365)
    team = joined(app)
    team.put(photo())

    prepared(here.settings.data)

    assert kept(here, team.run) == []
    assert files_of(here.settings.data) == set()


def test_a_start_sweeps_files_without_a_row_that_are_an_hour_old(
    team: Photographer, here: Site, now: Clock
):
    team.put(photo())
    folder = here.settings.data / "photos"
    own = files_of(here.settings.data)
    old, young = {"a.webp", "b.part", "notes.txt"}, {"c.webp", "d.part"}
    for name in (*own, *old, *young):
        (folder / name).touch()
        age_s = 3000 if name in young else 4000
        at = now.at.timestamp() - age_s
        os.utime(folder / name, (at, at))

    photos.sweep(here.database, here.settings.data, now.at)

    assert files_of(here.settings.data) == own | young | {"notes.txt"}
    assert [row.file for row in kept(here, team.run)] == [*own]


def test_a_row_that_was_restored_without_its_file_is_nowhere_seen(
    team: Photographer, here: Site
):
    media, taken = fresh_id(), photo()
    team.put(taken, media)
    (here.settings.data / "photos" / files_of(here.settings.data).pop()).unlink()

    gone = team.shown(media).status_code
    again = team.put(taken, media).status_code

    assert (gone, again, team.shown(media).status_code) == (404, 204, 200)
    assert len(kept(here, team.run)) == 1


def test_a_photo_whose_row_cannot_be_written_leaves_no_file(team: Photographer, here: Site):
    media, taken = fresh_id(), photo()

    with locked(here):
        refused = team.put(taken, media)
    left = files_of(here.settings.data)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
    assert left == set()
    assert team.put(taken, media).status_code == 204


def test_a_photo_whose_file_cannot_be_written_leaves_no_row(team: Photographer, here: Site):
    media, taken = fresh_id(), photo()
    (here.settings.data / "photos").write_bytes(b"")

    refused = team.put(taken, media)
    (here.settings.data / "photos").unlink()

    assert (refused.status_code, kept(here, team.run)) == (503, [])
    assert team.put(taken, media).status_code == 204
