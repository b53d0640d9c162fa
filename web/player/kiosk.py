"""A terminal at a checkpoint: a team types its code, is checked in, answers, is forgotten.

What it answers is on the player's own pages; of those the terminal has the ones of its
checkpoint, and every way out of them leads back to the question for the next team's code.
"""

from collections.abc import Mapping
from typing import Final

from flask import Response as FlaskResponse
from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.play.judge import StaffClaim
from engine.scenario.checkpoint import Checkpoint
from web import admission, games, guards, play, runs, visits
from web.player.asking import form_id
from web.player.pages import player
from web.runs import Run
from web.site import site
from web.words import words_in

LONGEST = 40
ABOUT_A_CHALLENGE: Final = {"player.answer", "player.photo", "player.skip", "player.hint"}
OPEN_AT_KIOSK: Final = {"player.told", "player.checkpoint", "player.bag", "player.team_photo"}


@player.get("/kiosk")
def kiosk() -> Response:
    """Ask for a team's code, whoever was here before."""
    return visits.end(make_response(_page()))


@player.post("/kiosk")
def arrive() -> Response:
    """Check a team in, and show what its checkpoint asks."""
    here, words = site(), words_in(guards.language())
    typed = request.form.get("resume_code", "").strip()[:LONGEST]
    run = runs.run_with(here, typed, visits.KIOSK)
    if run is None:
        mistake = words.gettext(
            "Tällä koodilla ei löydy peliä. Koodissa on kymmenen merkkiä. "
            "Siinä ei ole nollaa eikä ykköstä, eikä kirjaimia I, L ja O."
        )
        return make_response(_page(mistake), 422)
    if run.game_code != admission.staff().duty.game:
        return make_response(_page(words.gettext("Tämä koodi kuuluu toiseen peliin.")), 422)
    asked = play.Asked(form_id(), StaffClaim(_stop().id))
    try:
        [result] = play.step(here, run, [asked], here.clock()).results
    except play.SeenWithAnotherBody:
        abort(409)
    told = url_for("player.told", run=run.id, seq=result.seq)
    return visits.begin(make_response(redirect(told, 303)), run.id)


@player.after_request
def go_on(response: FlaskResponse) -> FlaskResponse:
    """Whoever does something at a terminal stays there."""
    return visits.go_on(response)


def visitor(run_id: str) -> Run | None:
    """The run that a terminal serves, on its checkpoint's pages; all else leads back."""
    if not visits.is_terminal():
        return None
    run = visits.visitor(run_id)
    if run is None or not _is_of_the_place(request.view_args or {}):
        abort(redirect(url_for("player.kiosk"), 303))
    return run


def _is_of_the_place(named: Mapping[str, object]) -> bool:
    place = admission.staff().duty.checkpoint
    if request.endpoint in ABOUT_A_CHALLENGE:
        return request.form.get("challenge", "").partition("/")[0] == place
    return request.endpoint in OPEN_AT_KIOSK and named.get("checkpoint", place) == place


def _stop() -> Checkpoint:
    """The checkpoint that this terminal stands at."""
    duty = admission.staff().duty
    if duty.game is None or duty.checkpoint is None:
        abort(404)
    staged = games.adventure(site(), games.any_game(site(), duty.game).edition)
    return staged.checkpoint(duty.checkpoint) or abort(404)


def _page(mistake: str = "") -> str:
    """Without what was typed: it is a team's code."""
    duty = admission.staff().duty
    game = games.any_game(site(), duty.game) if duty.game else abort(404)
    adventure = games.adventure(site(), game.edition)
    return render_template(
        "player/kiosk.html", adventure=adventure, stop=_stop(), mistake_words=mistake
    )
