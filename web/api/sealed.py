"""The sealed rest of an edition, for phones that play on without signal."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from web import games, play
from web.api.problems import Problem
from web.api.reading import own_run
from web.sealing import sealed_blob
from web.site import site

MEDIA_TYPE = "application/gzip"
SHAPE = 3
"""What the object looks like; in its ETag, since an edition's own hash says nothing of it."""


def add_to(blueprint: Blueprint) -> None:
    """Add this call."""
    blueprint.get("/api/runs/<run_id>/sealed")(read_sealed)


def read_sealed(run_id: str) -> Response:
    """All that is still locked, as one compressed object; only in games that say so.

    An edition never changes: a phone asks once for each that its view names, and again where
    its state says that a poster has been replaced.
    """
    here = site()
    run = own_run(run_id)
    game = games.any_game(here, run.game_code)
    if game.offline != "whole":
        raise Problem(HTTPStatus.NOT_FOUND, "open-only")
    edition = games.edition_of(run, play.state(here, run))
    blob = sealed_blob(here, edition, with_answers=not game.competitive)
    response = Response(blob, mimetype=MEDIA_TYPE)
    issue = here.books[game.adventure_id].issue
    with_what = "codes" if game.competitive else "all"
    response.set_etag(f"{edition}-{with_what}-{issue}-{SHAPE}")
    response.cache_control.private = True
    response.make_conditional(request)
    return response
