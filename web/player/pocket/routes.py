"""What a phone fetches for its pocket: the book, and the page that the book fills."""

from http import HTTPStatus

from flask import Response, abort, request
from markupsafe import Markup

from web import games
from web.player import helping
from web.player.own_run import OwnRun, own_run
from web.player.pages import player
from web.player.pocket.book import kind_of, written
from web.recent import Recent

MEDIA_TYPE = "application/gzip"
BOOKS = Recent[str, bytes](32)
"""Books by their kind: nothing in one ever changes."""


@player.get("/api/runs/<run>/book")
def book(run: str) -> Response:
    """Every page of the run, also of what is locked; only in games played without signal."""
    mine = _whole(run)
    kind = kind_of(mine)
    response = Response(mimetype=MEDIA_TYPE)
    response.set_etag(kind)
    response.cache_control.private = True
    response.cache_control.no_cache = True
    if request.if_none_match.contains(kind):
        response.status_code = HTTPStatus.NOT_MODIFIED
        return response
    kept = BOOKS.get(kind)
    if kept is None:
        kept = written(mine)
        BOOKS.keep(kind, kept)
    response.data = kept
    return response


@player.get("/runs/<run>/pocket")
def pocket(run: str) -> str:
    """The frame that the phone fills while there is no signal. It tells nothing itself."""
    mine = _whole(run)
    return mine.page("pocket.html", help=help_within(helping.help(run)))


def help_within(page: str) -> Markup:
    """Help, as it stands between the bar and the end of its page: it is there in need, too."""
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    foot = page.partition("</main>")[2].partition("</p>")[2].partition("<dialog")[0]
    return Markup(f"<div>{main}</div>{foot}")  # noqa: S704 (our own page)


def _whole(run: str) -> OwnRun:
    """The phone's own run, in a game that is played whole without signal."""
    mine = own_run(run)
    if games.any_game(mine.site, mine.run.game_code).offline != "whole":
        abort(404, "open-only")
    return mine
