"""What a phone's camera sees before a poster: the printed code, a little turned and dim."""

import io
import random
from pathlib import Path

from PIL import Image, ImageFilter

from web.posters import matrix

FRAME = (640, 480)
MODULE_PX = 7
TURN_DEG = 9
FRAMES = 10


def film(url: str, path: Path) -> Path:
    """Write a film (motion JPEG: pictures one behind the other) of a poster's code."""
    frame = _seen(_printed(url))
    out = io.BytesIO()
    for _ in range(FRAMES):
        frame.save(out, "JPEG", quality=80)
    path.write_bytes(out.getvalue())
    return path


def _printed(url: str) -> Image.Image:
    rows = matrix(url)
    code = Image.new("L", (len(rows), len(rows)), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            code.putpixel((x, y), 0 if dark else 255)
    side = len(rows) * MODULE_PX
    return code.resize((side, side), Image.Resampling.NEAREST)


def _seen(printed: Image.Image) -> Image.Image:
    chance = random.Random(5)
    frame = Image.new("L", FRAME, 168)
    turned = printed.rotate(TURN_DEG, expand=True, fillcolor=168)
    corner = ((FRAME[0] - turned.width) // 2, (FRAME[1] - turned.height) // 2)
    frame.paste(turned, corner)
    dim = frame.point(lambda light: int(light * 0.8 + 20)).filter(ImageFilter.GaussianBlur(1))
    noisy = bytes(max(0, min(255, light + chance.randint(-9, 9))) for light in dim.tobytes())
    return Image.frombytes("L", FRAME, noisy).convert("RGB")
