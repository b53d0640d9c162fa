"""Photos and words that wait for a look: blind, one tap each, before anybody else sees them."""

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from web import admission, games, moderating
from web.site import site
from web.staff.pages import own_game, staff

POLICY = "sandbox; default-src 'none'"
"""Beside the policy of every answer: even opened by itself, a photo can do nothing."""


@staff.get("/staff/games/<code>/photos")
def photos(code: str) -> str:
    """All there is, what waits first; no team is named."""
    here, game = site(), own_game(code)
    found = moderating.waiting(here, game, here.clock())
    return render_template(
        "staff/photos.html",
        game=game,
        adventure=games.adventure(here, game.edition),
        found=found,
        organiser=admission.staff().role == "organiser",
    )


@staff.get("/staff/games/<code>/photos/<name>")
def photo(code: str, name: str) -> Response:
    """One photo, for who decides on it."""
    here, game = site(), own_game(code)
    webp = moderating.picture(here, game, name, here.clock()) or abort(404)
    return Response(webp, mimetype="image/webp", headers={"Content-Security-Policy": POLICY})


@staff.post("/staff/games/<code>/photos")
def review(code: str) -> Answer:
    """Say yes or no; a later word counts."""
    here, game = site(), own_game(code)
    known = moderating.decide(
        here,
        game,
        request.form.get("subject", ""),
        here.clock(),
        approved="approve" in request.form,
        staff=admission.staff().id,
    )
    if not known:
        abort(404)
    return redirect(url_for("staff.photos", code=game.code), 303)
