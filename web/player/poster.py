"""The page behind a poster's QR code. Reading it changes nothing; its button checks in."""

from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.play.judge import CodeClaim
from engine.play.view import settled, view
from web import games, guards, play, posters, runs
from web.player.asking import form_id
from web.player.pages import player
from web.player.presenting import Card, Setting, card_called, cards_of
from web.runs import Run
from web.site import Site, site
from web.words import words_in


@dataclass(frozen=True, slots=True)
class AtPoster:
    """One of this phone's runs, and the poster's checkpoint as that run sees it."""

    run: Run
    card: Card
    running: bool


@player.get("/q/<token>")
@player.get("/Q/<token>")
def poster(token: str) -> str:
    """Offer the check-in to who plays here, and a start to who does not."""
    here = site()
    if posters.replaced(here, token):
        abort(410)
    adventure_id, checkpoint = posters.checkpoint_of_token(here, token) or abort(404)
    mine = _runs_here(here, adventure_id, checkpoint)
    return render_template(
        "player/poster.html",
        token=token,
        adventure=here.catalogue.adventure(adventure_id) or abort(404),
        game=games.game_of_adventure(here, adventure_id),
        mine=mine,
        place=mine[0] if mine else None,
    )


@player.post("/q/<token>")
@player.post("/Q/<token>")
def check_in_at_poster(token: str) -> Response:
    """Check in with the code that was scanned, in the run that was chosen."""
    here = site()
    known = guards.device_token()
    run = runs.run_for(here, request.form.get("run", ""), known) if known else None
    if run is None:
        abort(404)
    asked = play.Asked(form_id(), CodeClaim(token))
    try:
        [result] = play.step(here, run, [asked], here.clock()).results
    except play.SeenWithAnotherBody:
        abort(409)
    return redirect(url_for("player.told", run=run.id, seq=result.seq), 303)


def _runs_here(here: Site, adventure_id: str, checkpoint: str) -> list[AtPoster]:
    """This phone's runs of the adventure: under way first, then the newest."""
    known = guards.device_token()
    found = runs.runs_of(here, known) if known else []
    ours = [run for run in found if run.adventure_id == adventure_id]
    placed = [_at_poster(here, run, checkpoint) for run in ours]
    return sorted((one for one in placed if one), key=lambda one: not one.running)


def _at_poster(here: Site, run: Run, checkpoint: str) -> AtPoster | None:
    kept, now = play.state(here, run), here.clock()
    adventure = games.adventure_of(here, run, kept)
    state = settled(adventure, kept, now)
    words = words_in(guards.language())
    shown = view(adventure, state, words.language, now)
    cards = cards_of(shown, words, Setting(adventure, state, now))
    card = card_called(cards, checkpoint)
    return AtPoster(run, card, state.running) if card else None
