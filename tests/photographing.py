"""Pictures as cameras write them, and a site with an adventure that asks for one.

`python -m tests.photographing DATA PORT` serves such a site as `seikkailu run` serves ours.
"""

import io
import os
import sys
from pathlib import Path
from typing import Any

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from PIL import Image, ImageCms, PngImagePlugin

from adventures.catalogue import Catalogue
from engine.scenario.tasks import PhotoChallenge
from engine.text import Text
from tests.building import adventure, shipped, stop
from tests.housing import app_for, prepared
from tests.playing import Phone, fresh_id
from web import clock, lock
from web.folder import site_at
from web.settings import settings_for
from web.site import Site
from web.store.photos import PhotoRow, photos_of

MAKE, PLACE, NOTE, PROFILE = b"Kamera-7731", b"61.687879 27.273147", b"note-7731", b"acsp"
MARKS = (MAKE, PLACE, NOTE, PROFILE)
"""What a camera or a telephone writes into a file, in words that can be searched for."""

CORNERS = ("red", "lime", "blue", "yellow")
"""Top left, top right, bottom left, bottom right."""

_HELD = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How the sensor sees an upright picture when the camera is held so; EXIF's numbers."""


def picture(width: int = 96, height: int = 64, mode: str = "RGB") -> Image.Image:
    """A picture with a colour in each corner."""
    drawn = Image.new("RGB", (width, height))
    for number, colour in enumerate(CORNERS):
        left, top = (number % 2) * width // 2, (number // 2) * height // 2
        drawn.paste(colour, (left, top, left + width // 2, top + height // 2))
    return drawn.convert(mode)


def grain(width: int, height: int) -> Image.Image:
    """A picture of many grains, which no format makes small."""
    side = max(width, height)
    return Image.effect_noise((side, side), 90).crop((0, 0, width, height)).convert("RGB")


def corners(octets: bytes) -> list[str]:
    """The names of the colours in a picture's corners."""
    with Image.open(io.BytesIO(octets)) as opened:
        shown = opened.convert("RGB")
    right, bottom = shown.width * 7 // 8, shown.height * 7 // 8
    left, top = shown.width // 8, shown.height // 8
    known = {Image.new("RGB", (1, 1), name).getpixel((0, 0)): name for name in CORNERS}
    return [
        known[min(known, key=lambda one: _apart(one, shown.getpixel(at)))]
        for at in ((left, top), (right, top), (left, bottom), (right, bottom))
    ]


def size_of(octets: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(octets)) as opened:
        return opened.size


def written(drawn: Image.Image, kind: str = "JPEG", **more: Any) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    drawn.save(out, kind, **more)
    return out.getvalue()


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
"""Made once: it holds the second in which it was made, and one photo is the same twice."""


def photo(kind: str = "JPEG", held: int = 1, drawn: Image.Image | None = None) -> bytes:
    """A photo with all that a telephone writes into it: maker, place, profile, notes."""
    drawn = drawn or picture()
    turned = _HELD[held]
    seen = drawn if turned is None else drawn.transpose(turned)
    more: dict[str, Any] = {"exif": exif(held), "icc_profile": PROFILE}
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", NOTE.decode())
        return written(seen, kind, pnginfo=notes, **more)
    note = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + NOTE + b"</x:xmpmeta>"
    return written(seen, kind, xmp=note, quality=90, **more)


def exif(held: int = 1) -> Image.Exif:
    """EXIF with a maker, an orientation, and the place where it was taken."""
    told = Image.Exif()
    told[0x010F] = MAKE.decode()
    told[0x0112] = held
    told.get_ifd(0x8825).update(
        {1: "N", 2: (61.0, 41.0, 16.3644), 3: "E", 4: (27.0, 16.0, 23.3292), 28: PLACE.decode()}
    )
    return told


class Photographer(Phone):
    """A phone that sends photos, too."""

    def put(self, octets: Any, media: str = "", **headers: str) -> Any:
        """Send a photo; without an id it gets one."""
        media = media or fresh_id()
        sent = {"data" if hasattr(self.client, "application") else "content": octets}
        return self.client.put(
            f"/api/runs/{self.run}/media/{media}",
            headers=self.headers | {"Content-Type": "image/jpeg"} | headers,
            **sent,
        )

    def shown(self, media: str, run: str = "") -> Any:
        """Ask for a photo."""
        address = f"/runs/{run or self.run}/media/{media}"
        return self.client.get(address, headers=self.headers)


def asking_for_photos() -> Catalogue:
    """A catalogue of one adventure, which asks for a photo."""
    prompt, alternative = Text({"fi": "Kuvatkaa ovi."}), Text({"fi": "Kuvailkaa se."})
    asked = PhotoChallenge(id="kuva", type="photo", prompt=prompt, alternative=alternative)
    return Catalogue(shipped().programme, (adventure(stop("eka", asked)),))


def photo_site(data: Path, now=clock.now, content: Catalogue | None = None) -> Site:
    """A site over a prepared folder."""
    prepared(data)
    settings = settings_for(data, "http://localhost")
    return site_at(settings, content or asking_for_photos(), now)


def files_of(data: Path) -> set[str]:
    """Everything that lies where photos lie."""
    return {file.name for file in (data / "photos").glob("*")}


def joined(app: Flask) -> Photographer:
    """A phone of a new team."""
    phone = Photographer(app.test_client(use_cookies=False))
    phone.start()
    return phone


def rows_of(site: Site, run: str) -> list[PhotoRow]:
    """What the database knows of a run's photos."""
    with site.database.reading() as connection:
        return list(photos_of(connection, run))


def application() -> Flask:
    """What granian serves."""
    data = Path(os.environ["PHOTOGRAPHED"])
    held = lock.take(data, lock.SERVE, patience_s=10)
    app = app_for(photo_site(data))
    app.extensions["held"] = held
    return app


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


if __name__ == "__main__":
    os.environ["PHOTOGRAPHED"] = sys.argv[1]
    Granian(
        "tests.photographing:application",
        factory=True,
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=8,
        log_level=LogLevels.error,
    ).serve()
