"""Teams for tests that play by pages alone, as with a browser whose scripts are off."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from engine.scenario.adventure import Adventure
from tests.clockwork import Clock, a_site
from tests.housing import app_for
from tests.reading import Form, Page, Reader
from web import games, organising
from web.site import Site


class Team(Reader):
    """A team that reads pages, and stands where it says."""

    run = ""

    def walk(self) -> Page:
        return self.read(f"/runs/{self.run}")

    def list(self) -> Page:
        return self.read(f"/runs/{self.run}/list")

    def at(self, checkpoint: str) -> Page:
        return self.read(f"/runs/{self.run}/checkpoints/{checkpoint}")

    def check_in(self, **fields: str) -> Page:
        csrf = self.read(f"/runs/{self.run}/help").form("/end").fields["csrf"]
        form = Form(f"/runs/{self.run}/check-in", "post", {"csrf": csrf, "id": str(uuid4())})
        return self.send(form, **fields)

    def arrive(self, checkpoint: str, **joining: Any) -> Page:
        """Check in by the team's word; who has not set out yet joins first."""
        if not self.run:
            self.run = self.set_out(**joining).address.split("/")[2]
        return self.check_in(checkpoint=checkpoint, here="1")

    def answer(self, checkpoint: str, value: str) -> Page:
        return self.send(self.at(checkpoint).form("/answer"), value=value)

    def look_around(self, lat: float, lon: float) -> Page:
        """Ask what is here, as a phone with a position does."""
        where = {"lat": str(lat), "lon": str(lon), "accuracy_m": "8", "age_s": "1"}
        return self.send(self.walk().form("/check-in", asked="here"), **where)

    def shares(self, form: Form, octets: bytes, **fields: Any) -> Page:
        """Send a photo by its form."""
        files = {"photo": ("ovi.jpg", octets)}
        sent = httpx.Request("POST", "http://team", data=form.fields | fields, files=files)
        answer = self.client.post(
            form.action,
            data=sent.read(),
            content_type=sent.headers["content-type"],
            follow_redirects=True,
        )
        return Page(answer)


class TimedTeam(Team):
    """A team that has set out in a game of a site whose clock a test moves."""

    def __init__(self, site: Site, clock: Clock, code: str | None = None) -> None:
        super().__init__(app_for(site).test_client())
        self.site, self.clock = site, clock
        self.code = code or games.open_games(site)[0].code
        self.run = self.send(self.joining(), read="1").address.split("/")[2]

    def joining(self) -> Form:
        return self.read(f"/games/{self.code}/join").form("/join")

    def hear(self, words: str) -> None:
        organising.say(self.site, self.code, words, self.clock.at)


@contextmanager
def playing(data: Path, clock: Clock) -> Iterator[Callable[..., TimedTeam]]:
    """What opens a site with an adventure, and sets out; its sites are closed at the end."""
    sites: list[Site] = []

    def begin(rules: Adventure | None = None, **game: Any) -> TimedTeam:
        site = a_site(data, clock, *([rules] if rules else []))
        sites.append(site)
        staged = games.create(site, site.catalogue.adventures[0].id, **game) if game else None
        return TimedTeam(site, clock, staged.code if staged else None)

    yield begin
    for site in sites:
        site.database.close()
