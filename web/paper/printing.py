"""A booklet, a card and the sheets, set in type."""

from pathlib import Path
from typing import Final

from engine.formats.paper.booklet import Booklet
from engine.formats.paper.making import booklet
from engine.scenario.adventure import Adventure
from web.paper.drawing import Picture, pictures
from web.paper.telling import Plain, told
from web.typesetting import typeset

PAGES: Final = Path(__file__).parent / "pages"


def paper(adventure: Adventure, folder: Path, language: str, *, large_print: bool) -> bytes:
    """An adventure as one PDF: booklet, punch card, answer sheet, and the staff's sheet."""
    made = booklet(adventure, language)
    return printed(made, pictures(adventure, folder, language), large_print=large_print)


def printed(made: Booklet, drawn: dict[str, Picture], *, large_print: bool) -> bytes:
    """A booklet's pages."""
    named: dict[str, Plain] = {
        picture_id: {"file": one.file, "alt": one.alt} for picture_id, one in drawn.items()
    }
    files = {one.file: one.octets for one in drawn.values()}
    return typeset(PAGES, "booklet", told(made, named) | {"large": large_print}, files)
