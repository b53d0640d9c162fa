"""What the staff have done in a game: read from the logs, so that nothing can be left out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from flask import render_template

from engine.play.codec import Plain
from engine.scenario.adventure import Adventure
from web import games, guards, prose
from web.clock import from_ms
from web.figures import signed
from web.organising import ORGANISER, own_id
from web.site import site
from web.staff.pages import own_game, role_words, staff
from web.staffing import Role
from web.store import organising, watching
from web.store.connection import Connection
from web.store.watching import DeedRow
from web.words import Words, words_in

MOST: Final = 500
"""Of the newest; a day has fewer."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done. `team` is None where it was for all, `teams` how many it met.

    `hand` tells one session of the staff from another; it is nobody's name.
    """

    at: datetime
    what: str
    team: str | None
    teams: int
    role: str
    hand: str


@staff.get("/staff/games/<code>/deeds")
def deeds(code: str) -> str:
    """The list, the newest first."""
    here, game = site(), own_game(code)
    words = words_in(guards.language())
    adventure = games.adventure(here, game.edition)
    with here.database.snapshot() as connection:
        names = {row.run: row.name for row in watching.teams(connection, game.code)}
        roles = watching.roles(connection)
        rows = list(_rows(connection, game.code, list(names)))
        said = {
            str(plain["words"]): organising.said(connection, str(plain["words"]))
            for plain in (json.loads(row.intent) for row in rows)
            if plain["kind"] == "announce"
        }
    telling = _Telling(adventure, words, said)
    found = []
    for row, met in _together(rows):
        role = role_words(Role(roles[row.hand]), words) if row.hand in roles else ""
        team = names.get(row.run) if row.run and met == 1 else None
        what = telling.of(json.loads(row.intent))
        found.append(Deed(from_ms(row.at_ms), what, team, met, role, (row.hand or "")[:4]))
    return render_template("staff/deeds.html", game=game, adventure=adventure, deeds=found)


def _rows(connection: Connection, game: str, runs: Iterable[str]) -> Iterator[DeedRow]:
    """What was done for all once, and what was done for single teams; the newest first."""
    for_all = watching.deeds_in_game(connection, game)
    carried_out = {own_id(one.id, run) for one in for_all for run in runs}
    single = (
        one
        for one in watching.deeds_in_runs(connection, game, ORGANISER)
        if one.id not in carried_out
    )
    yield from sorted((*for_all, *single), key=lambda one: -one.at_ms)[:MOST]


def _together(rows: Iterable[DeedRow]) -> Iterator[tuple[DeedRow, int]]:
    """Teams that one hand moved to one edition are one line."""

    def of(row: DeedRow) -> tuple[str | None, str]:
        plain = json.loads(row.intent)
        moves = plain["kind"] == "change-edition"
        return (row.hand, plain["edition"]) if moves else (row.hand, f"{row.run} {row.id}")

    for _, alike in groupby(rows, of):
        first, *others = alike
        yield first, len(others) + 1 if first.run else 0


@dataclass(frozen=True, slots=True)
class _Telling:
    adventure: Adventure
    words: Words
    said: Mapping[str, str | None]

    def of(self, plain: Plain) -> str:
        """One intent, as the log keeps it, in a sentence."""
        sentence = _SAYS[str(plain["kind"])](self.words)
        if plain["kind"] == "announce":
            return sentence % {"words": self.said.get(str(plain["words"])) or "–"}
        about = str(plain.get("challenge") or plain.get("checkpoint") or "")
        if plain["kind"] == "check-in":
            verdict = plain["verdict"]
            about = str(verdict.get("checkpoint", "")) if isinstance(verdict, dict) else ""
        points = signed(int(str(plain.get("points", 0)))) if plain["kind"] == "award" else ""
        return sentence % {"about": self.place(about), "points": points}

    def place(self, about: str) -> str:
        """A checkpoint, or a task at one, by its title."""
        stop_id, _, task = about.partition("/")
        stop = self.adventure.checkpoint(stop_id)
        if stop is None:
            return about
        title = prose.plain(self.adventure.said(stop.title, self.words.language))
        places = (n for n, asked in enumerate(stop.challenges, 1) if asked.id == task)
        number = next(places, None)
        if number is None:
            return str(title)
        return self.words.gettext("%(title)s, tehtävä %(task)s") % {
            "title": title,
            "task": number,
        }


_SAYS: Final[Mapping[str, Callable[[Words], str]]] = {
    "pause": lambda words: words.gettext("Kello pysäytettiin"),
    "resume": lambda words: words.gettext("Kello käynnistettiin"),
    "close-checkpoint": lambda words: words.gettext("Rasti suljettiin: %(about)s"),
    "reopen-checkpoint": lambda words: words.gettext("Rasti avattiin uudelleen: %(about)s"),
    "waive": lambda words: words.gettext("Tehtävä ohitettiin: %(about)s"),
    "give-hint": lambda words: words.gettext("Vihje annettiin: %(about)s"),
    "award": lambda words: words.gettext("Pisteitä muutettiin: %(points)s"),
    "return-answer": lambda words: words.gettext("Vastaus palautettiin: %(about)s"),
    "change-edition": lambda words: words.gettext("Peliin vaihdettiin uusi versio"),
    "announce": lambda words: words.gettext("Tiedote: %(words)s"),
    "check-in": lambda words: words.gettext("Leimattiin joukkueen puolesta: %(about)s"),
    "answer": lambda words: words.gettext("Vastattiin joukkueen puolesta: %(about)s"),
}
