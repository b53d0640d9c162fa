"""A site whose one adventure asks everything that can be asked, and a server for it.

`python -m tests.tasking DATA PORT` serves it as `seikkailu run` serves ours.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from adventures.catalogue import Catalogue, catalogue
from engine.scenario.adventure import Adventure
from tests.housing import app_for, prepared
from tests.reading import Form, Page
from tests.serving import Server, free_port, launched
from web import clock, lock
from web.folder import site_at
from web.settings import settings_for
from web.site import Site

FOLDER = Path(__file__).parent / "every_type"


@cache
def everything() -> Catalogue:
    """The folder, read once."""
    return catalogue(FOLDER)


def kaikkea() -> Adventure:
    """Its one adventure."""
    [found] = everything().adventures
    return found


def tasking_site(data: Path, now=clock.now) -> Site:
    """A site over a fresh folder."""
    prepared(data)
    return site_at(settings_for(data, "http://localhost"), everything(), now)


def asking(page: Page, ref: str, ending: str = "/answer") -> Form:
    """The form of a challenge."""
    return page.form(ending, challenge=ref)


@contextmanager
def serving_everything(data: Path) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    port = free_port()
    command = (sys.executable, "-m", "tests.tasking", str(data), str(port))
    house = str(Path(__file__).parent.parent)
    server = launched(
        command, f"http://127.0.0.1:{port}", data, environment={"PYTHONPATH": house}
    )
    try:
        yield server
    finally:
        server.stop()


def application() -> Flask:
    """What granian serves."""
    data = Path(os.environ["TASKING"])
    held = lock.take(data, lock.SERVE, patience_s=10)
    app = app_for(tasking_site(data))
    app.extensions["held"] = held
    return app


if __name__ == "__main__":
    os.environ["TASKING"] = sys.argv[1]
    Granian(
        "tests.tasking:application",
        factory=True,
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=8,
        log_level=LogLevels.error,
    ).serve()
