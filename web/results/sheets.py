"""A game's results as tables: what a spreadsheet shows, in the reader's language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from web.brackets import bracket_name
from web.results.answers import answer_words
from web.results.teams import Team
from web.terms import BRACKETS
from web.words import Words

Cell: TypeAlias = str | int | float | datetime | None
"""A time is one where the adventure is played, as a clock on a wall there shows it."""

_HOW: Mapping[str, Callable[[Words], str]] = {
    "solved": lambda words: words.gettext("oikein"),
    "partly": lambda words: words.gettext("osittain oikein"),
    "sent": lambda words: words.gettext("lähetetty"),
    "skipped": lambda words: words.gettext("ohitettu"),
    "failed": lambda words: words.gettext("yritykset loppuivat"),
    "time-up": lambda words: words.gettext("aika loppui"),
    "waived": lambda words: words.gettext("järjestäjä ohitti"),
}
_WAYS: Mapping[str, Callable[[Words], str]] = {
    "gps": lambda words: words.gettext("sijainti"),
    "qr": lambda words: words.gettext("QR-koodi"),
    "code": lambda words: words.gettext("rastikoodi"),
    "staff": lambda words: words.gettext("rastivahti"),
    "here": lambda words: words.gettext("oma sana"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; each row has a cell for each heading."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(teams: Sequence[Team], words: Words) -> tuple[Sheet, ...]:
    """Teams, visits and tasks."""
    gettext = words.gettext
    return (
        Sheet(
            gettext("Joukkueet"),
            (
                gettext("Sija"),
                gettext("Joukkue"),
                gettext("Sarja"),
                gettext("Pelaajia"),
                gettext("Kieli"),
                gettext("Pisteet"),
                gettext("Rasteja"),
                gettext("Lähti"),
                gettext("Maalissa"),
                gettext("Minuutteja"),
                gettext("Loppu"),
                gettext("Keskeytti"),
                gettext("Paperilla"),
            ),
            tuple(_team_row(team, words) for team in teams),
        ),
        Sheet(
            gettext("Leimaukset"),
            (
                gettext("Joukkue"),
                gettext("Rasti"),
                gettext("Leimattu"),
                gettext("Miten"),
            ),
            tuple(row for team in teams for row in _visit_rows(team, words)),
        ),
        Sheet(
            gettext("Tehtävät"),
            (
                gettext("Joukkue"),
                gettext("Rasti"),
                gettext("Tehtävä"),
                gettext("Tulos"),
                gettext("Vääriä"),
                gettext("Vihjeitä"),
                gettext("Pisteet"),
                gettext("Vastaus"),
            ),
            tuple(row for team in teams for row in _task_rows(team, words)),
        ),
    )


def how_words(how: str | None, words: Words) -> str:
    """How a challenge came to be done; empty while it is not."""
    return _HOW[how](words) if how else ""


def title_of(team: Team, checkpoint: str, words: Words) -> str:
    """What a checkpoint is called."""
    stop = team.adventure.checkpoint(checkpoint)
    return str(team.adventure.said(stop.title, words.language)) if stop else checkpoint


def _team_row(team: Team, words: Words) -> tuple[Cell, ...]:
    state, yes = team.state, words.gettext("kyllä")
    bracket = next((one for one in BRACKETS if one == team.bracket), None)
    seconds = team.seconds
    return (
        team.rank,
        team.name,
        bracket_name(bracket, words) if bracket else "",
        state.team_size,
        state.language,
        state.ranked_score,
        state.checkpoints_done,
        _there(team, state.started_at),
        _there(team, None if state.gave_up else state.finished_at),
        round(seconds / 60) if seconds is not None else None,
        _ending(team, words),
        yes if state.gave_up else "",
        yes if team.paper else "",
    )


def _ending(team: Team, words: Words) -> str:
    ended = next((one for one in team.adventure.endings if one.id == team.state.ending), None)
    return str(team.adventure.said(ended.title, words.language)) if ended else ""


def _visit_rows(team: Team, words: Words) -> Iterator[tuple[Cell, ...]]:
    for visit in team.visits:
        way = _WAYS[visit.way](words) if visit.way in _WAYS else visit.way
        title = title_of(team, visit.checkpoint, words)
        yield team.name, title, _there(team, visit.at), way


def _task_rows(team: Team, words: Words) -> Iterator[tuple[Cell, ...]]:
    for stop in team.adventure.checkpoints:
        for asked in stop.challenges:
            task = team.tasks.get(f"{stop.id}/{asked.id}")
            if task is not None:
                yield (
                    team.name,
                    title_of(team, stop.id, words),
                    str(team.adventure.said(asked.prompt, words.language)),
                    how_words(task.how, words),
                    task.wrong,
                    task.hints,
                    task.points,
                    answer_words(team.adventure, task, words),
                )


def _there(team: Team, at: datetime | None) -> datetime | None:
    if at is None:
        return None
    return at.astimezone(ZoneInfo(team.adventure.timezone)).replace(tzinfo=None)
