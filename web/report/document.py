"""A report as a PDF to hand on: tables and plots, and where each figure comes from."""

from pathlib import Path
from typing import Final

from web.paper.telling import Plain, broken
from web.report import charts
from web.report.telling import Section, Telling
from web.typesetting import typeset

PAGES: Final = Path(__file__).parent / "pages"
_FACE: Final = "Atkinson Hyperlegible Next"


def document(telling: Telling) -> bytes:
    """The pages, tagged. Raises ClientNotBuilt where the faces have not been built."""
    sections = telling.sections()
    plotted = {f"{one.id}.svg": one.chart for one in sections}
    files = {name: charts.on_paper(chart, _FACE) for name, chart in plotted.items() if chart}
    gettext = telling.words.gettext
    told: dict[str, Plain] = {
        "language": telling.words.language.partition("-")[0],
        "heading": gettext("Vaikuttavuusraportti"),
        "title": broken(telling.title),
        "period": telling.period,
        "games": ", ".join(telling.report.games) or gettext("Ei yhtään peliä"),
        "labels": {
            "what": gettext("Mitä"),
            "games": gettext("Pelit"),
            "queries": gettext("Mistä luvut tulevat"),
            "small": gettext(
                "Viiva tarkoittaa: alle viisi joukkuetta, tai luku, josta sellaisen voisi "
                "laskea. Harjoituksia ei ole laskettu."
            ),
            "verify": gettext(
                "Kun raportti on tallessa taulukkona, jokaisen luvun voi laskea uudelleen "
                "lokista: seikkailu report --verify TIEDOSTO"
            ),
        },
        "sections": [_section(one, f"{one.id}.svg" in files) for one in sections],
        "queries": [
            {"name": name, "fold": fold, "sql": sql} for name, fold, sql in telling.queries()
        ],
    }
    return typeset(PAGES, "report", told, files)


def _section(section: Section, plotted: bool) -> Plain:  # noqa: FBT001 (read off in one place)
    return {
        "id": section.id,
        "title": section.title,
        "note": section.note,
        "headings": list(section.headings),
        "rows": [
            {"label": broken(row.label), "numbers": [number.written for number in row.numbers]}
            for row in section.rows
        ],
        "queries": ", ".join(section.queries),
        "chart": f"{section.id}.svg" if plotted else "",
    }
