"""Salted hashes of codes and answers, by which a phone without signal tells right from wrong.

A curtain, not a lock: whoever wants to can try every answer against them. They keep answers
out of sight of who merely looks. A competitive game sends none of answers.

A hash is SHA-256 over salt, place and what was written, joined by the unit separator, its
first 32 hex digits. The salt is the edition's own hash, so nothing is the same in two.
"""

import hashlib
from collections.abc import Iterator, Mapping

from engine.codes import CodeBook
from engine.play.normalising import normalised
from engine.scenario.adventure import Adventure
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

SEPARATOR = "\x1f"
LENGTH = 32


def hashed(salt: str, where: str, words: str) -> str:
    """Hash words that were written or scanned somewhere."""
    whole = SEPARATOR.join((salt, where, words)).encode()
    return hashlib.sha256(whole).hexdigest()[:LENGTH]


def code_hashes(salt: str, book: CodeBook) -> Mapping[str, str]:
    """The checkpoint that each code stands for, by the code's hash."""
    return {hashed(salt, "code", code): stop for code, stop in book.by_code.items()}


def replaced_hashes(salt: str, book: CodeBook) -> list[str]:
    """The hashes of codes that hung once, and of which others hang now."""
    return sorted(
        hashed(salt, "code", code) for code in book.replaced if code not in book.by_code
    )


def answer_hashes(salt: str, adventure: Adventure) -> Mapping[str, list[str]]:
    """The hashes of right answers, by challenge, as far as an answer has an exact form.

    Numbers within a tolerance and places on the map have none. Where a hash only tells what
    is right for sure (`is_exact`), every other answer is judged when the phone has signal
    again.
    """
    found = {
        f"{stop.id}/{asked.id}": [
            hashed(salt, f"{stop.id}/{asked.id}", form) for form in sorted(set(_right(asked)))
        ]
        for stop in adventure.checkpoints
        for asked in stop.challenges
    }
    return {ref: hashes for ref, hashes in found.items() if hashes}


def is_exact(asked: Challenge) -> bool:
    """Whether the hashes tell right from wrong, and an answer without a hash is wrong.

    They cannot where more than the exact form passes (a tolerance, typos, a place on the map)
    nor where a part of an answer is credited. Tasks without a wrong answer need no hash.
    """
    match asked:
        case NumberChallenge():
            return not asked.tolerance
        case TextChallenge():
            return not asked.typos
        case MultiChallenge() | OrderChallenge():
            return not asked.partial
        case PointChallenge():
            return False
        case _:
            return True


def _right(asked: Challenge) -> Iterator[str]:
    """Every exact right answer in one string: ids joined by a space, pairs by `=`."""
    match asked:
        case ChoiceChallenge():
            yield from (one.id for one in asked.options if one.correct or asked.branches)
        case MultiChallenge():
            yield " ".join(sorted(asked.right))
        case OrderChallenge():
            yield " ".join(row.id for row in asked.options)
        case MatchChallenge():
            pairs = sorted(f"{pair.left.id}={pair.right.id}" for pair in asked.pairs)
            yield " ".join(pairs)
        case NumberChallenge() if not asked.tolerance:
            yield f"{asked.answer.normalize():f}"
        case TextChallenge():
            rejected = {normalised(form) for form in asked.reject}
            forms = {normalised(form) for forms in asked.accept.values() for form in forms}
            yield from forms - rejected
        case _:
            return
