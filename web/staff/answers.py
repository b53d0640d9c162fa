"""What a card answers to one task, as a phone would have sent it. Pure.

A task that only leaves room for a tick (`done`) was done without a phone: what its answer
would have been is not known, and is not made up.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from werkzeug.datastructures import MultiDict

from engine.formats.paper.booklet import Space, Task
from engine.play.intents import Answer, FinishActivity, Value
from engine.play.normalising import number_of
from engine.play.sending import READ
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import NumberChallenge, PointChallenge
from engine.scenario.tasks import ActivityChallenge, PhotoChallenge, SurveyChallenge
from web.play import NEVER
from web.words import Words

LONGEST: Final = 2000
_PAIR: Final = re.compile(r"\s*(\S+?)[,;]?\s+(\S+)\s*")
TICKED: Final = {Space.DONE, Space.LINES, Space.SCALE, Space.QUESTIONS}
"""Spaces that are only ticked on the answer sheet."""

Fields: TypeAlias = "MultiDict[str, str]"


@dataclass(frozen=True, slots=True)
class Misread:
    """No answer, and the sentence that says what is missing."""

    sentence: str


def wish(
    task: Task, challenge: Challenge, fields: Fields, words: Words
) -> Answer | FinishActivity | Misread | None:
    """What the card asks for; None where the task was left empty."""
    value = _value(task, challenge, fields, words)
    if value is None or isinstance(value, Misread):
        return value
    if isinstance(challenge, ActivityChallenge):
        return FinishActivity(NEVER, task.ref)
    return Answer(NEVER, task.ref, value)


def _value(
    task: Task, challenge: Challenge, fields: Fields, words: Words
) -> Value | Misread | None:
    field = f"answer:{task.ref}"
    typed = fields.get(field, "").strip()
    rows = {box.id: fields.get(f"{field}:{box.id}", "").strip() for box in task.boxes}
    if task.space in TICKED:
        return _ticked(challenge, words) if typed else None
    match task.space:
        case Space.ONE:
            return typed if typed in rows else None
        case Space.SOME:
            ticked = fields.getlist(field)
            return tuple(row for row in rows if row in ticked) or None
        case Space.ORDER:
            return _ordered(rows, words)
        case Space.MATCH:
            return _matched(rows, [box.id for box in task.partners], words)
        case _:
            return _written(challenge, typed, words) if typed else None


def _ticked(challenge: Challenge, words: Words) -> Value:
    match challenge:
        case PhotoChallenge():
            return {"words": words.gettext("Tehty paperilla.")}
        case SurveyChallenge():
            return {}
        case _:
            return READ


def _ordered(places: Mapping[str, str], words: Words) -> Value | Misread | None:
    if not any(places.values()):
        return None
    if sorted(places.values()) != sorted(str(n) for n in range(1, len(places) + 1)):
        sentence = words.gettext("Anna joka riville oma luku, %(first)s–%(last)s.")
        return Misread(sentence % {"first": 1, "last": len(places)})
    return tuple(sorted(places, key=lambda row: int(places[row])))


def _matched(
    pairs: Mapping[str, str], rights: Sequence[str], words: Words
) -> Value | Misread | None:
    if not any(pairs.values()):
        return None
    if not set(rights).issuperset(pairs.values()):
        return Misread(words.gettext("Valitse jokaiselle pari, tai jätä kaikki tyhjiksi."))
    return dict(pairs)


def _written(challenge: Challenge, typed: str, words: Words) -> Value | Misread:
    if isinstance(challenge, NumberChallenge) and number_of(typed) is None:
        return Misread(words.gettext("Kirjoita luku, esimerkiksi 61,5."))
    if isinstance(challenge, PointChallenge):
        return _degrees(typed, words)
    if len(typed) > LONGEST:
        sentence = words.gettext("Teksti on liian pitkä. Siihen mahtuu %(most)s merkkiä.")
        return Misread(sentence % {"most": LONGEST})
    return typed


def _degrees(typed: str, words: Words) -> Value | Misread:
    both = _PAIR.fullmatch(typed)
    north, east = (number_of(axis) for axis in both.groups()) if both else (None, None)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return Misread(words.gettext("Kirjoita kaksi lukua, esimerkiksi 61,68788 ja 27,27315."))
    return {"lat": str(north), "lon": str(east)}
