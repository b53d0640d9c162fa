"""Photos for programs: sent as they are, the same as often as need be."""

from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from web import photos
from web.api.problems import Problem, clashing, problem_response
from web.api.reading import own_run
from web.pictures import MOST_BYTES, PhotoRefused, Trouble
from web.play import SeenWithAnotherBody
from web.site import site

STATUSES: Final = {
    Trouble.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Trouble.NOT_A_PICTURE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    Trouble.TOO_MANY_PIXELS: HTTPStatus.UNPROCESSABLE_ENTITY,
    Trouble.TOO_SLOW: HTTPStatus.UNPROCESSABLE_ENTITY,
    Trouble.NOT_ASKED: HTTPStatus.CONFLICT,
    Trouble.TOO_MANY: HTTPStatus.CONFLICT,
    Trouble.NO_ROOM: HTTPStatus.SERVICE_UNAVAILABLE,
    Trouble.BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
}
RETRY_AFTER_S: Final = {Trouble.NO_ROOM: 600, Trouble.BUSY: 5}

AT_ONCE: Final = 6
"""Photos on their way in. On a slow line each holds a thread for as long as half a minute;
the others are the game's."""

_lines = BoundedSemaphore(AT_ONCE)


def add_to(blueprint: Blueprint) -> None:
    """Add this call."""
    blueprint.put("/api/runs/<run_id>/media/<media_id>")(put_photo)


def put_photo(run_id: str, media_id: str) -> Response:
    """Take a photo in; 204 for the first time and for every time after."""
    run = own_run(run_id)
    media = _uuid(media_id)
    if not _lines.acquire(blocking=False):
        return _refusal(Trouble.BUSY)
    try:
        photos.received(site(), run, media, _octets(), site().clock())
    except PhotoRefused as refused:
        return _refusal(refused.trouble)
    except SeenWithAnotherBody as seen:
        raise clashing(seen.ids) from seen
    finally:
        _lines.release()
    return Response(status=HTTPStatus.NO_CONTENT)


def _uuid(media_id: str) -> str:
    """The id as photos are kept by it; a 404 for what is none."""
    try:
        return str(UUID(media_id))
    except ValueError as strange:
        raise Problem(HTTPStatus.NOT_FOUND, "no-media") from strange


def _octets() -> bytes:
    """The body, of which no more is read than may come. Only this call takes so much.

    A body that does not say how long it is, is cut at the limit, without a word: one octet
    more than may come tells it from one that ends there.
    """
    request.max_content_length = MOST_BYTES + 1
    try:
        octets = request.get_data(cache=False)
    except RequestEntityTooLarge as large:
        raise PhotoRefused(Trouble.TOO_LARGE) from large
    if len(octets) > MOST_BYTES:
        raise PhotoRefused(Trouble.TOO_LARGE)
    return octets


def _refusal(trouble: Trouble) -> Response:
    response = problem_response(STATUSES[trouble], trouble)
    if trouble in RETRY_AFTER_S:
        response.headers["Retry-After"] = str(RETRY_AFTER_S[trouble])
    return response
