"""A checkpoint on the day: closed and opened again, its place moved, its area widened.

Closing is proved first: where a team would lose an ending by it, nothing is closed until the
organiser has read whose it is and says so again. A moved place is another edition, to which
every team that loses nothing moves at once.
"""

from dataclasses import dataclass
from typing import Final

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.geo import Point
from engine.play.intents import CloseCheckpoint, ReopenCheckpoint
from engine.play.normalising import number_of
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Place
from engine.scenario.edition import compiled, restored
from web import admission, games, guards, organising, publishing
from web.games import Game
from web.site import Site, site
from web.staff.desk_reading import Stop, numbers, situation
from web.staff.forms import form_id
from web.staff.pages import own_game, staff
from web.words import words_in

SMALLEST_M, LARGEST_M = 5, 500
FURTHEST: Final = 0.02
"""Degrees: further than two kilometres nobody moves a place by hand."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A place as it stands in the form."""

    lat: str
    lon: str
    radius: str


@staff.get("/staff/games/<code>/checkpoints/<checkpoint>")
def place(code: str, checkpoint: str) -> str:
    """A checkpoint with its refusals, and what can be done about it."""
    game = own_game(code)
    return _page(game, _stop(game, checkpoint))


@staff.post("/staff/games/<code>/checkpoints/<checkpoint>/close")
def close_place(code: str, checkpoint: str) -> Response:
    """Close a checkpoint for every team; who would lose something is told first."""
    from web import closing  # noqa: PLC0415 (the solver is slow to load)

    here, game = site(), own_game(code)
    stop = _stop(game, checkpoint)
    picks = {
        name[5:]: option
        for name, option in request.form.items()
        if name.startswith("pick:") and option
    }
    intent = CloseCheckpoint(here.clock(), stop.id, picks)
    price = closing.price(here, game.code, intent)
    if price.undecided or (price and "anyway" not in request.form):
        return make_response(_page(game, stop, price=price, picks=picks), 422)
    organising.in_game(here, game.code, intent, form_id(), admission.staff().id)
    return _back(game, stop, "closed")


@staff.post("/staff/games/<code>/checkpoints/<checkpoint>/open")
def open_place(code: str, checkpoint: str) -> Response:
    """Open it again for whom it has not yet passed."""
    here, game = site(), own_game(code)
    stop = _stop(game, checkpoint)
    intent = ReopenCheckpoint(here.clock(), stop.id)
    organising.in_game(here, game.code, intent, form_id(), admission.staff().id)
    return _back(game, stop, "opened")


@staff.post("/staff/games/<code>/checkpoints/<checkpoint>/place")
def move_place(code: str, checkpoint: str) -> Response:
    """Move a checkpoint, or give it a wider area, for all who are still to come there."""
    here, game = site(), own_game(code)
    stop, words = _stop(game, checkpoint), words_in(guards.language())
    if stop.place is None or stop.place.polygon is not None:
        abort(404)
    typed = Typed(*(request.form.get(name, "").strip() for name in ("lat", "lon", "radius")))
    moved = _moved(stop.place, typed)
    if moved is None:
        sentence = words.gettext(
            "Kirjoita leveys- ja pituusaste ja säde metreinä, %(least)s–%(most)s. Paikka voi "
            "siirtyä enintään parin kilometrin päähän."
        )
        mistake = sentence % {"least": SMALLEST_M, "most": LARGEST_M}
        return make_response(_page(game, stop, typed=typed, mistake_words=mistake), 422)
    after = _with_place(games.adventure(here, game.edition), stop, moved)
    publishing.publish(here, game.code, after, here.clock(), by=admission.staff().id)
    if "desk" in request.form:
        return redirect(url_for("staff.desk", code=game.code, did="moved"), 303)
    return _back(game, stop, "moved")


def _moved(place: Place, typed: Typed) -> Place | None:
    lat, lon, radius = (number_of(one) for one in (typed.lat, typed.lon, typed.radius))
    if lat is None or lon is None or radius is None or place.at is None:
        return None
    near = abs(float(lat) - place.at.lat) < FURTHEST
    near = near and abs(float(lon) - place.at.lon) < 2 * FURTHEST
    if not near or not SMALLEST_M <= radius <= LARGEST_M:
        return None
    at = Point(lat=float(lat), lon=float(lon))
    return place.model_copy(update={"at": at, "radius_m": float(radius)})


def _with_place(adventure: Adventure, stop: Checkpoint, place: Place) -> Adventure:
    """The adventure with a place moved; read anew, so that nothing it worked out is kept."""
    stops = tuple(
        one.model_copy(update={"place": place}) if one.id == stop.id else one
        for one in adventure.checkpoints
    )
    return restored(compiled(adventure.model_copy(update={"checkpoints": stops})).body)


def _stop(game: Game, checkpoint: str) -> Checkpoint:
    return games.adventure(site(), game.edition).checkpoint(checkpoint) or abort(404)


def _back(game: Game, stop: Checkpoint, did: str) -> Response:
    return redirect(url_for("staff.place", code=game.code, checkpoint=stop.id, did=did), 303)


def _page(game: Game, stop: Checkpoint, **more: object) -> str:
    here = site()
    adventure = games.adventure(here, game.edition)
    return render_template(
        "staff/place.html",
        **{
            "game": game,
            "adventure": adventure,
            "stop": stop,
            "number": numbers(adventure).get(stop.id),
            "counted": _counted(here, game, stop),
            "typed": _typed(stop),
            "mistake_words": "",
            "price": None,
            "picks": {},
            "did": request.args.get("did", ""),
            **more,
        },
    )


def _counted(here: Site, game: Game, stop: Checkpoint) -> Stop:
    found = situation(here, game, here.clock())
    return next(one for one in found.stops if one.stop.id == stop.id)


@staff.app_template_global("place_typed")
def _typed(stop: Checkpoint) -> Typed | None:
    """The place as it is; None where it has none, or an outline that is not moved by hand."""
    if stop.place is None or stop.place.at is None or stop.place.polygon is not None:
        return None
    return Typed(
        f"{stop.place.at.lat:.6f}", f"{stop.place.at.lon:.6f}", f"{stop.place.radius_m:g}"
    )
