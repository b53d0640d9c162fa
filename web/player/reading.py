"""How one reads and walks: chosen on any phone, at any time, without a script."""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web import reader
from web.player.own_run import own_run
from web.player.pages import player


@player.get("/reading")
def reading() -> str:
    """Ask how the phone is to show its pages."""
    return render_template("player/reading.html")


@player.post("/reading")
def read_so() -> Response:
    """Keep it on the phone, and go on to the front page."""
    response = make_response(redirect(url_for("player.home"), 303))
    return reader.remember_reading(response, request.form.getlist("reading"))


@player.post("/runs/<run>/ways")
def ways(run: str) -> Response:
    """Keep on the phone how one reads and walks from now on, and go on with the walk."""
    own_run(run)
    response = make_response(redirect(url_for("player.help", run=run, kept=1), 303))
    reader.remember_access(response, request.form.getlist("access"))
    return reader.remember_reading(response, request.form.getlist("reading"))
