"""Errors for programs: application/problem+json (RFC 9457), in the reader's language."""

import json
from collections.abc import Sequence
from http import HTTPStatus

from flask import Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from web.guards import language
from web.photo_words import sentences
from web.words import words_in

MEDIA_TYPE = "application/problem+json"


class Problem(HTTPException):
    """A refusal with more than a sentence: `extra` goes into the document."""

    def __init__(self, status: HTTPStatus, detail: str, **extra: object) -> None:
        """Keep status, sentence and extras."""
        super().__init__(detail)
        self.code = status
        self.extra = extra


def problem_response(status: HTTPStatus, detail: str, **extra: object) -> Response:
    """Answer with a problem document."""
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": _sentence(status, detail),
    } | extra
    return Response(json.dumps(body, ensure_ascii=False), status, mimetype=MEDIA_TYPE)


def unreadable(broken: ValidationError) -> Problem:
    """A body that is not of the described shape: each fault with its place."""
    faults = [
        {"at": ".".join(map(str, fault["loc"])), "message": fault["msg"]}
        for fault in broken.errors(
            include_url=False, include_input=False, include_context=False
        )
    ]
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "shape", faults=faults)


def clashing(ids: Sequence[str]) -> Problem:
    """Ids that were used before for something else; nothing was applied."""
    return Problem(HTTPStatus.CONFLICT, "clash", ids=list(ids))


def _sentence(status: HTTPStatus, detail: str) -> str:
    """The sentence for one of our words, or for the status."""
    words = words_in(language())
    gettext = words.gettext
    said = {
        "shape": gettext("Pyyntö ei ole kuvauksen muotoinen. Katso kohdat kentästä faults."),
        "clash": gettext("Näillä tunnuksilla on jo pyydetty muuta. Mitään ei muutettu."),
        "too-many": gettext("Lähetä enintään sata pyyntöä kerralla."),
        "elsewhere": gettext("Pyyntö tuli toiselta sivulta. Mitään ei muutettu."),
        "stale": gettext("Lomake oli vanha. Lataa sivu uudelleen ja yritä sitten."),
        "storage": gettext("Tallennus ei onnistunut. Mitään ei kadonnut: yritä hetken päästä."),
        "no-token": gettext("Lähetä laitteen tunnus otsakkeessa Authorization."),
        "no-game": gettext("Tällä koodilla ei ole avointa peliä."),
        "shut": gettext("Peliin ei pääse nyt mukaan: se ei ole vielä auki, tai on jo myöhä."),
        "bracket": gettext("Valitse pelin sarjoista yksi: class, family tai adults."),
        "no-run": gettext("Tällä laitteella ei ole tällaista suoritusta."),
        "open-only": gettext("Tässä pelissä puhelimeen tulee vain se, mikä on jo auki."),
        "no-resume": gettext(
            "Koodilla ei löydy suoritusta. Tarkista koodi toisen puhelimen Apua-sivulta."
        ),
        "run-taken": gettext("Tällä tunnuksella on jo aloitettu toisella laitteella."),
        "name": gettext("Nimessä on merkkejä, joita ei voi näyttää."),
        "language": gettext("Seikkailua ei ole tällä kielellä."),
    } | dict(sentences(words))
    by_status = {
        HTTPStatus.NOT_FOUND: gettext("Tällaista osoitetta ei ole."),
        HTTPStatus.TOO_MANY_REQUESTS: gettext(
            "Odottakaa hetki ja kokeilkaa uudelleen. Mitään ei hävinnyt."
        ),
        HTTPStatus.METHOD_NOT_ALLOWED: gettext("Tähän osoitteeseen ei voi pyytää näin."),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: gettext("Pyyntö on liian suuri."),
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: gettext(
            "Lähetä JSON: Content-Type: application/json."
        ),
        HTTPStatus.BAD_REQUEST: gettext("Pyyntöä ei voi lukea."),
    }
    fallback = gettext("Jokin meni rikki. Mitään ei kadonnut: yritä hetken päästä.")
    return said.get(detail) or by_status.get(status, fallback)
