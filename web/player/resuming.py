"""Coming back: on another phone, by the resume code."""

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web import guards, play, reader, runs
from web.player.pages import player
from web.site import site
from web.words import words_in

LONGEST = 40


@player.get("/resume")
def resume() -> str:
    """Ask for the code."""
    return render_template("player/resume.html", typed="", mistake_words="")


@player.post("/resume")
def resumed() -> Response:
    """Bring this phone to the run, or say that no run has that code."""
    here = site()
    typed = request.form.get("resume_code", "").strip()[:LONGEST]
    started = runs.resume(here, typed, guards.device_token(), here.clock())
    if started is None:
        mistake = words_in(guards.language()).gettext(
            "Tällä koodilla ei löydy peliä. Koodissa on kymmenen merkkiä. "
            "Siinä ei ole nollaa eikä ykköstä, eikä kirjaimia I, L ja O."
        )
        page = render_template("player/resume.html", typed=typed, mistake_words=mistake)
        return make_response(page, 422)
    response = make_response(
        redirect(url_for("player.walk", run=started.run.id, resumed=1), 303)
    )
    if reader.access() is None:
        reader.remember_access(response, play.state(here, started.run).access)
    return guards.remember(response, started.token)
