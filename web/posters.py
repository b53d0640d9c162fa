"""What hangs at the checkpoints: links in QR codes, and codes to type."""

from collections.abc import Iterator
from dataclasses import dataclass

import qrcode
from qrcode.constants import ERROR_CORRECT_H

from engine.codes import grouped, tidy
from web.site import Site


@dataclass(frozen=True, slots=True)
class Poster:
    """One checkpoint's codes; `url` is in capitals, QR's own alphabet."""

    adventure: str
    checkpoint: str
    url: str
    short_code: str


def posters(site: Site, public_url: str) -> Iterator[Poster]:
    """All posters of all adventures, in the routes' order."""
    for adventure in site.catalogue.adventures:
        book = site.books[adventure.id]
        for stop in adventure.checkpoints:
            codes = book.at(stop.id)
            if codes is not None:
                url = f"{public_url}/q/{codes.token}".upper()
                yield Poster(adventure.id, stop.id, url, grouped(codes.short_code))


def checkpoint_of_token(site: Site, token: str) -> tuple[str, str] | None:
    """The adventure and the checkpoint that a scanned token stands for."""
    for adventure_id, book in site.books.items():
        places = (codes.checkpoint for codes in book.places if codes.token == tidy(token))
        checkpoint = next(places, None)
        if checkpoint is not None:
            return adventure_id, checkpoint
    return None


def replaced(site: Site, token: str) -> bool:
    """Whether a scanned token hung at a checkpoint once, and another one does now."""
    return any(book.was_replaced(token) for book in site.books.values())


def matrix(url: str) -> list[list[bool]]:
    """The modules of a QR code at level H, with its quiet zone of four, True for dark.

    Version 4 up to a host of 23 letters: modules large enough for worn paper in the rain.
    A longer name gets a larger version.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_H, border=4)
    code.add_data(url)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def svg(url: str, size_mm: int = 91) -> str:
    """A QR code as a picture for print: one path of dark modules on white."""
    rows = matrix(url)
    side = len(rows)
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'width="{size_mm}mm" height="{size_mm}mm" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{dark}"/></svg>\n'
    )
