"""Tables as one OpenDocument spreadsheet. Words are typed as words: none is a formula."""

import io
from collections.abc import Iterable

from odfdo import Cell as OdsCell
from odfdo import Document, Row, Table

from web.results.sheets import Cell, Sheet


def ods_of(sheets: Iterable[Sheet]) -> bytes:
    """A sheet for each table, its headings first."""
    document = Document("spreadsheet")
    document.body.clear()
    for sheet in sheets:
        table = Table(sheet.name)
        table.append_row(_row(sheet.headings))
        for row in sheet.rows:
            table.append_row(_row(row))
        document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _row(cells: Iterable[Cell]) -> Row:
    row = Row()
    for cell in cells:
        row.append_cell(OdsCell(cell) if cell is not None else OdsCell(), clone=False)
    return row
