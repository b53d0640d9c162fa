"""What a team does: check in, skip, take a hint, end. Each becomes one wish.

A form carries an id of its own: sent twice, it is done once. Every answer is a 303 to the
page that tells what happened.
"""

from collections.abc import Mapping
from math import isfinite

from flask import abort, redirect, request, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response

from engine.codes import TOKEN_LENGTH, tidy
from engine.geo import Fix, Point
from engine.play.events import Reason
from engine.play.intents import End, Skip, TakeHint
from engine.play.judge import Claim, CodeClaim, FixClaim, HereClaim
from engine.scenario.challenge import Challenge
from web import play
from web.player.asking import form_id
from web.player.happening import Happened, happened
from web.player.own_run import OwnRun, own_run
from web.player.pages import player
from web.player.telling import LONGEST_CODE


@player.post("/runs/<run>/check-in")
def check_in(run: str) -> Response:
    """Claim to be somewhere: by code, by the player's word, or by the phone's position."""
    mine = own_run(run)
    claim = claim_in(request.form)
    if claim is None:
        return redirect(_code_address(mine), 303)
    return done(mine, claim)


@player.post("/runs/<run>/skip")
def skip(run: str) -> Response:
    """Pass a challenge by."""
    mine = own_run(run)
    challenge_asked(mine)
    return done(mine, Skip(mine.now, challenge_ref()))


@player.post("/runs/<run>/hint")
def hint(run: str) -> Response:
    """Take the hint that the page offered; an old page names none, and gets the next."""
    mine = own_run(run)
    challenge_asked(mine)
    number = request.form.get("number", type=int)
    return done(mine, TakeHint(mine.now, challenge_ref(), number))


@player.post("/runs/<run>/end")
def end(run: str) -> Response:
    """Stop here: score and time are fixed."""
    mine = own_run(run)
    return done(mine, End(mine.now))


def done(mine: OwnRun, wish: play.Wish) -> Response:
    """Apply a wish, and lead to the page that tells what came of it."""
    try:
        [result] = play.step(
            mine.site, mine.run, [play.Asked(form_id(), wish)], mine.now
        ).results
    except play.SeenWithAnotherBody:
        abort(409)
    typed = _mistyped(wish, happened(result.events))
    return redirect(url_for("player.told", run=mine.run.id, seq=result.seq, typed=typed), 303)


def _mistyped(wish: play.Wish, now: Happened) -> str | None:
    """A wrong code that a hand wrote: it opens nothing, so it may go into an address."""
    wrong = now.refused is not None and now.refused.reason is Reason.WRONG_CODE
    if not wrong or not isinstance(wish, CodeClaim) or len(tidy(wish.code)) == TOKEN_LENGTH:
        return None
    return wish.code


def claim_in(form: Mapping[str, str]) -> Claim | None:
    """Read a form's claim; None where the phone could not tell its position."""
    if code := form.get("code", "").strip()[:LONGEST_CODE]:
        return CodeClaim(code)
    if form.get("here") and form.get("checkpoint"):
        return HereClaim(form["checkpoint"])
    try:
        at = Point(lat=float(form["lat"]), lon=float(form["lon"]))
        fix = Fix(at, float(form["accuracy_m"]), float(form["age_s"]))
    except (KeyError, ValueError, ValidationError):
        return None
    known = all(isfinite(measure) and measure >= 0 for measure in (fix.accuracy_m, fix.age_s))
    return FixClaim(fix, form.get("checkpoint") or None) if known else None


def _code_address(mine: OwnRun) -> str:
    named = request.form.get("checkpoint") or mine.view.next
    why = None if "code" in request.form else "no-position"
    return url_for("player.code", run=mine.run.id, why=why, checkpoint=named)


def challenge_ref() -> str:
    """The challenge that a form is about."""
    return request.form.get("challenge", "")


def challenge_asked(mine: OwnRun) -> Challenge:
    """The challenge that a form is about, or 404."""
    return mine.adventure.challenge(challenge_ref()) or abort(404)
