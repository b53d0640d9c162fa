"""Answering a challenge: a form becomes a wish, or comes back with what it lacks.

A photo has an address of its own, since no other form may be so large.
"""

from http import HTTPStatus
from uuid import UUID, uuid5

from flask import abort, make_response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from engine.play.intents import Answer, FinishActivity
from engine.scenario.tasks import ActivityChallenge, PhotoChallenge, SurveyChallenge
from web import photos
from web.photo_words import sentences
from web.pictures import PhotoRefused, Trouble
from web.play import SeenWithAnotherBody
from web.player.acting import challenge_asked, challenge_ref, done
from web.player.answers_read import Fields, Misread, read
from web.player.asking import form_id
from web.player.challenging import challenge_page
from web.player.own_run import OwnRun, own_run
from web.player.pages import player
from web.player.posing import Typed
from web.player.presenting import Card
from web.player.problems import problem_page
from web.player.receiving import PHOTO, photo_octets
from web.player.surveying import turned


@player.post("/runs/<run>/answer")
def answer(run: str) -> Response:
    """Answer a challenge. What cannot be read as an answer costs no try."""
    mine = own_run(run)
    challenge = challenge_asked(mine)
    if isinstance(challenge, SurveyChallenge):
        return _turn(mine, challenge)
    if isinstance(challenge, ActivityChallenge):
        return done(mine, FinishActivity(mine.now, challenge_ref()))
    value = read(challenge, _fields(), mine.words)
    if isinstance(value, Misread):
        return _again(mine, value.sentence)
    return done(mine, Answer(mine.now, challenge_ref(), value))


@player.post("/runs/<run>/photo")
def photo(run: str) -> Response:
    """Answer with a photo. It is made anew before it is kept, and again if it comes twice."""
    mine = own_run(run)
    if not isinstance(challenge_asked(mine), PhotoChallenge):
        abort(404)
    _card(mine)
    octets = photo_octets()
    if not octets:
        return _again(mine, mine.words.gettext("Ottakaa kuva, tai valitkaa se puhelimesta."))
    media = str(uuid5(UUID(form_id()), PHOTO))
    try:
        photos.received(mine.site, mine.run, media, octets, mine.now)
    except PhotoRefused as refused:
        return _again(mine, sentences(mine.words)[refused.trouble])
    except SeenWithAnotherBody:
        abort(409)
    return done(mine, Answer(mine.now, challenge_ref(), {"media": media}))


@player.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> Response:
    """Say of a photo what would do; the form was not read, so no more is known of it."""
    if request.endpoint != PHOTO:
        return problem_page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(error.description))
    mine = own_run((request.view_args or {})["run"])
    page = render_template(
        "problem.html",
        heading=mine.words.gettext("Kuva on liian iso"),
        sentence=sentences(mine.words)[Trouble.TOO_LARGE],
        resume=False,
        run=mine.run.id,
    )
    return make_response(page, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _turn(mine: OwnRun, challenge: SurveyChallenge) -> Response:
    """Show the next question of a survey; after the last one, answer."""
    step = turned(challenge, _fields(), mine.words)
    if step.answers is not None:
        return done(mine, Answer(mine.now, challenge_ref(), step.answers))
    return _again(mine, step.mistake, step.fields, step.at)


def _again(mine: OwnRun, mistake: str, fields: Fields | None = None, at: int = 0) -> Response:
    """The page as it was, with what was typed, and the sentence about what it lacks."""
    fields = _fields() if fields is None else fields
    typed = Typed(challenge_ref(), mistake=mistake, fields=fields, at=at)
    page = challenge_page(mine, _card(mine), typed=typed)
    return make_response(page, 422 if mistake else 200)


def _card(mine: OwnRun) -> Card:
    """The card of the challenge's checkpoint, where the team has been; else 404."""
    card = mine.card(challenge_ref().partition("/")[0])
    if card is None or card.stop.status in {"locked", "open"}:
        abort(404)
    return card


def _fields() -> Fields:
    return request.form.to_dict(flat=False)
