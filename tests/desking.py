"""A day at the organiser's desk, for tests: a game of Perille, its teams, and a clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any

from flask import Flask

from tests.clockwork import Clock
from tests.playing import Phone, answer_to, fix, fresh_id
from tests.reading import Page, Reader
from tests.staffing import come_in
from tests.visiting import codes_of
from web import expecting, games, runs
from web.games import Game
from web.runs import Newcomer
from web.site import EXTENSION, Site
from web.staffing import Role
from web.terms import USUAL, Terms

USUAL_S = 300.0
"""What nine of ten take to every step, as the tests have it: a simulation is not awaited."""

BESIDE_THE_SQUARE = fix(61.6886, 27.2727, 15)
"""Some 35 metres outside the area of Hallitustori."""


@dataclass
class Day:
    """A game on its day. Its clock stands until a test moves it."""

    site: Site
    app: Flask
    game: Game
    clock: Clock
    names: Iterator[str] = field(default_factory=lambda: map("Joukkue {}".format, count(1)))

    def organiser(self) -> Reader:
        return come_in(self.app, self.site, Role.ORGANISER)

    def team(self, name: str | None = None, **fields: Any) -> Phone:
        newcomer = Newcomer(fresh_id(), name or next(self.names), 4, "fi", **fields)
        started = runs.start(self.site, self.game, newcomer, None, self.clock())
        phone = Phone(self.app.test_client(use_cookies=False))
        phone.run, phone.token = started.run.id, started.token
        phone.resume_code = runs.resume_code_of(self.site, started.run)
        phone.view = phone.client.get(f"/api/runs/{phone.run}", headers=phone.headers).json
        return phone

    def arrives(self, phone: Phone, stop: str = "asema") -> None:
        phone.happened({"kind": "check-in", "code": codes_of(self.site)[stop]})

    def goes_on(self, phone: Phone) -> None:
        """The next thing that a team does, and right."""
        wish = phone.next_wish(codes_of(self.site))
        assert wish is not None
        phone.happened(wish)

    def solves(self, phone: Phone, ref: str) -> None:
        phone.happened({"kind": "answer", "challenge": ref, "value": answer_to(ref)})

    def reaches_the_square(self, phone: Phone) -> None:
        """Do all that opens the second checkpoint, and no more."""
        while phone.view["next"] != "tori":
            self.goes_on(phone)

    def path(self, rest: str = "desk") -> str:
        return f"/staff/games/{self.game.code}/{rest}"


def day(site: Site, app: Flask, terms: Terms = USUAL, at: datetime | None = None) -> Day:
    """A fresh game of Perille, of which every step is known to take `USUAL_S`."""
    clock = Clock(at or site.clock())
    moved = replace(site, clock=clock)
    app.extensions[EXTENSION] = moved
    return day_of(moved, app, clock, terms)


def day_of(site: Site, app: Flask, clock: Clock, terms: Terms = USUAL) -> Day:
    """The same on a site that has the clock already."""
    game = games.create(site, "perille", on=terms)
    assert game is not None
    adventure = games.adventure(site, game.edition)
    steps = [stop.id for stop in adventure.checkpoints]
    steps += [
        f"{stop.id}/{one.id}" for stop in adventure.checkpoints for one in stop.challenges
    ]
    expecting.know(game.edition, dict.fromkeys(steps, USUAL_S))
    return Day(site, app, game, clock)


def helped(page: Page) -> list[str]:
    """The names of the teams that a desk says need help, the first one first."""
    part = page.answer.text.partition('id="desk-help"')[2].partition("</section>")[0]
    rows = part.split('<li class="stuck">')[1:]
    return [row.partition('lang="fi">')[2].partition("</a>")[0] for row in rows]
