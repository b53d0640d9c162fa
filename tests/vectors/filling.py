"""Forms as people fill them in, and what Python reads in them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from engine.play.trying import right_value, wrong_value
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.tasks import ScaleChallenge, SurveyChallenge
from tests.vectors.claiming import written
from web.player.acting import claim_in
from web.player.answers_read import Misread, fields_again, read
from web.player.surveying import turned
from web.words import words_in

WORDS = words_in("fi")
FORMS_EACH = 4
SAID = (
    "",
    " ",
    "1",
    "2",
    "9",
    "true",
    "61,5",
    "+061,50",
    "61,6878812 27.2",
    "ei",
    "\u2212 7",
    "ä\r\nö",
)
SAID += (
    "x" * 200,
    "x" * 201,
    "å" * 2001,
    "\x1cb\x85",
    "91 2",
    "oikea",
    "tori",
    "1,2,3",
    "1 200",
)
DEGREES = ("61,6878812", "27.2731500", "61,68788, 27,27315", "-90.1", "181", "", "x")
KEYS = {
    "Valitkaa yksi.": "choose-one",
    "Valitkaa ainakin yksi.": "choose-some",
    "Valitkaa jokaiselle riville paikka.": "place-each",
    "Kaksi riviä on samalla paikalla": "place-shared",
    "Valitkaa jokaiselle pari.": "pair-each",
    "Valitkaa paikka.": "choose-place",
    "Osoittakaa paikka kartalta": "point-at-place",
    "Kirjoittakaa kaksi lukua": "degrees",
    "Kirjoittakaa luku": "number",
    "Kirjoittakaa vastaus.": "write",
    "Teksti on liian pitkä": "too-long",
    "Vastatkaa tähän": "answer-or-decline",
}
"""The twin has no sentences, but a name for each."""

Pairs = list[tuple[str, str]]


def forms(dice: Random, rules: Adventure) -> Iterator[dict[str, object]]:
    """Some forms of an adventure: its challenges', and those of a check-in."""
    asked = [
        (f"{stop.id}/{one.id}", one) for stop in rules.checkpoints for one in stop.challenges
    ]
    for ref, challenge in dice.sample(asked, min(FORMS_EACH, len(asked))):
        fields = [("challenge", ref), *_filled(dice, challenge)]
        yield {
            "action": "answer",
            "fields": fields,
            "said": _read(challenge, _by_name(fields)),
        }
    claimed = _claimed(dice)
    yield {"action": "check-in", "fields": claimed, "said": _claim(claimed)}


def _by_name(fields: Pairs) -> dict[str, list[str]]:
    return {name: [said for one, said in fields if one == name] for name, _ in fields}


def _read(challenge: Challenge, fields: Mapping[str, Sequence[str]]) -> dict[str, object]:
    if challenge.type == "activity":
        return {"kind": "finish-activity"}
    if isinstance(challenge, SurveyChallenge):
        step = turned(challenge, fields, WORDS)
        if step.answers is not None:
            return {"kind": "answer", "value": dict(step.answers)}
        lacks = {"mistake": _key(step.mistake)} if step.mistake else {}
        return {"turned": {"at": step.at, **lacks}, "fields": _settled(step.fields)}
    said = read(challenge, fields, WORDS)
    if isinstance(said, Misread):
        return {"mistake": _key(said.sentence)}
    return {"kind": "answer", "value": said}


def _settled(fields: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Fields in no order but each name's own."""
    return sorted([name, one] for name, several in fields.items() for one in several)


def _key(sentence: str) -> str:
    return next(key for begins, key in KEYS.items() if sentence.startswith(begins))


def _filled(dice: Random, challenge: Challenge) -> Pairs:
    """What a page would send, or nearly."""
    if isinstance(challenge, SurveyChallenge):
        return _survey(dice, challenge)
    value = dice.choice([right_value, wrong_value])(challenge)
    said = (
        json.dumps(dict(value))
        if isinstance(value, Mapping) and challenge.type == "point"
        else value
    )
    again = fields_again(challenge, said if said is not None else "")
    fields = [(name, one) for name, several in again.items() for one in several]
    if isinstance(challenge, ScaleChallenge):
        fields = [("value", dice.choice(SAID)), ("share", dice.choice(["", "1"]))]
    if challenge.type == "photo":
        fields = [("words", dice.choice(SAID))]
    if challenge.type == "point":
        typed = [(axis, dice.choice(DEGREES)) for axis in ("lat", "lon")]
        fields = [*(one for one in typed if dice.random() < 0.5), *fields]
    if dice.random() < 0.5:
        return fields
    odd = [(name, dice.choice([said, *SAID])) for name, said in fields if dice.random() < 0.9]
    return odd if fields else [("value", dice.choice(SAID))]


def _survey(dice: Random, challenge: SurveyChallenge) -> Pairs:
    ids = [one.id for one in challenge.questions]
    fields = [("at", dice.choice(["", "0", "1", "2", "7", "x"]))]
    fields += [(f"answer-{one}", dice.choice(SAID)) for one in ids if dice.random() < 0.7]
    fields += [("declined", one) for one in ids if dice.random() < 0.3]
    return [*fields, ("go", dice.choice(["next", "next", "back", "decline", "decline-all"]))]


def _claimed(dice: Random) -> Pairs:
    lat = dice.choice(["61.68788", "-90", "91", "x", "", "nan"])
    phone = [
        ("lat", lat),
        ("lon", "27.27315"),
        ("accuracy_m", dice.choice(["12.5", "-1", "inf"])),
    ]
    fields = [*phone, ("age_s", "2")] if dice.random() < 0.6 else []
    fields += [("checkpoint", dice.choice(["a", "b", ""]))] if dice.random() < 0.6 else []
    fields += [("here", "1")] if dice.random() < 0.3 else []
    code = dice.choice([" ab7-k9q ", "", "x" * 60])
    return fields + ([("code", code)] if dice.random() < 0.3 else [])


def _claim(fields: Pairs) -> dict[str, object]:
    claim = claim_in(dict(fields))
    if claim is None:
        named = any(name == "code" for name, _ in fields)
        return {"mistake": "no-code" if named else "no-position"}
    return {"kind": "check-in", **written(claim)}
