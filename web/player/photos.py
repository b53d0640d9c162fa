"""A team's own photos, for the team's own phones."""

from uuid import UUID

from flask import Response, abort

from web import guards, photos, runs
from web.player.pages import player
from web.site import site

POLICY = "sandbox; default-src 'none'"
"""Beside the policy of every answer: even opened by itself, a photo can do nothing."""


@player.get("/runs/<run>/media/<uuid:media>")
def team_photo(run: str, media: UUID) -> Response:
    """One photo of a run that this phone plays; for anyone else there is none."""
    here = site()
    token = guards.device_token()
    playing = runs.played(here, run, token) if token else None
    webp = photos.shown(here, playing, str(media), here.clock()) if playing else None
    if webp is None:
        abort(404)
    return Response(webp, mimetype="image/webp", headers={"Content-Security-Policy": POLICY})
