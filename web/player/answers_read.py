"""What a form says as an answer, or the sentence about why it says none. Pure.

Nothing that is refused here costs a try: the page comes back with what was typed. What a
form holds is a list of words by the name of a field, as browsers send it.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from engine.play.intents import Value
from engine.play.normalising import number_of
from engine.play.sending import READ, is_step
from engine.scenario.asking import Row
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import (
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    PointChallenge,
    TextChallenge,
)
from engine.scenario.tasks import (
    IdeaChallenge,
    PhotoChallenge,
    ReflectChallenge,
    ScaleChallenge,
)
from web.player.mistakes import sentences
from web.words import Words

Fields: TypeAlias = Mapping[str, Sequence[str]]

LONGEST_ANSWER: Final = 200
LONGEST_WORDS: Final = 2000

_TOO_FINE = re.compile(r"([.,]\d{6})\d+")
"""Decimals of a degree under a decimetre."""
_PAIR = re.compile(r"\s*(\S+?)[,;]?\s+(\S+)\s*")
"""Latitude and longitude in one field, as they are copied from a map."""


@dataclass(frozen=True, slots=True)
class Misread:
    """No answer, and the sentence that says what is missing."""

    sentence: str


def one(fields: Fields, name: str) -> str:
    """What stands in a field, without the spaces around it; empty where there is nothing.

    Browsers send a line's end as two letters and count it as one.
    """
    return next(iter(fields.get(name, ())), "").replace("\r\n", "\n").strip()


def read(challenge: Challenge, fields: Fields, words: Words) -> Value | Misread:
    """Read a form as an answer. A survey comes in steps, and is read in `surveying`."""
    match challenge:
        case ChoiceChallenge() | MultiChallenge() | ScaleChallenge():
            return _chosen(challenge, fields, words)
        case OrderChallenge() | MatchChallenge() | PointChallenge():
            return _arranged(challenge, fields, words)
        case (
            NumberChallenge()
            | TextChallenge()
            | ReflectChallenge()
            | IdeaChallenge()
            | PhotoChallenge()
        ):
            return _in_words(challenge, fields, words)
        case _:
            return READ


def _chosen(
    challenge: ChoiceChallenge | MultiChallenge | ScaleChallenge, fields: Fields, words: Words
) -> Value | Misread:
    match challenge:
        case ChoiceChallenge():
            known = challenge.option(one(fields, "value"))
            return known.id if known else Misread(sentences(words)["choose-one"])
        case MultiChallenge():
            ticked = set(fields.get("value", ()))
            chosen = tuple(row.id for row in challenge.options if row.id in ticked)
            return chosen or Misread(sentences(words)["choose-some"])
        case ScaleChallenge():
            return _step(challenge, fields, words)
    assert_never(challenge)


def _step(challenge: ScaleChallenge, fields: Fields, words: Words) -> str | Misread:
    """A step goes further only where the team shares it; the script sends no other at all."""
    step = one(fields, "value")
    if step != READ and not is_step(step, challenge.steps):
        return Misread(sentences(words)["choose-one"])
    return step if one(fields, "share") else READ


def _arranged(
    challenge: OrderChallenge | MatchChallenge | PointChallenge, fields: Fields, words: Words
) -> Value | Misread:
    match challenge:
        case OrderChallenge():
            return _ordered(challenge.options, fields, words)
        case MatchChallenge():
            return _matched(challenge, fields, words)
        case PointChallenge():
            return _pointed(challenge, fields, words)
    assert_never(challenge)


def _ordered(rows: Sequence[Row], fields: Fields, words: Words) -> Value | Misread:
    places = {row.id: one(fields, f"place-{row.id}") for row in rows}
    known = [str(place) for place in range(1, len(rows) + 1)]
    if any(place not in known for place in places.values()):
        return Misread(sentences(words)["place-each"])
    shared = [place for place in known if list(places.values()).count(place) > 1]
    if shared:
        sentence = sentences(words)["place-shared"]
        return Misread(sentence % {"place": shared[0]})
    return tuple(sorted(places, key=lambda row: int(places[row])))


def _matched(challenge: MatchChallenge, fields: Fields, words: Words) -> Value | Misread:
    rights = {row.id for row in challenge.rights}
    pairs = {row.id: one(fields, f"right-{row.id}") for row in challenge.lefts}
    if not rights.issuperset(pairs.values()):
        return Misread(sentences(words)["pair-each"])
    return pairs


def _pointed(challenge: PointChallenge, fields: Fields, words: Words) -> Value | Misread:
    """Degrees were typed or tapped on purpose, so they outweigh a spot that is still chosen."""
    lat, lon = one(fields, "lat"), one(fields, "lon")
    if lat or lon:
        return _degrees(lat, lon, words)
    spot = challenge.spot(one(fields, "value"))
    if spot is not None:
        return spot.id
    if challenge.options:
        return Misread(sentences(words)["choose-place"])
    return Misread(sentences(words)["point-at-place"])


def _degrees(lat: str, lon: str, words: Words) -> Value | Misread:
    both = _PAIR.fullmatch(lat)
    if both and not lon:
        lat, lon = both.groups()
    north, east = (number_of(_TOO_FINE.sub(r"\1", axis)) for axis in (lat, lon))
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return Misread(sentences(words)["degrees"])
    return {"lat": str(north), "lon": str(east)}


def _in_words(
    challenge: NumberChallenge
    | TextChallenge
    | ReflectChallenge
    | IdeaChallenge
    | PhotoChallenge,
    fields: Fields,
    words: Words,
) -> Value | Misread:
    match challenge:
        case NumberChallenge():
            typed = one(fields, "value")
            example = sentences(words)["number"]
            return typed if number_of(typed) is not None else Misread(example)
        case TextChallenge():
            return _short_enough(one(fields, "value"), LONGEST_ANSWER, words)
        case ReflectChallenge() | IdeaChallenge():
            return _short_enough(one(fields, "value"), LONGEST_WORDS, words)
        case PhotoChallenge():
            said = _short_enough(one(fields, "words"), LONGEST_WORDS, words)
            return said if isinstance(said, Misread) else {"words": said}
    assert_never(challenge)


def _short_enough(said: str, most: int, words: Words) -> str | Misread:
    if not said:
        return Misread(sentences(words)["write"])
    if len(said) > most:
        sentence = sentences(words)["too-long"]
        return Misread(sentence % {"most": most})
    return said


def fields_again(challenge: Challenge, said: object) -> Fields:
    """The form that an answer came from, so that a wrong one need not be filled in anew.

    `said` is the answer as the log or people's words keep it.
    """
    match challenge:
        case OrderChallenge():
            return {f"place-{row}": (str(n),) for n, row in enumerate(_words(said), start=1)}
        case MatchChallenge():
            return {f"right-{left}": (right,) for left, right in _pairs(said).items()}
        case PointChallenge():
            degrees = _pairs(_parsed(said))
            return {axis: (typed,) for axis, typed in degrees.items()} or {
                "value": (str(said),)
            }
        case MultiChallenge():
            return {"value": tuple(_words(said))}
        case _:
            return {"value": (str(said),)}


def _parsed(said: object) -> object:
    try:
        parsed: object = json.loads(said) if isinstance(said, str) else said
    except ValueError:
        return said
    return parsed


def _words(said: object) -> Iterable[str]:
    return map(str, said) if isinstance(said, list | tuple) else ()


def _pairs(said: object) -> Mapping[str, str]:
    if not isinstance(said, dict):
        return {}
    return {str(name): str(word) for name, word in said.items()}
