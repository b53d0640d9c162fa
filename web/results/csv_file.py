"""Tables as CSV that a Finnish Excel and LibreOffice open with a double click."""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

from web.results.sheets import Cell, Sheet

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows: with it the same results make the same file."""


def csv_of(sheet: Sheet) -> bytes:
    """One table: UTF-8 with its mark, semicolons; no cell of it is ever a formula."""
    page = io.StringIO(newline="")
    table = csv.writer(page, delimiter=";", lineterminator="\r\n")
    table.writerow(sheet.headings)
    table.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return page.getvalue().encode("utf-8-sig")


def csv_zip(sheets: Iterable[Sheet]) -> bytes:
    """All tables, each a file of its own name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet in sheets:
            archive.writestr(zipfile.ZipInfo(f"{sheet.name}.csv", _EARLIEST), csv_of(sheet))
    return out.getvalue()


def _written(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA):
        return f"'{cell}"
    return cell
