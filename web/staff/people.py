"""Who is in, whom to let in, whom to show out."""

from collections.abc import Sequence

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.scenario.checkpoint import Checkpoint
from web import admission, games, guards, staffing
from web.games import Game
from web.site import site
from web.staff.pages import role_words, staff
from web.staffing import Duty, Role, Staff
from web.words import words_in

LONGEST_LABEL = 60


@staff.get("/staff/people")
def people() -> str:
    """List who is in, with a form for one more."""
    return _page()


@staff.post("/staff/people")
def invite() -> Response:
    """Make an invite, and show its link this once."""
    here, form = site(), request.form
    try:
        role = Role(form.get("role", ""))
    except ValueError:
        abort(400)
    game, _, checkpoint = form.get("place", "").partition("/")
    if game and game not in {one.code for one in _own_games()}:
        abort(404)
    if role is Role.HOST and not checkpoint:
        mistake = words_in(guards.language()).gettext("Valitse rastivahdille rasti.")
        return make_response(_page(mistake=mistake, typed=form.get("label", "")), 422)
    duty = Duty(
        role,
        game or admission.staff().duty.game,
        checkpoint if role is Role.HOST else None,
        " ".join(form.get("label", "").split())[:LONGEST_LABEL],
    )
    return make_response(_page(link=staffing.invite(here, duty, here.clock())))


@staff.post("/staff/people/<person>/revoke")
def revoke(person: str) -> Response:
    """Show somebody out at once."""
    here = site()
    if person not in {one.id for one in _colleagues()}:
        abort(404)
    staffing.revoke(here, person, here.clock())
    return redirect(url_for("staff.people"), 303)


def _page(*, link: str = "", mistake: str = "", typed: str = "") -> str:
    words = words_in(guards.language())
    me = admission.staff()
    return render_template(
        "staff/people.html",
        me=me,
        colleagues=[(one, role_words(one.role, words)) for one in _colleagues()],
        roles=[(role, role_words(role, words)) for role in Role],
        places=[(game, _stops(game)) for game in _own_games()],
        link=link,
        mistake_words=mistake,
        typed=typed,
        longest=LONGEST_LABEL,
    )


def _colleagues() -> Sequence[Staff]:
    """Who is in; an organiser of one game sees only those of it."""
    here, me = site(), admission.staff()
    everybody = staffing.everybody(here, here.clock())
    return [one for one in everybody if me.duty.game in {None, one.duty.game}]


def _own_games() -> Sequence[Game]:
    me = admission.staff()
    return [one for one in games.open_games(site()) if me.works_in(one.code)]


def _stops(game: Game) -> Sequence[Checkpoint]:
    return games.adventure(site(), game.edition).checkpoints
