"""Motifs drawn from a name: the strip and the punch.

Pure: the same name always draws the same marks, on every page and in every language.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import cycle, takewhile

STRIP_WIDTH = 1280
PINS = 7
"""A punch has seven rows and seven columns."""

_UNIT = 5
_MARGIN = 16
_AGAIN = 15
"""Units of quiet before the strip says the name once more."""

_MORSE = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzåäö0123456789",
        [
            ".-",
            "-...",
            "-.-.",
            "-..",
            ".",
            "..-.",
            "--.",
            "....",
            "..",
            ".---",
            "-.-",
            ".-..",
            "--",
            "-.",
            "---",
            ".--.",
            "--.-",
            ".-.",
            "...",
            "-",
            "..-",
            "...-",
            ".--",
            "-..-",
            "-.--",
            "--..",
            ".--.-",
            ".-.-",
            "---.",
            "-----",
            ".----",
            "..---",
            "...--",
            "....-",
            ".....",
            "-....",
            "--...",
            "---..",
            "----.",
        ],
        strict=True,
    )
)


def morse_strip(name: str) -> str:
    """Path data of a strip that says a name in Morse, over and over.

    A dot is one unit and a dash three; between marks stands one unit, between letters
    three, between words seven. What has no Morse sign is left out.
    """
    marks = [(length, gap) for word in _words(name) for length, gap in word]
    if not marks:
        return ""
    marks[-1] = (marks[-1][0], _AGAIN)
    return "".join(
        f"M{x} 2h{length * _UNIT}v6h-{length * _UNIT}z" for x, length in _laid_out(marks)
    )


def _words(name: str) -> Iterator[list[tuple[int, int]]]:
    """Lengths of the marks of each word, each with the gap that follows it."""
    for word in name.lower().replace("-", " ").split():
        marks: list[tuple[int, int]] = []
        for letter in word:
            signs = _MORSE.get(letter, "")
            lengths = [3 if sign == "-" else 1 for sign in signs]
            marks += [(length, 1) for length in lengths[:-1]]
            marks += [(length, 3) for length in lengths[-1:]]
        if marks:
            marks[-1] = (marks[-1][0], 7)
            yield marks


def _laid_out(marks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    x = _MARGIN
    for length, gap in cycle(list(marks)):
        if x >= STRIP_WIDTH:
            return
        yield x, length
        x += (length + gap) * _UNIT


def wave_strip(crests: int) -> str:
    """Path data of a strip of water: as many crests as the place's number, then still."""
    crest = "q5-8 10 0q5 3 10 0"
    step = 20 * crests + 84
    starts = takewhile(lambda x: x < STRIP_WIDTH, (_MARGIN + step * n for n in range(99)))
    return f"M0 7H{_MARGIN}" + "".join(f"M{x} 7{crest * crests}h84" for x in starts)


def punch(name: str) -> tuple[tuple[int, int], ...]:
    """The pins of an orienteer's punch: (column, row) from 0 to 6, mirrored left to right.

    Eight cells of the left half are chosen by a hash, so that every punch has about the
    same weight and two places hardly ever share one.
    """
    half = [(column, row) for column in range(PINS // 2 + 1) for row in range(PINS)]
    digest = hashlib.sha256(name.encode()).digest()
    chosen = sorted(half, key=lambda cell: (digest[half.index(cell)], cell))[:8]
    mirrored = {(PINS - 1 - column, row) for column, row in chosen}
    return tuple(sorted({*chosen, *mirrored}))
