"""A host's own page: who is on the way, who waits, and a tap that checks a team in.

A host looks after one checkpoint of one game, and sees no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.play.cardstate import card_state
from engine.play.events import CheckInRefused
from engine.play.judge import StaffClaim
from engine.scenario import facts
from engine.scenario.checkpoint import Checkpoint
from web import admission, games, guards, play, runs
from web.games import Game
from web.runs import Run
from web.site import site
from web.staff.desk_reading import Team, numbers, situation
from web.staff.forms import form_id
from web.staff.pages import staff
from web.words import words_in

LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Queue:
    """The teams at a checkpoint: those for whom it is open, those there, how many are done."""

    coming: list[Team]
    there: list[Team]
    been: int


@staff.get("/staff/host")
def host() -> str:
    """The host's checkpoint as it is now."""
    game, stop = _duty()
    return _page(game, stop)


@staff.post("/staff/host")
def check_in() -> Response:
    """Check a team in, chosen from the list or known by the code that it shows."""
    here, (game, stop) = site(), _duty()
    words = words_in(guards.language())
    run = _run(game)
    if run is None:
        sentence = words.gettext(
            "Tällä koodilla ei löydy joukkuetta. Koodi on joukkueen puhelimessa kohdassa Apua."
        )
        return make_response(_page(game, stop, mistake_words=sentence), 422)
    asked = play.Asked(form_id(), StaffClaim(stop.id))
    try:
        [result] = play.step(here, run, [asked], here.clock()).results
    except play.SeenWithAnotherBody:
        abort(409)
    if any(isinstance(one, CheckInRefused) for one in result.events):
        sentence = words.gettext("Rasti ei ole vielä auki tälle joukkueelle.")
        return make_response(_page(game, stop, mistake_words=sentence), 422)
    return redirect(url_for("staff.host", did=run.team_name), 303)


def _run(game: Game) -> Run | None:
    """The team that was chosen, by its code where one was typed."""
    here, hand = site(), admission.staff().id
    typed = request.form.get("resume_code", "").strip()[:LONGEST]
    chosen = request.form.get("team", "")
    run = runs.run_with(here, typed, hand) if typed else runs.any_run(here, chosen, hand)
    return run if run is not None and run.game_code == game.code else None


def _duty() -> tuple[Game, Checkpoint]:
    """The game and the checkpoint that this host looks after."""
    duty = admission.staff().duty
    if duty.game is None or duty.checkpoint is None:
        abort(404)
    game = games.any_game(site(), duty.game)
    adventure = games.adventure(site(), game.edition)
    return game, adventure.checkpoint(duty.checkpoint) or abort(404)


def _page(game: Game, stop: Checkpoint, mistake_words: str = "") -> str:
    here = site()
    found = situation(here, game, here.clock())
    return render_template(
        "staff/host.html",
        game=game,
        adventure=found.adventure,
        stop=stop,
        number=numbers(found.adventure).get(stop.id),
        queue=_queue(found.teams, stop),
        mistake_words=mistake_words,
        did=request.args.get("did", ""),
        longest=LONGEST,
    )


def _queue(teams: Sequence[Team], stop: Checkpoint) -> Queue:
    """Who is sent here now comes before who may come as well."""
    now = site().clock()
    playing = [team for team in teams if team.status == "playing"]
    cards = [(team, card_state(team.adventure, team.state, stop, now)) for team in playing]
    coming = [team for team, card in cards if card.status == "open" and card.in_hours]
    coming.sort(key=lambda team: team.at is None or team.at.checkpoint != stop.id)
    there = [team for team, card in cards if card.status == "visited"]
    there.sort(key=lambda team: team.state.visited_at[stop.id])
    been = sum(facts.done(stop.id) in team.state.facts for team in teams)
    return Queue(coming, there, been)
