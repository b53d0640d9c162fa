"""How the holder of a phone reads and walks: kept by that phone alone, in two cookies.

`reading` holds what was chosen of READING, `access` what was chosen of ACCESS. What a team
said of its access when it set out is in its run, and rules what is asked of it; what a phone
says later only changes what that phone is shown, at once and without a trace on the server.
"""

from collections.abc import Iterable
from typing import Final

from flask import Response, request

from web import guards

READING: Final = ("guided", "text-only", "still")
"""Large and led by one, without pictures and map, without sound and shake."""

ACCESS: Final = ("no-stairs", "no-camera", "no-gps", "quiet")

READING_COOKIE = "reading"
ACCESS_COOKIE = "access"
NOTHING = "none"
"""Stands for a choice of nothing: an empty cookie would be no choice."""


def reading() -> tuple[str, ...]:
    """How this phone shows its pages."""
    return _chosen(READING_COOKIE, READING) or ()


def reads(how: str) -> bool:
    """Whether this phone shows its pages so."""
    return how in reading()


def access() -> tuple[str, ...] | None:
    """What this phone's holder said last of the way; None where nothing was said on it."""
    return _chosen(ACCESS_COOKIE, ACCESS)


def remember_reading(response: Response, chosen: Iterable[str]) -> Response:
    """Let the phone keep how it shows its pages; of a choice of nothing nothing is kept."""
    words = _written(READING, chosen)
    if words:
        return guards.keep(response, READING_COOKIE, words)
    if READING_COOKIE in request.cookies:
        response.delete_cookie(READING_COOKIE)
    return response


def remember_access(response: Response, chosen: Iterable[str]) -> Response:
    """Let the phone keep what its holder said of the way."""
    return guards.keep(response, ACCESS_COOKIE, _written(ACCESS, chosen) or NOTHING)


def _chosen(cookie: str, known: tuple[str, ...]) -> tuple[str, ...] | None:
    kept = request.cookies.get(cookie)
    if not kept:
        return None
    words = kept.split(".")
    return tuple(word for word in known if word in words)


def _written(known: tuple[str, ...], chosen: Iterable[str]) -> str:
    asked = set(chosen)
    return ".".join(word for word in known if word in asked)
