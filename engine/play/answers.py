"""Whether an answer is right: normalising, typos, numbers.

Normalising is normative for every twin of these rules (scenario.md §5): NFKC, lower case
(not case folding), trim, runs of space, hyphen, dash and underscore to one space, and out
goes whatever is neither letter, number nor space. å, ä and ö are letters and stay.
"""

import re
import unicodedata
from decimal import Decimal
from typing import assert_never

from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import ChoiceChallenge, NumberChallenge, TextChallenge

_GAPS = re.compile(r"[\s\-_\u2010-\u2015\u2212]+")


def normalised(words: str) -> str:
    """Bring an answer into the form in which answers are compared."""
    lowered = unicodedata.normalize("NFKC", words).lower()
    spaced = _GAPS.sub(" ", lowered)
    kept = (
        letter for letter in spaced if letter == " " or unicodedata.category(letter)[0] in "LN"
    )
    return _GAPS.sub(" ", "".join(kept)).strip()


def is_right(challenge: Challenge, value: str) -> bool | None:
    """Judge an answer; None where it cannot be read as one, which costs no try."""
    match challenge:
        case ChoiceChallenge():
            chosen = (option for option in challenge.options if option.id == value)
            option = next(chosen, None)
            return None if option is None else option.correct or challenge.branches
        case TextChallenge():
            return _is_right_text(challenge, normalised(value))
        case NumberChallenge():
            number = number_of(value)
            return None if number is None else _is_right_number(challenge, number)
    assert_never(challenge)


def _is_right_text(challenge: TextChallenge, said: str) -> bool | None:
    """Compare with the accepted forms of every language; a rejected form never passes."""
    if not said:
        return None
    if said in {normalised(form) for form in challenge.reject}:
        return False
    accepted = (normalised(form) for forms in challenge.accept.values() for form in forms)
    return any(typos_between(said, form) <= challenge.typos for form in accepted)


def _is_right_number(challenge: NumberChallenge, number: Decimal) -> bool:
    return abs(number - challenge.answer) <= challenge.tolerance


def number_of(words: str) -> Decimal | None:
    """Read a number as people write it: `61,5`, `61.5`, `1 200`. None where it is none."""
    tidy = (
        unicodedata.normalize("NFKC", words)
        .replace(" ", "")
        .replace("−", "-")
        .replace(",", ".")
    )
    if not re.fullmatch(r"[-+]?[0-9]{1,15}(\.[0-9]{1,6})?", tidy):
        return None
    return Decimal(tidy)


def typos_between(a: str, b: str) -> int:
    """Optimal string alignment distance in code points.

    Insertions, deletions, changes and swaps of neighbours count one each; no substring is
    edited twice. Source: the restricted Damerau-Levenshtein distance.
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other
            row.append(min(best, older[j - 2] + 1) if swapped else best)
    return row[-1]
