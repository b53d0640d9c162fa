"""The way back from the programme's pages to where a player stood in a run.

A link to the programme remembers the page of a run that it stands on, and itself as the
anchor; the programme's own links carry that on. It is read as an address of ours and built
anew, so that it can lead nowhere else, and offered only to a phone that plays the run.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from engine.play.state import RunState
from web import guards, play, runs
from web.programme.blueprint import programme
from web.runs import Run
from web.site import Site

BACK: Final = "back"
PLACES: Final = frozenset({"player.walk", "player.card", "player.checkpoint", "player.told"})
"""Pages of a run that link to the programme."""

LONGEST: Final = 300
_ANCHOR: Final = re.compile(r"to-[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Returning:
    """A player who came from a run: which one, and the address of where they stood."""

    run: Run
    state: RunState
    address: str


@programme.url_defaults
def remember_where(_endpoint: str, values: dict[str, object]) -> None:
    """Let every link to the programme know where its reader came from."""
    if request.endpoint in PLACES:
        here = f"{request.path}#to-{values['sub']}" if "sub" in values else request.path
        values.setdefault(BACK, here)
    elif request.blueprint == programme.name and request.args.get(BACK):
        values.setdefault(BACK, request.args[BACK])


def returning(here: Site) -> Returning | None:
    """Who came from a run of this phone's, and the way back there."""
    path, _, anchor = request.args.get(BACK, "")[:LONGEST].partition("#")
    found = _page_of_a_run(path)
    token = guards.device_token()
    if found is None or token is None:
        return None
    endpoint, named = found
    run = runs.run_for(here, str(named["run"]), token)
    if run is None:
        return None
    address = url_for(endpoint, **named)
    if _ANCHOR.fullmatch(anchor):
        address = f"{address}#{anchor}"
    return Returning(run, play.state(here, run), address)


def _page_of_a_run(path: str) -> tuple[str, dict[str, Any]] | None:
    """The page at an address and what the address names, if it is a run's."""
    try:
        endpoint, named = current_app.url_map.bind("").match(path, "GET")
    except (HTTPException, RequestRedirect):
        return None
    return (endpoint, dict(named)) if endpoint in PLACES else None
