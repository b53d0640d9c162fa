"""Photos that are too many, too large or none, and what is said of them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from tests.building import adventure, stop
from tests.clockwork import Clock
from tests.housing import app_for
from tests.photographing import (
    Photographer,
    asking_for_photos,
    files_of,
    joined,
    photo,
    photo_site,
    picture,
    rows_of,
    written,
)
from tests.playing import fresh_id
from web import photos
from web.api import media as sending
from web.api.media import STATUSES
from web.api.openapi import document
from web.app import MAX_BODY_BYTES
from web.photo_words import sentences
from web.pictures import MOST_BYTES, Trouble
from web.site import Site
from web.store.photos import add_photo
from web.words import words_in


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """With an adventure that asks for a photo."""
    built = photo_site(tmp_path / "data", Clock())
    yield built
    built.database.close()


@pytest.fixture
def team(app) -> Photographer:
    return joined(app)


def test_thirty_photos_are_enough_for_one_run(app, team: Photographer, site: Site):
    media, taken = fresh_id(), photo()
    team.put(taken, media)
    [row] = rows_of(site, team.run)
    more = [replace(row, id=fresh_id(), file=f"{number}.webp") for number in range(29)]
    site.database.write(lambda connection: [add_photo(connection, one) for one in more])

    answer = team.put(photo())

    assert answer.status_code == 409
    assert answer.json["detail"] == "Joukkueella on jo 30 kuvaa. Enempää ei mahdu."
    assert team.put(b"not even a picture").status_code == 409
    assert team.put(taken, media).status_code == 204
    assert joined(app).put(photo()).status_code == 204
    assert len(rows_of(site, team.run)) == 30


def test_on_a_nearly_full_disk_photos_wait_and_the_game_goes_on(
    team: Photographer, site: Site, monkeypatch
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
    team: Photographer, site: Site
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
def test_nine_megabytes_are_refused_and_not_read_to_the_end(team: Photographer, site, told):
    body = Counted(9 * 1024**2)

    answer = sent_slowly(team, body, **({"CONTENT_LENGTH": told} if told else {}))

    assert answer.status_code == 413
    assert answer.json["detail"] == "Kuva on liian iso. Enintään 8 megatavua käy."
    assert body.taken <= MOST_BYTES + 64 * 1024
    assert files_of(site.settings.data) == set()


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


def test_a_photo_that_is_none_is_refused_as_the_description_says(team: Photographer, site):
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
    assert files_of(site.settings.data) == set()


def test_every_trouble_has_a_status_and_a_sentence_of_its_own():
    said = sentences(words_in("fi"))

    assert said.keys() == STATUSES.keys() == set(Trouble)
    assert len(set(said.values())) == len(Trouble)
    assert {sentence for sentence in said.values() if not sentence.endswith(".")} == set()
