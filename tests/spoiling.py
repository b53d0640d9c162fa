"""A poster's code as phones see it on a bad day: spoiled in twelve ways, by a seed."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from engine.codes import qr_token
from web.posters import matrix

HOST = "https://seikkailu.example"
FRAME = (720, 1280)
"""A camera held upright, at the width that the scanner asks for."""

MODULE_PX = 10
INK, PAPER, WALL = 38, 226, 150
ACROSS_PX = 360
"""A code with its quiet zone fills half of the frame's width, unless it hangs far away."""

Light = NDArray[np.float64]


@dataclass(frozen=True)
class View:
    """What stands between a clean print and the picture; lengths in pixels of the frame."""

    across_px: float = ACROSS_PX
    turn_deg: float = 0
    slant_deg: float = 0
    torn: float = 0
    inverted: bool = False
    shade: float = 0
    glare: float = 0
    blur_px: float = 0.7
    shake_px: int = 1
    light: float = 0.9
    grain: float = 4


FAMILIES: dict[str, Callable[[Random], View]] = {
    "out of focus": lambda dice: View(blur_px=dice.uniform(2, 4.5)),
    "shaken": lambda dice: View(shake_px=dice.randint(5, 11), turn_deg=dice.uniform(0, 90)),
    "grainy": lambda dice: View(grain=dice.uniform(20, 50)),
    "slanted": lambda dice: View(slant_deg=dice.uniform(30, 60), turn_deg=dice.uniform(0, 360)),
    "dark": lambda dice: View(light=dice.uniform(0.06, 0.2), grain=dice.uniform(2, 5)),
    "half in shade": lambda dice: View(shade=dice.uniform(0.6, 0.85)),
    "glaring": lambda dice: View(glare=dice.uniform(0.1, 0.22)),
    "turned": lambda dice: View(turn_deg=dice.uniform(0, 360)),
    "torn": lambda dice: View(torn=dice.uniform(0.04, 0.12)),
    "far": lambda dice: View(across_px=dice.uniform(85, 140), turn_deg=dice.uniform(-15, 15)),
    "inverted": lambda dice: View(inverted=True, turn_deg=dice.uniform(-30, 30)),
    "all at once": lambda dice: View(
        across_px=dice.uniform(250, 420),
        turn_deg=dice.uniform(-40, 40),
        slant_deg=dice.uniform(10, 35),
        torn=dice.uniform(0, 0.04),
        shade=dice.uniform(0, 0.5),
        blur_px=dice.uniform(1, 2),
        shake_px=dice.randint(1, 4),
        light=dice.uniform(0.3, 0.7),
        grain=dice.uniform(6, 15),
    ),
}


@dataclass(frozen=True)
class Spoiled:
    """One picture, as JPEG; `link` is what a reader must find in it, and nothing else."""

    family: str
    link: str
    jpeg: bytes


def spoiled(each: int, *families: str, seed: int = 1) -> Iterator[Spoiled]:
    """So many pictures of each family (of all), every one of another poster."""
    for family in families or FAMILIES:
        drawn = FAMILIES[family]
        for number in range(each):
            dice = Random(f"{seed} {family} {number}")
            token = qr_token(b"spoiling", "perille", f"{family} {number}", seed)
            link = f"{HOST}/q/{token}".upper()
            yield Spoiled(family, link, picture(link, drawn(dice), dice))


def picture(link: str, view: View, dice: Random) -> bytes:
    """Print, hang, light and photograph a code."""
    chance = np.random.default_rng(dice.getrandbits(32))
    code = _printed(link, inverted=view.inverted)
    _tear(code, view.torn, dice)
    scene = np.asarray(_hung(code, view, dice, chance), np.float64)
    lit = _lit(scene, view, dice) * view.light
    seen = _shaken(lit, view.shake_px)
    blurred = _image(seen).filter(ImageFilter.GaussianBlur(view.blur_px))
    noisy = np.asarray(blurred, np.float64) + chance.normal(0, view.grain, seen.shape)
    out = io.BytesIO()
    _image(noisy).save(out, "JPEG", quality=85)
    return out.getvalue()


def _printed(link: str, *, inverted: bool) -> Image.Image:
    ink, paper = (PAPER, INK) if inverted else (INK, PAPER)
    rows = np.array(matrix(link))
    tones = np.where(rows, ink, paper).astype(np.uint8)
    return Image.fromarray(tones.repeat(MODULE_PX, 0).repeat(MODULE_PX, 1))


def _tear(code: Image.Image, share: float, dice: Random) -> None:
    """Cover a share of the code by scraps of any tone, anywhere inside its quiet zone."""
    pen, edge = ImageDraw.Draw(code), 4 * MODULE_PX
    width = code.width - 2 * edge
    scraps = dice.randint(2, 5)
    side = (share / scraps) ** 0.5 * width
    for _ in range(scraps if share else 0):
        x, y = (edge + dice.uniform(0, width - side) for _ in range(2))
        tall = side * dice.uniform(0.7, 1.4)
        pen.rectangle((x, y, x + side * side / tall, y + tall), fill=dice.randint(20, 235))


def _hung(
    code: Image.Image, view: View, dice: Random, chance: np.random.Generator
) -> Image.Image:
    """The wall with the code on it, as the lens sees it: turned, and slanted about an edge."""
    corners = _corners(view, dice)
    back = tuple(_homography(corners, code.width))
    kind, how = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    paper = code.transform(FRAME, kind, back, how)
    mask = Image.new("L", code.size, 255).transform(FRAME, kind, back, how)
    wall = _image(chance.normal(WALL, 24, (FRAME[1] // 8, FRAME[0] // 8))).resize(FRAME)
    wall.paste(paper, mask=mask)
    return wall


def _corners(view: View, dice: Random) -> list[tuple[float, float]]:
    turn, slant = np.radians([view.turn_deg, view.slant_deg])
    centre = [dice.uniform(0.42, 0.58) * length for length in FRAME]
    away = 3 * view.across_px
    corners: list[tuple[float, float]] = []
    for right, down in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x = (right * np.cos(turn) - down * np.sin(turn)) * view.across_px / 2
        y = (right * np.sin(turn) + down * np.cos(turn)) * view.across_px / 2
        nearer = away / (away + y * np.sin(slant))
        corners.append((centre[0] + x * nearer, centre[1] + y * np.cos(slant) * nearer))
    return corners


def _homography(corners: list[tuple[float, float]], side: float) -> Any:
    """Pillow's eight numbers that lead from the frame back to a square."""
    square = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]
    lines: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, square, strict=True):
        lines.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        lines.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    return np.linalg.solve(np.array(lines), np.array(square).ravel())


def _lit(scene: Light, view: View, dice: Random) -> Light:
    """The edge of a shadow across the code, and a lamp's reflection on it."""
    down, right = np.mgrid[: FRAME[1], : FRAME[0]]
    x, y = right - FRAME[0] / 2, down - FRAME[1] / 2
    across = np.radians(dice.uniform(0, 360))
    shaded = x * np.cos(across) + y * np.sin(across) > 0
    scene = scene * np.where(shaded, 1 - view.shade, 1)
    if not view.glare:
        return scene
    lamp = [dice.uniform(-0.35, 0.35) * view.across_px for _ in range(2)]
    away = np.hypot(x - lamp[0], y - lamp[1]) / (view.glare * view.across_px)
    return scene + 400 * np.exp(-(away**2))


def _shaken(scene: Light, by_px: int) -> Light:
    """Every row smeared over its neighbours below."""
    return np.mean([np.roll(scene, step, 0) for step in range(by_px)], axis=0)


def _image(tones: Light) -> Image.Image:
    return Image.fromarray(np.clip(tones, 0, 255).astype(np.uint8))
