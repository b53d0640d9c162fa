"""Between the checkpoints and at them: the walk, the card, a checkpoint, the code."""

from datetime import datetime, timedelta

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from web import games, turns
from web.player.challenging import challenge_page
from web.player.ending import ending_page
from web.player.hours import span_words
from web.player.mistakes import sentences
from web.player.own_run import OwnRun, own_run
from web.player.pages import player
from web.player.posing import Typed
from web.player.presenting import Card, listed

LATELY = timedelta(minutes=30)
"""So long an announcement stands open on the walk; then it folds."""


@player.get("/runs/<run>")
def walk(run: str) -> str | Response:
    """Kulku: the one next thing. After the finish, how it ended."""
    mine = own_run(run)
    if not mine.state.running:
        return ending_page(mine)
    if mine.next is None:
        return redirect(mine.list_address)
    return mine.page(
        "player/walk.html",
        heard=mine.heard,
        lately=mine.now - LATELY,
        resumed="resumed" in request.args,
        turn=_turn(mine),
    )


def _turn(mine: OwnRun) -> datetime | None:
    """When the team is to set out, while that is still ahead and it has done nothing yet."""
    game = games.any_game(mine.site, mine.run.game_code)
    turn = turns.turn_of(mine.site, game, mine.run.id)
    return turn if turn and mine.now < turn and not mine.state.visited_at else None


@player.get("/runs/<run>/list")
def card(run: str) -> str:
    """Luettelo: everything the map says, in words, and the punch card."""
    mine = own_run(run)
    return mine.page(
        "player/card.html",
        listed=listed(mine.cards, None if mine.choose else mine.next),
        heard=mine.heard,
    )


@player.get("/runs/<run>/bag")
def bag(run: str) -> str:
    """What the team carries, to look at."""
    return own_run(run).page("player/bag.html")


@player.get("/runs/<run>/checkpoints/<checkpoint>")
def checkpoint(run: str, checkpoint: str) -> str:
    """A checkpoint: how to get in, and once there its story and what is asked."""
    mine = own_run(run)
    shown = mine.card(checkpoint)
    if shown is None or shown.stop.status == "locked":
        abort(404, "locked")
    if shown.stop.status == "open":
        return mine.page("player/clue.html", card=shown, hours=_hours(mine, shown))
    return challenge_page(mine, shown, typed=_lacking(mine, shown))


@player.get("/runs/<run>/code")
def code(run: str) -> str:
    """Type the code of a poster. `why` says what brought the team here, if anything did."""
    mine = own_run(run)
    no_position = request.args.get("why") == "no-position"
    named = mine.card(request.args.get("checkpoint"))
    return mine.page("player/code.html", no_position=no_position, card=named)


def _lacking(mine: OwnRun, shown: Card) -> Typed | None:
    """What a form lacked that the phone read without signal: it leads back here."""
    ref, about = request.args.get("challenge", ""), request.args
    sentence = sentences(mine.words).get(about.get("mistake", ""))
    if sentence is None or ref not in {one.id for one in shown.stop.challenges}:
        return None
    slots = {name: about.get(name, 0, int) for name in ("place", "most")}
    return Typed(ref, mistake=sentence % slots)


def _hours(mine: OwnRun, shown: Card) -> list[str]:
    """When an event is open, a line each; what is over is left out."""
    zone = mine.adventure.timezone
    left = (span for span in shown.stop.hours if mine.now < span.ends)
    return [span_words(span, mine.now, zone, mine.words) for span in left]
