"""A photo goes in as a camera wrote it, and comes out as a picture and nothing else."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.photographing import (
    CORNERS,
    MARKS,
    corners,
    grain,
    photo,
    picture,
    size_of,
    written,
)
from web import pictures
from web.pictures import (
    MOST_BYTES,
    PhotoRefused,
    RedrawingFailed,
    Trouble,
    is_bare,
    made_anew,
)

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
