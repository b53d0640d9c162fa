"""Tables of places: what workshops keep in Excel, LibreOffice and Google Sheets.

In come semicolons, commas or tabs, decimal commas or points, headings in Finnish, Swedish or
English. Out goes what a Finnish Excel and LibreOffice open with a double click: UTF-8 with
its mark, semicolons, decimal commas; a text that would start a formula there is defused.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from engine.formats.decoding import decoded
from engine.formats.publishing import Shown
from engine.formats.waypoints import (
    DECIMALS,
    MAX_POINTS,
    NAME_LENGTH,
    Unreadable,
    Waypoint,
    Waypoints,
    checked,
    checked_size,
    lines,
    one_line,
    place_at,
)
from engine.geo import Point

SEPARATORS = ";\t,"
MAX_CELLS = 200
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("name", "nimi", "namn", "title", "otsikko", "rubrik", "titel"),
        *("checkpoint", "rasti", "kontroll", "place", "paikka", "plats"),
    ),
    "lat": ("lat", "latitude", "leveysaste", "leveyspiiri", "latitud", "breddgrad"),
    "lon": (
        *("lon", "lng", "long", "longitude", "pituusaste", "pituuspiiri"),
        *("longitud", "längdgrad"),
    ),
    "both": (
        *("coordinates", "koordinaatit", "koordinater", "lat lon"),
        *("coordinate", "koordinaatti", "koordinat", "sijainti", "läge"),
    ),
    "description": (
        *("description", "kuvaus", "beskrivning", "desc", "clue", "johtolanka", "ledtråd"),
        *("text", "teksti", "selite"),
    ),
    "radius": ("radius m", "säde m", "radie m", "radius", "säde", "radie"),
    "id": ("id", "tunnus"),
}
"""What a column may be called; the first that is there is taken."""

WRITTEN = {
    "fi": ("tunnus", "nimi", "lat", "lon", "säde_m", "kuvaus"),
    "sv": ("id", "namn", "lat", "lon", "radie_m", "beskrivning"),
    "en": ("id", "name", "lat", "lon", "radius_m", "description"),
}

DEFUSED = "'"
_FORMULA = re.compile(rf"{DEFUSED}*[=+\-@\t\r]")
"""A spreadsheet runs a cell that begins so (OWASP, "CSV injection"), unless one apostrophe
more stands before it."""

_NUMBER = r"[-+]?[0-9]{1,3}([.,][0-9]{1,20})?"
_DEGREES = re.compile(_NUMBER)
_METRES = re.compile(r"[0-9]{6,7}([.,][0-9]{1,10})?")
_PAIR = re.compile(
    rf"(?P<lat>{_NUMBER})( ?[,;] | |;)(?P<lon>{_NUMBER})"
    r"|(?P<lat_>[-+]?[0-9]{1,3}\.[0-9]{1,20}),(?P<lon_>[-+]?[0-9]{1,3}\.[0-9]{1,20})"
)


def read_csv(octets: bytes) -> Waypoints:
    """Read a table: a heading, then a place a row; rows are counted as a spreadsheet does.

    A row without coordinates is a place yet to be found. Raises Unreadable.
    """
    rows = _rows(decoded(checked_size(octets)))
    _, heading = next(rows, (1, []))
    columns = _columns(heading)
    few = islice(_waypoints(rows, columns), MAX_POINTS + 1)
    return checked(Waypoints(tuple(few)))


def write_csv(stops: Sequence[Shown], language: str) -> bytes:
    """Write checkpoints as a table; those without a place keep those cells empty."""
    page = io.StringIO()
    table = csv.writer(page, delimiter=";", lineterminator="\r\n")
    table.writerow(WRITTEN.get(language, WRITTEN["en"]))
    for stop in stops:
        table.writerow((
            stop.id,
            _cell(stop.name),
            *((_number(stop.at.lat), _number(stop.at.lon)) if stop.at else ("", "")),
            _number(stop.radius_m) if stop.radius_m else "",
            _cell(stop.description),
        ))  # fmt: skip
    return page.getvalue().encode("utf-8-sig")


def _cell(words: str) -> str:
    return DEFUSED + words if _FORMULA.match(words) else words


def _number(value: float) -> str:
    digits = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return digits.replace(".", ",")


def _rows(source: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, each with its number; the heading first.

    Excel writes, and swallows, a line before the heading that names the separator.
    """
    first, _, rest = source.partition("\n")
    told = re.fullmatch(r'"?sep=([;,\t])"?\r?', first, re.IGNORECASE)
    text = rest if told else source
    separator = told[1] if told else max(SEPARATORS, key=text.lstrip().partition("\n")[0].count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(table, start=1):
            if len(cells) > MAX_CELLS:
                message = (
                    f"row {number} has over {MAX_CELLS} cells: keep the columns that matter"
                )
                raise Unreadable(message)
            if any(cell.strip() for cell in cells):
                yield number, [cell.strip() for cell in cells]
    except csv.Error:
        message = (
            f"row {number + 1}: a quotation mark is left open, or stands where it cannot: "
            "save the table as CSV again"
        )
        raise Unreadable(message) from None


def _columns(heading: Sequence[str]) -> dict[str, int]:
    """Where each thing stands, counted from 0."""
    named = [_plainly(cell[:NAME_LENGTH]) for cell in heading]
    columns = {
        thing: named.index(words[0])
        for thing, known in HEADINGS.items()
        if (words := [one for one in known if one in named])
    }
    if not {"lat", "lon"} <= columns.keys() and "both" not in columns:
        message = (
            "row 1: there are no columns for latitude and longitude: call them "
            "lat and lon (nimi, lat, lon, kuvaus; namn, lat, lon, beskrivning)"
        )
        raise Unreadable(message)
    return columns | {"width": len(heading)}


def _plainly(cell: str) -> str:
    """A heading's words: `Säde_m (noin)` is `säde m`."""
    return " ".join(re.sub(r"\([^()]*\)|[\W_]", " ", cell).lower().split())


def _waypoints(
    rows: Iterator[tuple[int, list[str]]], columns: Mapping[str, int]
) -> Iterator[Waypoint]:
    for number, cells in rows:
        where = f"row {number}"
        if any(cells[columns["width"] :]):
            message = (
                f"{where} has more cells than the heading: if commas part the cells, numbers "
                "need a decimal point; or save with semicolons"
            )
            raise Unreadable(message)
        row = {
            thing: cells[column] if column < len(cells) else ""
            for thing, column in columns.items()
        }
        yield Waypoint(
            name=one_line(_plain(row.get("name", ""))),
            description=lines(_plain(row.get("description", ""))),
            at=_place(row, where),
            radius_m=_radius(row.get("radius", ""), where),
            id=row.get("id", ""),
        )


def _plain(cell: str) -> str:
    """Take away what defused a formula."""
    return cell.removeprefix(DEFUSED) if _FORMULA.match(cell) else cell


def _place(row: Mapping[str, str], where: str) -> Point | None:
    lat, lon = row.get("lat", ""), row.get("lon", "")
    if not lat and not lon:
        both = row.get("both", "")
        if not both:
            return None
        pair = _PAIR.fullmatch(" ".join(both.replace("−", "-").replace("°", "").split()))
        if pair is None:
            message = f"{where}: write both coordinates as degrees: 61.687879, 27.273147"
            raise Unreadable(message)
        lat, lon = pair["lat"] or pair["lat_"], pair["lon"] or pair["lon_"]
    return place_at(_degrees(lat, where), _degrees(lon, where), where)


def _degrees(cell: str, where: str) -> float:
    written = cell.replace("−", "-").replace("°", "").strip()
    if _DEGREES.fullmatch(written):
        return float(written.replace(",", "."))
    if _METRES.fullmatch(written.replace(" ", "")):
        message = (
            f"{where}: {written} looks like metres of a Finnish grid (ETRS-TM35FIN): "
            "save the coordinates as WGS84 degrees"
        )
        raise Unreadable(message)
    message = (
        f"{where}: '{one_line(cell)[:40]}' is no degree: write a number such as 61.687879"
        if cell
        else f"{where}: one coordinate is missing: write both, or neither"
    )
    raise Unreadable(message)


def _radius(cell: str, where: str) -> float | None:
    """A radius as far as a checkpoint can have it, 5 to 500 m."""
    if not cell:
        return None
    if not _DEGREES.fullmatch(cell):
        message = f"{where}: '{one_line(cell)[:40]}' is no radius: write metres, 5 to 500"
        raise Unreadable(message)
    return min(max(float(cell.replace(",", ".")), 5.0), 500.0)
