"""Help for one team, by one tap: each an organiser's intent in the team's own log.

Who did it stands there by the id of the staff session, never by a name.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.play.events import CheckInRefused, Event, IntentRefused
from engine.play.intents import (
    Award,
    CloseCheckpoint,
    GiveHint,
    OrganiserIntent,
    ReturnAnswer,
    Waive,
)
from engine.play.judge import StaffClaim
from engine.play.view import settled
from engine.play.whereabouts import whereabouts
from engine.scenario.adventure import Adventure
from web import admission, games, guards, organising, play, runs
from web.games import Game
from web.runs import Run
from web.site import Site, site
from web.staff.desk import LONGEST_WORDS
from web.staff.desk_reading import numbers
from web.staff.desk_words import place_words
from web.staff.forms import form_id
from web.staff.helping_reading import stops_of, tasks_of
from web.staff.pages import own_game, staff
from web.words import words_in

MOST_POINTS: Final = 1000


@staff.get("/staff/games/<code>/teams/<run>")
def team(code: str, run: str) -> str:
    """One team: what it has done and what is open for it, with all that can be done for it."""
    game = own_game(code)
    return _page(game, _run_of(game, run))


@staff.post("/staff/games/<code>/teams/<run>/help")
def help_team(code: str, run: str) -> Response:
    """Help one team, and go back to where the tap was."""
    here, game = site(), own_game(code)
    helped = _run_of(game, run)
    do = request.form.get("do", "")
    happened = _help(here, helped, do)
    told = "refused" if _is_refused(happened) else do
    if "desk" in request.form:
        return redirect(url_for("staff.desk", code=game.code, did=told), 303)
    return redirect(url_for("staff.team", code=game.code, run=run, did=told), 303)


@staff.post("/staff/games/<code>/teams/<run>/pass")
def pass_checkpoint(code: str, run: str) -> Response:
    """Let one team by a checkpoint. Where it would lose an ending, that is told first."""
    from web import closing  # noqa: PLC0415 (the solver is slow to load)

    here, game = site(), own_game(code)
    helped = _run_of(game, run)
    intent = CloseCheckpoint(here.clock(), request.form.get("checkpoint", ""), _picks())
    price = closing.price_of_one(here, helped.id, intent)
    if price is None or price.adventure.checkpoint(intent.checkpoint) is None:
        abort(404)
    if price.undecided or (price and "anyway" not in request.form):
        return make_response(_page(game, helped, price=price, passing=intent), 422)
    organising.in_one(here, helped, intent, form_id())
    return redirect(url_for("staff.team", code=game.code, run=run, did="pass"), 303)


def _help(here: Site, run: Run, do: str) -> tuple[Event, ...]:
    now = here.clock()
    if do == "check-in":
        asked = play.Asked(form_id(), StaffClaim(request.form.get("checkpoint", "")))
        try:
            [result] = play.step(here, run, [asked], now).results
        except play.SeenWithAnotherBody:
            abort(409)
        return result.events
    if do == "say":
        words = _words()
        return organising.say_to(here, run, words, now, form_id()) if words else ()
    if do not in _INTENTS:
        abort(400)
    return organising.in_one(here, run, _INTENTS[do](now), form_id())


def _words() -> str:
    return " ".join(request.form.get("words", "").split())[:LONGEST_WORDS]


def _points() -> int:
    """Points as a person writes them, with either sign for less."""
    typed = request.form.get("points", "").strip().replace("\N{MINUS SIGN}", "-")
    digits = typed.removeprefix("-").removeprefix("+")
    if not digits.isdecimal() or int(digits) > MOST_POINTS:
        abort(400)
    return -int(digits) if typed.startswith("-") else int(digits)


def _picks() -> dict[str, str]:
    """What is picked in branches, by the field of each: `pick:checkpoint/challenge`."""
    fields = request.form.items()
    return {name[5:]: option for name, option in fields if name.startswith("pick:") and option}


def _challenge() -> str:
    return request.form.get("challenge", "")


_INTENTS: Final[Mapping[str, Callable[[datetime], OrganiserIntent]]] = {
    "hint": lambda now: GiveHint(now, _challenge()),
    "waive": lambda now: Waive(now, _challenge(), _picks().get(_challenge())),
    "award": lambda now: Award(now, _points()),
    "return": lambda now: ReturnAnswer(now, _challenge()),
}


def _is_refused(happened: tuple[Event, ...]) -> bool:
    return any(isinstance(one, IntentRefused | CheckInRefused) for one in happened)


def _run_of(game: Game, run_id: str) -> Run:
    """A run of this game, with the asking one's hand on it."""
    run = runs.any_run(site(), run_id, admission.staff().id)
    return run if run is not None and run.game_code == game.code else abort(404)


def _page(game: Game, run: Run, **more: object) -> str:
    here, words = site(), words_in(guards.language())
    now = here.clock()
    state = play.state(here, run)
    adventure: Adventure = games.adventure_of(here, run, state)
    state = settled(adventure, state, now)
    at = whereabouts(adventure, state, now)
    plates = numbers(adventure)
    return render_template(
        "staff/team.html",
        **{
            "game": game,
            "run": run,
            "adventure": adventure,
            "state": state,
            "place": place_words(adventure, at, plates, words) if at else None,
            "tasks": tasks_of(adventure, state, plates, now),
            "stops": stops_of(adventure, state, plates, now),
            "did": request.args.get("did", ""),
            "longest_words": LONGEST_WORDS,
            "price": None,
            "passing": None,
            **more,
        },
    )
