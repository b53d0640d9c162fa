"""Which addresses are limited: setting out, and guessing at codes and invites.

Whether a guess was wrong is told by the answer, so that the pages themselves know nothing of
it. What a limit allows stands in `web.limits`.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from flask import Response, request

from engine.codes import tidy
from web import limits
from web.limits import JOINING, WRONG_INVITE, WRONG_JOIN_CODE, WRONG_RESUME_CODE, Limit
from web.site import Site, site
from web.store import games

GUESSES: Final[Mapping[str, Limit]] = {
    "/join": WRONG_JOIN_CODE,
    "/games/<code>/join": WRONG_JOIN_CODE,
    "/games/<code>/leaderboard": WRONG_JOIN_CODE,
    "/api/games/<code>/runs": WRONG_JOIN_CODE,
    "/api/games/<code>/leaderboard": WRONG_JOIN_CODE,
    "/resume": WRONG_RESUME_CODE,
    "/api/resume": WRONG_RESUME_CODE,
    "/staff/come/<token>": WRONG_INVITE,
}
SETS_OUT: Final = frozenset({"/games/<code>/join", "/api/games/<code>/runs"})
WRONG: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY})


def before() -> None:
    """Turn away for a while who has asked too often; called before every request."""
    rule = request.url_rule.rule if request.url_rule else ""
    if rule in GUESSES:
        limits.check(site(), GUESSES[rule], limits.asker())
    if rule in SETS_OUT and request.method == "POST":
        limits.allow(site(), JOINING, limits.asker())


def after(response: Response) -> Response:
    """Count a wrong guess; called after every request."""
    rule = request.url_rule.rule if request.url_rule else ""
    limit = GUESSES.get(rule)
    if limit is not None and response.status_code in WRONG and _is_guess(site(), limit):
        limits.wrong(site(), limit, limits.asker())
    return response


def _is_guess(here: Site, limit: Limit) -> bool:
    """The code of a game that is over is no guess; nor is a form that is not filled in."""
    if limit is not WRONG_JOIN_CODE:
        return True
    typed = (request.view_args or {}).get("code") or request.args.get("code", "")
    with here.database.reading() as connection:
        return bool(tidy(typed)) and games.any_game_called(connection, tidy(typed)) is None
