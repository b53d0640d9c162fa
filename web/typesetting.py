"""Setting pages in type. Typst is loaded only here, and only when it is used."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from web.assets import DIST, STATIC, built
from web.paper.telling import Plain


def typeset(
    pages: Path, main: str, told: Mapping[str, Plain], files: Mapping[str, bytes]
) -> bytes:
    """The PDF of `main.typ` in the folder `pages`, which reads what is told from `main.json`.

    Tagged, with its fonts in it, and held to PDF/UA-1 unless it has letters that no font here
    knows. Raises ClientNotBuilt where the faces have not been built.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(pages, folder, dirs_exist_ok=True)
        for file, octets in files.items():
            (folder / file).write_bytes(octets)
        written = json.dumps(told, ensure_ascii=False)
        (folder / f"{main}.json").write_text(written, "utf-8", "replace")
        return _compiled(folder, main)


def _compiled(folder: Path, main: str) -> bytes:
    import typst  # noqa: PLC0415 (80 MB that only print needs)

    names = built().names
    for file in (STATIC / DIST / file for name, file in names.items() if name.endswith(".ttf")):
        shutil.copy(file, folder)
    fonts = typst.Fonts(font_paths=[folder])
    compiler = typst.Compiler(folder / f"{main}.typ", root=folder, font_paths=fonts)
    try:
        octets = compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError:
        # A letter without a glyph is no PDF/UA; the pages are tagged all the same.
        octets = compiler.compile(format="pdf")
    assert isinstance(octets, bytes)  # noqa: S101 (one file, and no output named)
    return octets
