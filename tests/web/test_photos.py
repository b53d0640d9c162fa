"""A photo goes in as a camera wrote it, and comes out as a picture and nothing else."""

import io
import os
import stat
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from tests.building import adventure, stop
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
from web import photos, pictures
from web.api import media as sending
from web.api.media import STATUSES
from web.api.openapi import document
from web.app import MAX_BODY_BYTES, create_app
from web.photo_words import sentences
from web.pictures import (
    MOST_BYTES,
    PhotoRefused,
    RedrawingFailed,
    Trouble,
    is_bare,
    made_anew,
)
from web.preparing import prepared
from web.site import Site
from web.store.photos import PhotoRow, add_photo, photos_of
from web.words import words_in

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(1)</script>"


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("evil.txt", "evil")
    return out.getvalue()


NO_PHOTOS = {
    "nothing": b"",
    "words": b"Tervetuloa Mikkeliin",
    "svg": SVG,
    "svg with a declaration": b"<?xml version='1.0'?>" + SVG,
    "html": HTML,
    "zip": zipped(),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "gif": written(picture(), "GIF"),
    "bmp": written(picture(), "BMP"),
    "tiff": written(picture(), "TIFF"),
    "ico": written(picture(), "ICO"),
    "ppm": written(picture(), "PPM"),
    "jpeg 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(64),
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64),
    "gif with a jpeg behind": written(picture(), "GIF") + photo(),
    "html with a jpeg behind": HTML + photo(),
    "zip with a png behind": zipped() + photo("PNG"),
    "the first letters of a jpeg": b"\xff\xd8\xff\xe0" + HTML,
    "the first letters of a png": b"\x89PNG\r\n\x1a\n" + HTML,
    "the first letters of a webp": b"RIFF\x40\0\0\0WEBPVP8 " + HTML,
}


def refusal(octets: bytes) -> Trouble:
    with pytest.raises(PhotoRefused) as refused:
        made_anew(octets)
    return refused.value.trouble


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_of_a_photo_only_the_picture_comes_out(kind):
    taken = photo(kind)
    assert [mark for mark in MARKS if mark not in taken and kind != "PNG"] == []
    with Image.open(io.BytesIO(taken)) as before:
        assert before.getexif().get_ifd(0x8825)[1] == "N"
        assert before.info["icc_profile"]

    made = made_anew(taken)

    assert [mark for mark in (*MARKS, b"Exif", b"EXIF", b"XMP", b"ICCP") if mark in made] == []
    assert corners(made) == [*CORNERS]
    with Image.open(io.BytesIO(made)) as after:
        assert after.format == "WEBP"
        assert dict(after.getexif()) == {}
        assert after.info.keys() & {"exif", "xmp", "icc_profile", "comment"} == set()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("held", range(1, 9))
def test_however_the_camera_was_held_the_picture_is_upright(kind, held):
    made = made_anew(photo(kind, held))

    assert (corners(made), size_of(made)) == ([*CORNERS], (96, 64))


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((3200, 1600), (1600, 800)),
        ((1000, 4000), (400, 1600)),
        ((1600, 1600), (1600, 1600)),
        ((30, 20), (30, 20)),
        ((5000, 1), (1600, 1)),
        ((1, 1), (1, 1)),
    ],
    ids=str,
)
def test_a_large_photo_becomes_smaller_and_a_small_one_stays(size, shown):
    assert size_of(made_anew(written(picture(*size)))) == shown


def test_a_photo_of_twelve_megapixels_becomes_small_enough_to_keep():
    taken = written(grain(4000, 3000), quality=80)

    made = made_anew(taken)

    assert len(taken) > 3_000_000
    assert size_of(made) == (1600, 1200)
    assert len(made) < 1_500_000


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_is_taken_in_whatever_way_its_colours_are_written(mode):
    made = made_anew(written(picture(mode=mode), "PNG"))

    assert size_of(made) == (96, 64)


def test_a_print_shops_jpeg_keeps_its_colours():
    assert corners(made_anew(written(picture(mode="CMYK")))) == [*CORNERS]


def test_what_is_transparent_becomes_white():
    glass = Image.new("RGBA", (64, 64), (0, 0, 0, 0))

    with Image.open(io.BytesIO(made_anew(written(glass, "PNG")))) as made:
        assert made.mode == "RGB"
        assert min(made.getpixel((32, 32))) > 250


def test_of_a_file_with_several_pictures_the_first_is_taken():
    others = [Image.new("RGB", (96, 64), "black")] * 2
    several = {
        kind: written(picture(), kind, save_all=True, append_images=others)
        for kind in ("MPO", "PNG", "WEBP")
    }
    with Image.open(io.BytesIO(several["MPO"])) as telephone:
        assert telephone.n_frames == 3

    for file in several.values():
        assert corners(made_anew(file)) == [*CORNERS]


@pytest.mark.parametrize("notes", [b"", b"MM\0", b"MM\0*\0\0", b"XX\0*" * 9, b"II*\0\xff\xff"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_whole_picture_with_broken_notes_is_taken(kind, notes):
    broken = written(picture(), kind, exif=b"Exif\0\0" + notes)

    assert corners(made_anew(broken)) == [*CORNERS]


@pytest.mark.parametrize("name", NO_PHOTOS)
def test_what_is_no_jpeg_png_or_webp_is_no_photo(name):
    assert refusal(NO_PHOTOS[name]) is Trouble.NOT_A_PICTURE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("tenths", range(1, 10))
def test_half_a_file_is_no_photo(kind, tenths):
    whole = photo(kind, drawn=grain(120, 90))

    assert refusal(whole[: len(whole) * tenths // 10]) is Trouble.NOT_A_PICTURE


def test_what_hides_in_or_behind_a_picture_does_not_come_out():
    hidden = zipped() + HTML
    inside = written(picture(), comment=HTML)
    assert HTML in inside

    made = made_anew(photo() + hidden), made_anew(inside), made_anew(photo("PNG") + hidden)

    for one in made:
        assert corners(one) == [*CORNERS]
        assert [mark for mark in (b"PK", b"script", b"evil") if mark in one] == []


def test_a_small_file_of_144_megapixels_is_refused_at_once():
    bomb = written(Image.new("1", (12_000, 12_000)), "PNG")
    assert len(bomb) < 18_000

    began = time.monotonic()
    trouble = refusal(bomb)

    assert trouble is Trouble.TOO_MANY_PIXELS
    assert time.monotonic() - began < 3


def test_forty_megapixels_are_taken_and_a_row_more_is_not():
    most = written(Image.new("L", (8000, 5000)), "PNG")
    more = written(Image.new("L", (8000, 5001)), "PNG")

    assert size_of(made_anew(most)) == (1600, 1000)
    assert refusal(more) is Trouble.TOO_MANY_PIXELS


def test_more_than_eight_megabytes_are_refused_before_anyone_looks_inside():
    with pytest.raises(PhotoRefused) as refused:
        made_anew(bytes(MOST_BYTES + 1), maker=("/no/such/program",))

    assert refused.value.trouble is Trouble.TOO_LARGE


def test_anything_beside_the_picture_in_what_was_drawn_would_be_seen():
    plain = written(picture(), "WEBP")
    frames = {"save_all": True, "append_images": [picture().rotate(180)]}
    others = {
        "notes": photo("WEBP"),
        "a place": written(picture(), "WEBP", exif=b"Exif\0\0" + bytes(8)),
        "a tail": plain + HTML,
        "a cut": plain[:-1],
        "a window": written(picture(mode="RGBA"), "WEBP", exact=True, lossless=True),
        "moving": written(picture(), "WEBP", **frames),
        "jpeg": photo(),
        "nothing": b"",
    }

    assert is_bare(plain)
    assert {name for name, one in others.items() if is_bare(one)} == set()


def test_a_drawing_with_notes_in_it_is_kept_by_nobody(tmp_path: Path):
    (tmp_path / "noted.webp").write_bytes(photo("WEBP"))

    with pytest.raises(RedrawingFailed, match="more in it"):
        made_anew(photo(), maker=("/bin/cat", str(tmp_path / "noted.webp")))


def test_when_all_who_draw_are_at_work_one_is_asked_to_come_again(monkeypatch):
    monkeypatch.setattr(pictures, "TURN_S", 0.05)
    for _ in range(pictures.AT_ONCE):
        pictures._turns.acquire()
    try:
        trouble = refusal(photo())
    finally:
        pictures._turns.release(pictures.AT_ONCE)

    assert trouble is Trouble.BUSY
    assert made_anew(photo())


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
    application = create_app(here)
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
    media, earlier = fresh_id(), fresh_id()
    team.put(photo(), earlier)
    monkeypatch.setattr(photos, "ROOM_BYTES", 1 << 62)

    refused = team.put(photo(held=3), media)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "600")
    assert refused.json["detail"].startswith("Kuville ei ole juuri nyt tilaa.")
    assert team.shown(earlier).status_code == 200
    assert team.put(photo(), earlier).status_code == 204
    assert team.send({"kind": "check-in", "here": True, "checkpoint": "eka"}).status_code == 200
    monkeypatch.undo()
    assert team.put(photo(held=3), media).status_code == 204


def test_an_adventure_that_asks_for_no_photo_takes_none(tmp_path: Path):
    wordy = replace(asking_for_photos(), adventures=(adventure(stop("eka")),))
    site = photo_site(tmp_path / "data", content=wordy)
    phone = joined(create_app(site))

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

    answers = [team.put(sent) for sent in (NO_PHOTOS["gif"], SVG, b"", bomb, bytes(MOST_BYTES))]

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
