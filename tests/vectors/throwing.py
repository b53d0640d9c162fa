"""Random plays for the phone's twin: an adventure a line, with all that happened.

The twin gets the adventure as a phone carries it, and the answers apart. What happens is
compared at every step; the whole state, the view and what claims prove halfway and at the
end.
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from engine.codes import CodeBook
from engine.play.carrying import carried
from engine.play.codec import encode, encode_intent
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.hashing import answer_hashes, code_hashes
from engine.play.intents import End, Intent, JoinRun, OrganiserIntent
from engine.play.normalising import normalised, number_of, typos_between
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from tests.building import NOON, START, shipped
from tests.chance import anything, sensible, trouble
from tests.throwing import thrown
from tests.vectors.claiming import book_of, claims
from tests.vectors.filling import forms
from tests.vectors.showing import shown
from web.api.state import state_plain

SALT = "e"
WORDS = ("Kuuluuko?", "KUULUUKO", "kuulluko", "61,5", "61.50", "1 200", "İ", "ς", "a\u030a", "")


def play_lines(seed: int, plays: int, steps: int) -> Iterator[str]:
    """So many plays of as many random adventures, each as a line of JSON."""
    dice = Random(seed)
    for _ in range(plays):
        yield _line(dice, thrown(dice), steps)


def shipped_lines(seed: int, plays: int, steps: int) -> Iterator[str]:
    """So many plays of each adventure that comes with the house."""
    dice = Random(seed)
    for rules in shipped().adventures:
        for _ in range(plays):
            yield _line(dice, rules, steps)


def _line(dice: Random, rules: Adventure, steps: int) -> str:
    book = book_of(rules)
    parts = carried(rules)
    play = {
        "public": parts.public,
        "sealed": parts.sealed,
        "edition": SALT,
        "codes": code_hashes(SALT, book),
        "answers": answer_hashes(SALT, rules),
        "whole": rules.model_dump(mode="json", exclude_defaults=True, include=ANSWERS),
        "forms": list(forms(dice, rules)),
        "steps": list(_steps(dice, rules, book, steps)),
    }
    return json.dumps(play, ensure_ascii=False)


ANSWERS = {"checkpoints": {"__all__": {"id", "challenges"}}}
"""What a phone never has, and the twin's judge is held to."""


def word_lines(seed: int, lots: int, size: int) -> Iterator[str]:
    """Words, numbers and pairs of words, with what Python makes of them."""
    dice = Random(seed)
    for _ in range(lots):
        words = [_word(dice) for _ in range(size)]
        numbers = [_number(dice) for _ in range(size)]
        pairs = [(word, _slipped(dice, word)) for word in words]
        yield json.dumps(
            {
                "words": [(word, normalised(word)) for word in words],
                "numbers": [(number, _millionths(number)) for number in numbers],
                "typos": [(a, b, typos_between(a, b)) for a, b in pairs],
            }
        )


def _word(dice: Random) -> str:
    """Letters of many scripts and odd signs, as far as Python's Unicode knows them."""
    ranges = [(0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x52F), (0x5D0, 0x6FF)]
    ranges += [(0x1C, 0x20), (0x1E00, 0x206F), (0x2460, 0x24FF), (0xFB00, 0xFB4F)]
    letters = [chr(dice.randint(*dice.choice(ranges))) for _ in range(dice.randint(0, 9))]
    return "".join(one for one in letters if unicodedata.category(one) != "Cn")


def _number(dice: Random) -> str:
    whole = "".join(dice.choice("0123456789 +-−.,x") for _ in range(dice.randint(0, 6)))
    plain = f"{dice.randint(-99, 999)}{dice.choice('.,')}{dice.randint(0, 9999)}"
    return dice.choice([whole, plain, "\uff11\uff12", "1 200", ""])


def _millionths(number: str) -> str | None:
    read = number_of(number)
    return None if read is None else str(int(read * 1_000_000))


def _slipped(dice: Random, word: str) -> str:
    """The word with a slip or two."""
    letters = list(word)
    for _ in range(dice.randint(0, 2)):
        at = dice.randint(0, len(letters))
        letters[at : at + dice.randint(0, 2)] = dice.choice(["", "a", "ä", word[:2][::-1]])
    return "".join(letters)


def _steps(
    dice: Random, rules: Adventure, book: CodeBook, steps: int
) -> Iterator[dict[str, object]]:
    """Half lead on where anything does, the rest are trouble, or sense and nonsense."""
    state, at = RunState(), NOON
    odd = anything(rules, dice.choice(WORDS))
    first = replace(START, track=dice.randint(0, 4), competitive=dice.choice([None, True]))
    intents: list[Intent] = [first]
    for number in range(1, steps + 1):
        intent = intents.pop() if intents else _intent(dice, rules, state, at, odd)
        at += timedelta(seconds=dice.choice([0, 0, 0, 37, 90, 120]))
        intent = replace(intent, at=at)
        happened = decide(rules, state, intent)
        state = replay(happened, state)
        step: dict[str, object] = {
            "intent": encode_intent(intent),
            "organiser": isinstance(intent, OrganiserIntent),
            "events": [encode(event) for event in happened],
        }
        if number in {steps // 2, steps}:
            later = at + timedelta(seconds=dice.choice([0, 30, 600]))
            step["after"] = told(state)
            step["shown"] = shown(rules, state, later)
            step["claims"] = list(claims(dice, rules, state, book, later))
        yield step


def _intent(
    dice: Random, rules: Adventure, state: RunState, at: datetime, odd: list[Intent]
) -> Intent:
    good = list(sensible(rules, state, at))
    roll = dice.random()
    if roll > 0.985:
        return End(at)
    if roll > 0.75:
        good = odd
    elif roll > 0.5:
        good = list(trouble(rules, state, at))
    return dice.choice(good) if good else JoinRun(at)


def told(state: RunState) -> dict[str, object]:
    """What of a state both twins must say alike: all of it, and what is counted of it."""
    return {
        "state": state_plain(state),
        "digest": state.digest,
        "score": state.score,
        "ranked": state.ranked_score,
        "done": state.checkpoints_done,
    }
