"""The impact report as a value: what was asked, and what may be told of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from web import games, terms
from web.reader import ACCESS
from web.report import walks
from web.report.asked import Asked
from web.report.figures import Figure, Programme, counted
from web.report.suppressing import hidden
from web.report.walks import Walk
from web.site import Site
from web.store import reporting
from web.store.connection import Connection
from web.store.reporting import GameRow


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as it is told; `value` is None where it is too small, or tells of what is."""

    id: str
    value: float | None
    query: str


@dataclass(frozen=True, slots=True)
class Report:
    """The lines of a report, in order; `games` are the codes of those it counts."""

    asked: Asked
    made_at: datetime
    games: tuple[str, ...]
    lines: tuple[Line, ...]

    def under(self, name: str) -> list[Line]:
        """The lines below a name, such as `languages`."""
        return [line for line in self.lines if line.id.startswith(f"{name}/")]

    def line(self, name: str) -> Line | None:
        """The line of that name."""
        return next((line for line in self.lines if line.id == name), None)


def _everything(_code: str) -> bool:
    return True


def report_of(
    site: Site, asked: Asked, now: datetime, may_read: Callable[[str], bool] = _everything
) -> Report:
    """Count the games that were asked about, as far as they may be read; no rehearsals."""
    with site.database.snapshot() as connection:
        rows = [
            row
            for row in reporting.games(connection)
            if not terms.read(row.terms).rehearsal
            and (not asked.games or row.code in asked.games)
            and may_read(row.code)
        ]
        walked = [one for row in rows for one in _walks(site, connection, row, asked)]
        openings = _openings(connection, rows, asked)
    found = counted(walked, openings, _programme(site))
    behind = hidden(found.trees)
    lines = tuple(
        Line(one.id, None if one.cell in behind else one.value, one.query)
        for one in found.figures
        if asked.part is None or _about(site, one, asked.part)
    )
    return Report(asked, now, tuple(row.code for row in rows), lines)


def _walks(site: Site, connection: Connection, row: GameRow, asked: Asked) -> Iterator[Walk]:
    for run_id, edition in reporting.runs(connection, row.code):
        log = tuple(
            walks.step(one.intent, one.events) for one in reporting.entries(connection, run_id)
        )
        state = walks.state_of(log)
        adventure = games.adventure(site, state.edition or edition)
        found = walks.walk(adventure, log, state)
        if found is not None and asked.holds(found.began):
            yield found


def _openings(connection: Connection, rows: list[GameRow], asked: Asked) -> dict[str, int]:
    first, last = (day.isoformat() for day in asked.days)
    total: dict[str, int] = {}
    for row in rows:
        for part, times in reporting.openings(connection, row.code, first, last).items():
            total[part] = total.get(part, 0) + times
    return total


def _programme(site: Site) -> Programme:
    whole = site.catalogue.programme
    return Programme(
        [part.id for part in whole.sub_projects], [one.id for one in whole.occasions], ACCESS
    )


def _about(site: Site, figure: Figure, part: str) -> bool:
    """Whether a figure belongs in the report of one part; it is suppressed as in the whole."""
    kind, _, rest = figure.id.partition("/")
    if kind == "scales":
        adventure, _, ref = rest.partition("/")
        shipped = site.catalogue.adventure(adventure)
        stop = shipped.checkpoint(ref.partition("/")[0]) if shipped else None
        return stop is not None and part in stop.sub_projects
    if kind == "occasions":
        occasion = site.catalogue.programme.occasion(rest)
        return occasion is not None and occasion.sub_project == part
    return figure.id == "teams" or (
        kind in {"met", "openings", "ideas"} and rest.partition("/")[0] == part
    )
