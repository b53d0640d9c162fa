"""Reading what a client sent: its body, its token, its wishes."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar, assert_never

from flask import request
from pydantic import BaseModel, ValidationError

from engine.geo import Fix, Point
from engine.play.intents import (
    Answer,
    End,
    FinishActivity,
    Leave,
    Skip,
    TakeHint,
    Value,
)
from engine.play.judge import CodeClaim, FixClaim, HereClaim
from engine.play.sending import READ
from web import runs
from web.api.problems import Problem, unreadable
from web.api.sent import (
    LANGUAGE_TAG,
    AnswerIn,
    AnyIntentIn,
    CheckInIn,
    EndIn,
    FinishActivityIn,
    LeaveIn,
    OneValue,
    SkipIn,
    TakeHintIn,
)
from web.folds import Played
from web.guards import device_token
from web.legible import legible
from web.play import Asked, Wish
from web.site import site

M = TypeVar("M", bound=BaseModel)


def body(model: type[M]) -> M:
    """The request's body as a value; raises a 415 or 422 problem that says where it fails."""
    if not request.is_json:
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "json")
    try:
        return model.model_validate_json(legible(request.get_data(cache=False)))
    except ValidationError as broken:
        raise unreadable(broken) from broken


def language_asked() -> str | None:
    """The language that the address asks for; None where it names none."""
    tag = request.args.get("lang", "") if request.query_string else ""
    return tag if re.fullmatch(LANGUAGE_TAG, tag) else None


def own_run(run_id: str) -> Played:
    """The run, if the phone that asks may play it."""
    token = device_token()
    if token is None:
        raise Problem(HTTPStatus.UNAUTHORIZED, "no-token")
    run = runs.played(site(), run_id, token)
    if run is None:
        raise Problem(HTTPStatus.NOT_FOUND, "no-run")
    return run


def asked(intent: AnyIntentIn, now: datetime) -> Asked:
    """What an intent asks for."""
    return Asked(str(intent.id), _wish(intent, now), intent.at)


_ABOUT: Mapping[type, Callable[[datetime, str], Wish]] = {
    SkipIn: Skip,
    FinishActivityIn: FinishActivity,
}


def _wish(intent: AnyIntentIn, at: datetime) -> Wish:
    match intent:
        case CheckInIn():
            return _claim(intent)
        case AnswerIn():
            return Answer(at, intent.challenge, _value(intent.value), intent.sent)
        case TakeHintIn():
            return TakeHint(at, intent.challenge, intent.number)
        case SkipIn() | FinishActivityIn():
            return _ABOUT[type(intent)](at, intent.challenge)
        case LeaveIn():
            return Leave(at)
        case EndIn():
            return End(at)
    assert_never(intent)


def _value(sent: OneValue | list[str] | dict[str, OneValue | None]) -> Value:
    if isinstance(sent, list):
        return tuple(sent)
    if isinstance(sent, dict):
        return {name: None if one is None else _word(one) for name, one in sent.items()}
    return _word(sent)


def _word(one: OneValue) -> str:
    """A plain value as people would write it."""
    return READ if one is True else str(one)


def _claim(intent: CheckInIn) -> Wish:
    if intent.fix is not None:
        at = Point(lat=intent.fix.lat, lon=intent.fix.lon)
        fix = Fix(at, intent.fix.accuracy_m, intent.fix.age_s)
        return FixClaim(fix, intent.checkpoint)
    if intent.code is not None:
        return CodeClaim(intent.code)
    return HereClaim(intent.checkpoint or "")
