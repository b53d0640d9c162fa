"""A team's visit to a shared terminal: it lasts while it is there, and leaves nothing behind.

The terminal belongs to a host, whose session binds it to one checkpoint. Whom it serves stands
in a cookie that this server signs, for a few minutes and for that host's session only: no
table knows of the visit, and none has to be cleared.
"""

import hashlib
import hmac
from datetime import timedelta

from flask import Response, g, request

from web import admission, guards, runs
from web.clock import from_ms, to_ms
from web.runs import Run
from web.site import site
from web.staffing import Role

COOKIE = "seikkailu-kiosk"
KIOSK = "kiosk"
"""Whose entries they are, in the place of a phone's id."""

SILENCE_S = 60
"""So long a page waits for a hand before it forgets the team."""

LASTS = timedelta(minutes=10)
"""So long somebody may write at one answer."""


def is_terminal() -> bool:
    """Whether a host's session asks: then the browser may stand at a checkpoint."""
    me = admission.staff_here()
    return me is not None and me.role is Role.HOST


def visitor(run_id: str) -> Run | None:
    """The run that this terminal serves now, if it has that id."""
    if not _is_signed(run_id):
        return None
    found = runs.any_run(site(), run_id, KIOSK)
    g.at_kiosk = found is not None
    return found


def at_kiosk() -> bool:
    """Whether a page is for a team at a terminal, and not for a phone."""
    return bool(g.get("at_kiosk"))


def begin(response: Response, run_id: str) -> Response:
    """Serve a run from now on, for a while."""
    until_ms = to_ms(site().clock() + LASTS)
    value = f"{run_id}.{until_ms}.{_mac(run_id, until_ms)}"
    return guards.keep(response, guards.named(COOKIE), value, int(LASTS.total_seconds()))


def go_on(response: Response) -> Response:
    """Serve the same run for longer: it has just done something."""
    run = (request.view_args or {}).get("run")
    return begin(response, run) if at_kiosk() and run else response


def end(response: Response) -> Response:
    """Serve nobody."""
    response.delete_cookie(
        guards.named(COOKIE), secure=site().settings.https, httponly=True, samesite="Lax"
    )
    return response


def _is_signed(run_id: str) -> bool:
    served, _, rest = request.cookies.get(guards.named(COOKIE), "").partition(".")
    until, _, mac = rest.partition(".")
    if served != run_id or not until.isdecimal() or len(until) > 15:
        return False
    holds = hmac.compare_digest(mac.encode(), _mac(run_id, int(until)).encode())
    return holds and from_ms(int(until)) > site().clock()


def _mac(run_id: str, until_ms: int) -> str:
    said = f"{KIOSK} {run_id} {until_ms} {guards.staff_token()}"
    return hmac.new(site().keys.forms, said.encode(), hashlib.sha256).hexdigest()
