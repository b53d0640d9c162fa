"""Houses for the tour of accessibility: sites served from this process, and teams in them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page

from tests.clockwork import served
from tests.housing import app_for
from tests.playing import Phone, fresh_id
from web import games
from web.site import Site

Act = Callable[[Page], None]


def look(_page: Page) -> None:
    """Leave the page as it opens."""


@dataclass(frozen=True)
class View:
    """A page in a state: where it is, who looks at it, and what is done there first.

    `template` names the kind of page.
    """

    template: str
    state: str
    address: str
    cookies: Mapping[str, str] = field(default_factory=dict)
    act: Act = look

    @property
    def name(self) -> str:
        return f"{self.template}: {self.state}"


@dataclass
class Team:
    """A team of one run, over the API, and the views of its pages."""

    phone: Phone
    url: str

    @property
    def run(self) -> str:
        return f"{self.url}/runs/{self.phone.run}"

    def view(
        self, template: str, state: str, path: str = "", act: Act = look, **cookies: str
    ) -> View:
        own = {"seikkailu": self.phone.token} | cookies
        return View(template, state, f"{self.run}{path}", own, act)

    def does(self, **intent: Any) -> int:
        """Send an intent; the number of its entry in the log."""
        answer = self.phone.send({"id": fresh_id()} | intent)
        assert answer.status_code == 200, answer.text
        seq: int = answer.json["results"][0]["seq"]
        return seq

    def told(self, template: str, state: str, **intent: Any) -> View:
        """The page that tells what came of an intent."""
        return self.view(template, state, f"/entries/{self.does(**intent)}")

    def arrives(self, checkpoint: str) -> int:
        """Check in by the team's word."""
        return self.does(kind="check-in", checkpoint=checkpoint, here=True)

    def answers(self, challenge: str, value: Any) -> int:
        return self.does(kind="answer", challenge=challenge, value=value)


@dataclass
class House:
    """A site, served; teams set out in it."""

    site: Site
    url: str

    @cached_property
    def app(self) -> Flask:
        return app_for(self.site)

    def client(self) -> FlaskClient:
        return self.app.test_client()

    def team(self, code: str, **start: Any) -> Team:
        phone = Phone(self.client())
        answer = phone.start(code, **start)
        assert answer.status_code == 201, answer.text
        return Team(phone, self.url)

    def game(self, adventure: str) -> str:
        """The join code of an adventure's open game."""
        code: str = games.game_of_adventure(self.site, adventure).code
        return code


@contextmanager
def house(site: Site) -> Iterator[House]:
    """Serve a site for as long as the block lasts."""
    with served(site) as url:
        yield House(site, url)
    site.database.close()


@contextmanager
def shelf(folder: Path) -> Iterator[str]:
    """Serve the files of a folder; gives the address."""
    handler = partial(_Files, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Files(SimpleHTTPRequestHandler):
    def log_message(self, *_said: object) -> None:
        """Say nothing."""
