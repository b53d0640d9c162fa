"""A report as sections of small tables, in a reader's words: for page, PDF and sheets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from adventures.catalogue import Catalogue
from engine.scenario.tasks import ScaleChallenge
from web import figures
from web.prose import plain
from web.report import charts
from web.report.figures import BIN_MIN
from web.report.queries import QUERIES
from web.report.report import Line, Report
from web.report.walks import ENDS, End
from web.words import LANGUAGES, Words

HIDDEN: Final = figures.EN_DASH

_ENDS: Mapping[End, Callable[[Words], str]] = {
    "finished": lambda words: words.gettext("Perille"),
    "time-up": lambda words: words.gettext("Aika loppui"),
    "gave-up": lambda words: words.gettext("Keskeytti"),
    "open": lambda words: words.gettext("Jäi kesken"),
}
_ACCESS: Mapping[str, Callable[[Words], str]] = {
    "no-stairs": lambda words: words.gettext("Ei portaita"),
    "no-camera": lambda words: words.gettext("Ei kameraa"),
    "no-gps": lambda words: words.gettext("Ei sijaintia"),
    "quiet": lambda words: words.gettext("Ilman kuuntelua"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in its place: as it is written, its value (None if hidden), its query."""

    written: str
    value: float | None
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    label: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of a report. `headings` are those of its numbers; `chart` shows the first."""

    id: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    plotted: bool = False

    @property
    def queries(self) -> tuple[str, ...]:
        """The names of the queries that its figures come from, each once."""
        used = (number.query for row in self.rows for number in row.numbers)
        return tuple(dict.fromkeys(used))

    @property
    def chart(self) -> Markup | None:
        """A bar for each row."""
        if not self.plotted or len(self.rows) < 2:
            return None
        return charts.bars([(row.label, row.numbers[0].value) for row in self.rows])


@dataclass(frozen=True, slots=True)
class Telling:
    """A report, told in a reader's words."""

    report: Report
    catalogue: Catalogue
    words: Words

    @property
    def title(self) -> str:
        """Of the whole programme, or of one of its parts."""
        whole, part = self.catalogue.programme, self.report.asked.part
        found = whole.sub_project(part) if part else None
        return str((found.name if found else whole.title).said(self.words.language))

    @property
    def period(self) -> str:
        """From which day to which."""
        asked, language = self.report.asked, self.words.language
        if asked.first and asked.last:
            return figures.days(asked.first.isoformat(), asked.last.isoformat(), language)
        gettext = self.words.gettext
        if asked.first:
            since = figures.day(asked.first.isoformat(), language)
            return gettext("{day} alkaen").format(day=since)
        if asked.last:
            until = figures.day(asked.last.isoformat(), language)
            return gettext("{day} asti").format(day=until)
        return gettext("Kaikki pelipäivät")

    def sections(self) -> list[Section]:
        """Those that have anything to tell, in order."""
        return [one for one in self._every() if one.rows]

    def queries(self) -> list[tuple[str, str, str]]:
        """Each query that a shown figure names: its name, its fold in words, its SQL."""
        used = dict.fromkeys(line.query for line in self.report.lines)
        found = ((name, QUERIES[name]) for name in used)
        return [(name, query.fold(self.words), query.sql) for name, query in found]

    def _every(self) -> Iterator[Section]:
        gettext = self.words.gettext
        teams, players = gettext("Joukkueita"), gettext("Pelaajia")
        yield self._teams(gettext("Joukkueet ja pelaajat"), teams, players)
        yield Section(
            "ends",
            gettext("Miten matka päättyi"),
            (teams,),
            tuple(self._ends()),
            plotted=True,
        )
        yield Section(
            "minutes",
            gettext("Aika lähdöstä perille"),
            (teams,),
            tuple(self._minutes()),
            note=self._middle(),
            plotted=True,
        )
        yield self._parts(gettext("Hankkeet paikkojen takana"))
        yield self._scales(gettext("Miltä tuntui"))
        yield self._simple("languages", gettext("Kielet"), teams, self._language)
        yield self._simple("access", gettext("Miten kuljettiin"), teams, self._way)
        yield self._simple("occasions", gettext("Tapahtumat"), teams, self._occasion)

    def _teams(self, title: str, teams: str, players: str) -> Section:
        whole = self._row(self.words.gettext("Yhteensä"), "teams", "players")
        parts = tuple(
            self._row(self._adventure(name), f"teams/{name}", f"players/{name}")
            for name in (line.id.partition("/")[2] for line in self.report.under("teams"))
        )
        headings = (teams, players)[: len(whole.numbers)]
        return Section("teams", title, headings, (whole, *parts))

    def _ends(self) -> Iterator[Row]:
        share = self.report.line("finished-share")
        for end in ENDS:
            line = self.report.line(f"ends/{end}")
            if line is not None:
                label = _ENDS[end](self.words)
                if end == "finished" and share is not None and share.value is not None:
                    label = f"{label} ({share.value:.0f}{figures.NO_BREAK}%)"
                yield Row(label, (self._number(line),))

    def _minutes(self) -> Iterator[Row]:
        for line in self.report.under("minutes"):
            first = int(line.id.partition("/")[2])
            last = first + BIN_MIN - 1
            yield Row(
                f"{first}{figures.EN_DASH}{last}{figures.NO_BREAK}min", (self._number(line),)
            )

    def _middle(self) -> str:
        line = self.report.line("minutes")
        if line is None or line.value is None:
            return ""
        says = self.words.gettext("Puolet pääsi perille {minutes} minuutissa tai nopeammin.")
        return says.format(minutes=f"{line.value:.0f}")

    def _parts(self, title: str) -> Section:
        gettext = self.words.gettext
        whole = self.catalogue.programme
        rows = [
            self._row(
                str(part.name.said(self.words.language)),
                *(f"met/{part.id}/teams", f"met/{part.id}/visits"),
                *(f"openings/{part.id}", f"ideas/{part.id}"),
            )
            for part in whole.sub_projects
            if self.report.line(f"met/{part.id}/teams")
        ]
        headings = (
            gettext("Joukkueita"),
            gettext("Leimauksia"),
            gettext("Sivun avauksia"),
            gettext("Ideoita"),
        )
        note = gettext(
            "Joukkueet, jotka kävivät hankkeen rastilla. Leimaukset on pyöristetty viiteen. "
            "Sivun avaukset on laskettu pelistä, avaajia ei."
        )
        return Section("parts", title, headings, tuple(rows), note, plotted=True)

    def _scales(self, title: str) -> Section:
        gettext = self.words.gettext
        lines = [one for one in self.report.under("scales") if one.id.endswith("/mean")]
        rows = [
            self._row(self._scale(line.id), line.id, line.id.replace("/mean", "/shared"))
            for line in lines
        ]
        note = gettext(
            "Joukkueen oma arvio, jonka se halusi jakaa. Keskiarvo kerrotaan, kun jakajia on "
            "kymmenen tai enemmän."
        )
        headings = (gettext("Keskiarvo"), gettext("Jakajia"))
        return Section("scales", title, headings, tuple(rows), note)

    def _simple(
        self, name: str, title: str, heading: str, label: Callable[[str], str]
    ) -> Section:
        rows = tuple(
            Row(label(line.id.partition("/")[2]), (self._number(line),))
            for line in self.report.under(name)
        )
        return Section(name, title, (heading,), rows, plotted=name == "languages")

    def _row(self, label: str, *names: str) -> Row:
        lines = [line for name in names if (line := self.report.line(name))]
        return Row(label, tuple(self._number(line) for line in lines))

    def _number(self, line: Line) -> Number:
        value = line.value
        written = HIDDEN if value is None else figures.decimal(value, self.words.language)
        return Number(written, value, line.query)

    def _adventure(self, name: str) -> str:
        found = self.catalogue.adventure(name)
        return plain(found.said(found.title, self.words.language)) if found else name

    def _scale(self, line: str) -> str:
        """What a scale asks, and its ends."""
        _, name, *ref, _ = line.split("/")
        found = self.catalogue.adventure(name)
        asked = found.challenge("/".join(ref)) if found else None
        if found is None or not isinstance(asked, ScaleChallenge):
            return "/".join((name, *ref))
        language = self.words.language
        said = [
            plain(found.said(text, language)) for text in (asked.prompt, asked.low, asked.high)
        ]
        return f"{said[0]} (1 = {said[1]}, {asked.steps} = {said[2]})"

    def _occasion(self, name: str) -> str:
        found = self.catalogue.programme.occasion(name)
        return str(found.title.said(self.words.language)) if found else name

    def _language(self, name: str) -> str:
        return LANGUAGES.get(name, name)

    def _way(self, name: str) -> str:
        return _ACCESS[name](self.words) if name in _ACCESS else name
