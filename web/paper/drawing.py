"""An adventure's pictures as they are printed, in the light tones of its line."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image

from engine.formats.illustration import Illustration, illustration
from engine.scenario.adventure import Adventure
from engine.scenario.media import Media, MediaKind

_LIGHT: Final = {
    **dict.fromkeys(("white", "paper", "tint"), "#f6f4ec"),
    **dict.fromkeys(("granite", "water", "birch"), "#9daaa8"),
    "ink": "#13202a",
    "flag": "#de5600",
}
_BY_LINE: Final = {
    "a": dict.fromkeys(("sky",), "#9c3322") | dict.fromkeys(("sign", "line"), "#7a2417"),
    "b": dict.fromkeys(("sky",), "#1b7787") | dict.fromkeys(("sign", "line"), "#0b5362"),
}
"""What `look/tokens.css` says of the day: a test holds the two together."""

_RASTER: Final = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


class Picture(NamedTuple):
    """A picture's file for the printer, and its words."""

    file: str
    octets: bytes
    alt: str


def pictures(adventure: Adventure, folder: Path, language: str) -> dict[str, Picture]:
    """The pictures that can be printed, by id; what is missing or broken is left out."""
    return {one.id: found for one, found in _printable(adventure, folder, language)}


def _printable(
    adventure: Adventure, folder: Path, language: str
) -> Iterator[tuple[Media, Picture]]:
    for medium in adventure.media:
        file = folder / "media" / medium.file
        if medium.kind is not MediaKind.PICTURE or not file.is_file():
            continue
        octets = file.read_bytes()
        alt = adventure.said(medium.alt, language) if medium.alt else ""
        if medium.file.endswith(".svg"):
            drawn = illustration(octets)
            if drawn:
                yield medium, Picture(f"{medium.id}.svg", _svg(drawn, adventure.line), alt)
        elif suffix := _suffix(octets):
            yield medium, Picture(f"{medium.id}{suffix}", octets, alt)


def _svg(drawn: Illustration, line: str) -> bytes:
    style = "".join(
        f".c-{tone}{{fill:{colour}}}.s-{tone}{{fill:none;stroke:{colour}}}"
        for tone, colour in (_LIGHT | _BY_LINE[line]).items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawn.view_box}">'
        f"<style>{style}</style>{drawn.shapes}</svg>"
    ).encode()


def _suffix(octets: bytes) -> str:
    """The ending of a raster picture by what it is, or nothing where it is none."""
    try:
        with Image.open(io.BytesIO(octets)) as picture:
            picture.verify()
            return _RASTER.get(picture.format or "", "")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
