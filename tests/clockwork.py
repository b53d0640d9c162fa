"""A site whose clock a test moves, adventures in which time matters, and a server for them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from adventures.catalogue import Catalogue
from engine.geo import Point
from engine.scenario.adventure import Adventure, Badge
from engine.scenario.condition import ScoreAtLeast
from engine.scenario.route import Overtime, Route
from tests.asking import quiz, word
from tests.building import (
    NOON,
    adventure,
    badge,
    circle,
    give,
    item,
    opens,
    shipped,
    show,
    stop,
    text,
)
from tests.housing import app_for, prepared
from web.folder import site_at
from web.settings import settings_for
from web.site import Site

LIMIT = timedelta(minutes=30)
OPEN = (("2026-06-01 12:20", "2026-06-01 13:00"), ("2026-06-06 11:00", "2026-06-06 13:30"))
"""When the concert of `timed_walk` is: twenty minutes after NOON, and on a Saturday."""

STATION = Point(lat=61.687818, lon=27.277969)
SQUARE = Point(lat=61.687879, lon=27.273147)
LIBRARY = Point(lat=61.68672, lon=27.27313)
PARK = Point(lat=61.6905, lon=27.274092)
HILL = Point(lat=61.692294, lon=27.272244)

LOOK_UP = "Kiven alla on lappu: **katsokaa ylös**."
NEVER = ScoreAtLeast(score_at_least=9999)


class Clock:
    """Stands until a test moves it."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, **length: float) -> None:
        self.at += timedelta(**length)


def timed_walk(**route: object) -> Adventure:
    """Everything open for half an hour, an event, a secret, an extra place and overtime.

    `route` changes how time ends: `on_timeout`, `overtime`, `time_limit`.
    """
    usual = {
        "mode": "score",
        "time_limit": LIMIT,
        "overtime": Overtime(per_minute=5, max_minutes=10),
    }
    stops = (
        stop("asema", title=text("Rautatieasema", en="Railway Station"), role="start",
             place=circle(STATION), clue=text("Lähtö on aseman edessä.")),
        stop("tori", word(on_solved=(give("pala"), badge("silma"), show(LOOK_UP))),
             title=text("Hallitustori"), place=circle(SQUARE), story=text("Torilla on tilaa."),
             clue=text("Etsikää kivi, jonka päällä on aina joku."), points=5),
        stop("kirjasto", quiz(points=20), title=text("Pääkirjasto"), place=circle(LIBRARY),
             clue=text("Ovi, joka aukeaa itsestään."), on_visit=(opens("kellari"),)),
        stop("kellari", title=text("Kellari"), optional=True, unlock=NEVER),
        stop("puisto", title=text("Kirkkopuisto"), place=circle(PARK), optional=True, points=5),
        stop("konsertti", title=text("Torikonsertti"), kind="event", open=OPEN, points=10,
             place=circle(SQUARE), clue=text("Musiikki kuuluu torin yli.")),
        stop("keinu", title=text("Keinu"), kind="secret", place=circle(HILL), points=10,
             story=text("Joku on jättänyt vauhdin päälle.")),
        stop("maali", title=text("Maali"), role="finish", place=circle(STATION)),
    )  # fmt: skip
    return adventure(
        *stops,
        id="kello",
        title=text("Puolen tunnin kierros", en="Half an hour"),
        route=Route(order=tuple(one.id for one in stops), **(usual | route)),
        items=(item("pala"),),
        badges=(Badge(id="silma", title=text("Tarkka silmä"), text=text("Huomasitte sen.")),),
    )


def a_site(data: Path, clock: Clock, *rules: Adventure) -> Site:
    """A site over a fresh folder that stages these, or the timed walk."""
    prepared(data)
    staged = Catalogue(shipped().programme, rules or (timed_walk(),))
    return site_at(settings_for(data, "http://localhost"), staged, clock)


class _Quiet(WSGIRequestHandler):
    def log(self, *_said: object) -> None:
        """Say nothing."""


def _whole(app: Flask) -> Callable[..., list[bytes]]:
    """Answer from memory: a browser that goes elsewhere meanwhile leaves no file open."""

    def answer(environ: dict[str, object], start_response: object) -> list[bytes]:
        body = app(environ, start_response)
        with closing(body) if hasattr(body, "close") else nullcontext():
            return [b"".join(body)]

    return answer


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve a site from this process, so that a test can move its clock; gives the address."""
    server = make_server(
        "127.0.0.1", 0, _whole(app_for(site)), threaded=True, request_handler=_Quiet
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
