"""Right answers, for the one sheet that the organiser keeps."""

from collections.abc import Sequence
from decimal import Decimal

from engine.formats.paper.booklet import Box
from engine.formats.paper.saying import Numbers
from engine.geo import distance_m
from engine.scenario.challenge import Challenge
from engine.scenario.quizzes import (
    ANY_LANGUAGE,
    ChoiceChallenge,
    MatchChallenge,
    MultiChallenge,
    NumberChallenge,
    OrderChallenge,
    PointChallenge,
    TextChallenge,
)


def right_answer(
    numbers: Numbers, asked: Challenge, boxes: Sequence[Box], partners: Sequence[Box]
) -> str:
    """The right answer as it stands on the answer sheet; empty where none is wrong."""
    letters = {box.id: box.letter for box in (*boxes, *partners)}
    match asked:
        case NumberChallenge():
            return _number(numbers, asked)
        case TextChallenge():
            return " / ".join(_accepted(asked, numbers.language))
        case PointChallenge():
            return _place(asked, letters)
        case _:
            return _by_letter(asked, letters)


def _by_letter(asked: Challenge, letters: dict[str, str]) -> str:
    match asked:
        case ChoiceChallenge() | MultiChallenge():
            return ", ".join(letters[one.id] for one in asked.options if one.correct)
        case OrderChallenge():
            return " – ".join(letters[row.id] for row in asked.options)
        case MatchChallenge():
            joined = (f"{letters[one.left.id]}{letters[one.right.id]}" for one in asked.pairs)
            return ", ".join(joined)
        case _:
            return ""


def _number(numbers: Numbers, asked: NumberChallenge) -> str:
    doubt = f" ± {_spelt(asked.tolerance)}" if asked.tolerance else ""
    unit = f" {numbers.adventure.said(asked.unit, numbers.language)}" if asked.unit else ""
    return f"{_spelt(asked.answer)}{doubt}{unit}"


def _spelt(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _accepted(asked: TextChallenge, language: str) -> list[str]:
    """Every form that counts: those of the booklet's language first, then everybody's."""
    first = (language, ANY_LANGUAGE)
    tags = (*(tag for tag in first if tag in asked.accept), *asked.accept)
    forms: list[str] = []
    for tag in tags:
        forms += (form for form in asked.accept[tag] if form not in forms)
    return forms


def _place(asked: PointChallenge, letters: dict[str, str]) -> str:
    near = [
        letters[spot.id]
        for spot in asked.options
        if distance_m(spot.at, asked.at) <= asked.tolerance_m
    ]
    doubt = f"± {asked.tolerance_m:.0f} m"
    return ", ".join(near) or f"{asked.at.lat:.5f}, {asked.at.lon:.5f} {doubt}"
