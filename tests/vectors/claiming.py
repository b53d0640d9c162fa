"""Claims to be somewhere, and what Python makes of them."""

from collections.abc import Iterator
from random import Random

from engine.codes import CodeBook, code_book
from engine.geo import Fix, Point
from engine.play.codec import encode_intent
from engine.play.intents import CheckIn
from engine.play.judge import Claim, CodeClaim, FixClaim, HereClaim, judge
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from tests.asking import SQUARE


def book_of(rules: Adventure) -> CodeBook:
    """The codes of an adventure, made with a key that hangs nowhere."""
    return code_book(b"k", rules.id, {stop.id: 0 for stop in rules.checkpoints})


def claims(
    dice: Random, rules: Adventure, state: RunState, book: CodeBook, at
) -> Iterator[dict[str, object]]:
    """Claims of every kind, each with its verdict."""
    names = [*(stop.id for stop in rules.checkpoints), "x"]
    for claim in (
        *(FixClaim(_fix(dice), dice.choice([None, None, *names])) for _ in range(4)),
        CodeClaim(_code(dice, book)),
        HereClaim(dice.choice(names)),
    ):
        verdict = judge(rules, state, claim, book, at)
        plain = encode_intent(CheckIn(at, verdict))
        yield {"claim": written(claim), "at": plain["at"], "verdict": plain["verdict"]}


def written(claim: Claim) -> dict[str, object]:
    """A claim as the API takes it."""
    match claim:
        case CodeClaim():
            return {"code": claim.code}
        case HereClaim():
            return {"here": True, "checkpoint": claim.checkpoint}
        case FixClaim():
            at, fix = claim.fix.at, claim.fix
            named = {} if claim.checkpoint is None else {"checkpoint": claim.checkpoint}
            phone = {"accuracy_m": fix.accuracy_m, "age_s": fix.age_s}
            return {"fix": {"lat": at.lat, "lon": at.lon, **phone}, **named}


def _fix(dice: Random) -> Fix:
    far = dice.choice([1e-3, 1e-3, 1e-2])
    at = Point(
        lat=SQUARE.lat + dice.uniform(-far, far), lon=SQUARE.lon + dice.uniform(-far, far)
    )
    return Fix(at, dice.choice([0.0, 8.0, 25.0, 60.0, 61.0]), dice.choice([0.0, 30.0, 31.0]))


def _code(dice: Random, book: CodeBook) -> str:
    code = dice.choice([*book.by_code, "AB7K9Q", "A" * 16, "ä"])
    return dice.choice([code, code.lower(), f" {code[:3]}-{code[3:]} "])
