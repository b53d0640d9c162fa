"""Setting a booklet in type. Typst is loaded only here, and only when it is used."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from engine.formats.paper.booklet import Booklet
from engine.formats.paper.making import booklet
from engine.scenario.adventure import Adventure
from web.assets import DIST, STATIC, built
from web.paper.drawing import Picture, pictures
from web.paper.telling import Plain, told

PAGES: Final = Path(__file__).parent / "pages"


def paper(adventure: Adventure, folder: Path, language: str, *, large_print: bool) -> bytes:
    """An adventure as one PDF: booklet, punch card, answer sheet, and the staff's sheet.

    Tagged, with its fonts in it, and held to PDF/UA-1 unless it has letters that no font
    here knows. Raises ClientNotBuilt where the faces have not been built.
    """
    made = booklet(adventure, language)
    return printed(made, pictures(adventure, folder, language), large_print=large_print)


def printed(made: Booklet, drawn: dict[str, Picture], *, large_print: bool) -> bytes:
    """A booklet's pages."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(PAGES, folder, dirs_exist_ok=True)
        named: dict[str, Plain] = {
            picture_id: {"file": one.file, "alt": one.alt} for picture_id, one in drawn.items()
        }
        for one in drawn.values():
            (folder / one.file).write_bytes(one.octets)
        data = told(made, named) | {"large": large_print}
        (folder / "booklet.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return _compiled(folder)


def _compiled(folder: Path) -> bytes:
    import typst  # noqa: PLC0415 (80 MB that only this command needs)

    names = built().names
    files = [STATIC / DIST / file for name, file in names.items() if name.endswith(".ttf")]
    for file in files:
        shutil.copy(file, folder)
    fonts = typst.Fonts(font_paths=[folder])
    compiler = typst.Compiler(folder / "booklet.typ", root=folder, font_paths=fonts)
    try:
        octets = compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError:
        # A letter without a glyph is no PDF/UA; the booklet is tagged all the same.
        octets = compiler.compile(format="pdf")
    assert isinstance(octets, bytes)  # noqa: S101 (one file, and no output named)
    return octets
