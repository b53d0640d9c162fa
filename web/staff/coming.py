"""Coming in by an invite, and going. Opening its link changes nothing: mail programs do."""

from flask import make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from web import admission, guards, staffing
from web.site import site
from web.staff.pages import role_words, staff
from web.words import words_in


@staff.get("/staff/come/<token>")
def come(token: str) -> str | Response:
    """Show what an invite is for, and the button that takes it up."""
    here, words = site(), words_in(guards.language())
    duty = staffing.invited(here, token, here.clock())
    if duty is None:
        return make_response(render_template("staff/come.html", duty=None), 404)
    role = role_words(duty.role, words)
    return render_template("staff/come.html", duty=duty, role=role, token=token)


@staff.post("/staff/come/<token>")
def come_in(token: str) -> Response:
    """Take an invite up. Who was in before has only the new session from now on."""
    here, before = site(), admission.staff_here()
    session = staffing.come_in(here, token, here.clock())
    if session is None:
        return make_response(render_template("staff/come.html", duty=None), 404)
    if before is not None:
        staffing.revoke(here, before.id, here.clock())
    return guards.remember_staff(make_response(redirect(url_for("staff.home"), 303)), session)


@staff.post("/staff/leave")
def leave() -> Response:
    """Go, and let this session's token open nothing any more."""
    here = site()
    staffing.revoke(here, admission.staff().id, here.clock())
    return guards.forget_staff(make_response(redirect(url_for("player.home"), 303)))
