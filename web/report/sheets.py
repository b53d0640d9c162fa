"""A report as a spreadsheet: a sheet a section, the queries, and a table for `--verify`."""

from web.report import kept
from web.report.telling import HIDDEN, Number, Section, Telling
from web.results.ods_file import ods_of
from web.results.sheets import Cell, Sheet


def ods(telling: Telling) -> bytes:
    """Numbers are numbers; what is hidden is a dash."""
    gettext = telling.words.gettext
    sections = [_sheet(one, gettext("Mitä")) for one in telling.sections()]
    queries = Sheet(
        gettext("Mistä luvut tulevat"),
        (gettext("Laskutapa"), gettext("Miten lasketaan"), "SQL"),
        tuple(telling.queries()),
    )
    return ods_of([_about(telling), *sections, queries, kept.as_sheet(telling.report)])


def _about(telling: Telling) -> Sheet:
    gettext = telling.words.gettext
    rows = (
        (gettext("Mistä"), telling.title),
        (gettext("Aika"), telling.period),
        (gettext("Pelit"), ", ".join(telling.report.games)),
        (HIDDEN, gettext("alle viisi joukkuetta, tai luku, josta sellaisen voisi laskea")),
    )
    return Sheet(gettext("Vaikuttavuusraportti"), ("", ""), rows)


def _sheet(section: Section, what: str) -> Sheet:
    rows = tuple((row.label, *map(_cell, row.numbers)) for row in section.rows)
    return Sheet(section.title, (what, *section.headings), rows)


def _cell(number: Number) -> Cell:
    value = number.value
    if value is None:
        return HIDDEN
    return int(value) if float(value).is_integer() else value
