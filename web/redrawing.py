"""Draws one picture again: octets on standard input, a WEBP on standard output.

Run by `web.pictures` as a process of its own. Only pixels are carried over, onto a fresh
canvas, so that nothing else of the file can come along.
"""

import io
import sys
import warnings

from PIL import Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin
from PIL.Image import Transpose

from web.pictures import (
    CPU_S,
    LONGEST_PX,
    MEMORY_BYTES,
    MOST_PIXELS,
    NOT_A_PICTURE,
    TOO_MANY_PIXELS,
)

if sys.platform != "win32":
    import resource

FORMATS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)
ORIENTATION = 0x0112
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What sets a picture upright, by EXIF's orientation."""


def main() -> int:
    """Read, draw, write; the exit code says what was wrong with the picture."""
    limit()
    octets = sys.stdin.buffer.read()
    try:
        picture = opened(octets)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
        return TOO_MANY_PIXELS
    except Exception:  # noqa: BLE001 (a decoder raises all kinds of things at strange octets)
        return NOT_A_PICTURE
    sys.stdout.buffer.write(drawn(picture))
    return 0


def limit(cpu_s: int = CPU_S, memory_bytes: int = MEMORY_BYTES) -> None:
    """Take what this process needs no more: memory, time, files, and traces of a crash.

    Windows has no such limits; there the patience of `web.pictures` is the only one.
    """
    if sys.platform == "win32":
        return
    _lower(resource.RLIMIT_AS, memory_bytes)
    _lower(resource.RLIMIT_CPU, cpu_s)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)


def opened(octets: bytes) -> Image.Image:
    """The picture, small and upright. Raises anything that Pillow raises.

    Colours are taken as sRGB.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(octets), formats=FORMATS) as file:
        turned = UPRIGHT.get(_orientation(file))
        file.draft("RGB", (LONGEST_PX, LONGEST_PX))  # a JPEG is decoded smaller at once
        file.load()
        mode = "RGBA" if file.has_transparency_data else "RGB"
        picture = file if file.mode == mode else file.convert(mode)
    picture.thumbnail((LONGEST_PX, LONGEST_PX), reducing_gap=3.0)
    return picture if turned is None else picture.transpose(turned)


def drawn(picture: Image.Image) -> bytes:
    """The picture on a fresh white canvas, as WEBP."""
    canvas = Image.new("RGB", picture.size, "white")
    canvas.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    out = io.BytesIO()
    canvas.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def _orientation(file: Image.Image) -> int:
    """How the camera was held; 1 where what the camera wrote cannot be read."""
    try:
        held: object = file.getexif().get(ORIENTATION)
    except Exception:  # noqa: BLE001 (the picture may be whole while its EXIF is not)
        return 1
    return held if isinstance(held, int) else 1


if sys.platform != "win32":

    def _lower(what: int, most: int) -> None:
        """Lower a limit, never above what the system allows already."""
        hard = resource.getrlimit(what)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, hard))


if __name__ == "__main__":
    sys.exit(main())
