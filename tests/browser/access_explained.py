"""What axe leaves open, decided by a person: one place, with the reasons."""

from typing import NamedTuple


class Explained(NamedTuple):
    """What axe cannot decide about contrast, and what a person found: where, and why so."""

    whys: tuple[str, ...]
    within: str
    words: str


EXPLAINED = (
    Explained(
        ("imgNode", "shortTextContent", "bgOverlap", "elmPartiallyObscuring", "nonBmp"),
        ".map",
        "Words on the map are drawn on its own ground: ink on street 16.6:1, on water 11.8:1, "
        "on a block 13.6:1 (dark 9.4, 10.1, 14.6); the map's signs are ink on paper, 16:1. "
        "tests/web/test_look.py holds the pairs. Whatever the map says is in the list, too.",
    ),
    Explained(
        ("imgNode", "shortTextContent", "bgOverlap", "elmPartiallyObscuring"),
        ".crowd, .town, .chart",
        "The same pairs in the desk's picture of the crowd, the simulation's of the town, and "
        "in plots: words are ink on block, street, or paper, at least 9.4:1; numbers on plates "
        "have the line's colour on paper, at least 8.7:1. A table says the same.",
    ),
    Explained(
        ("elmPartiallyObscured", "elmPartiallyObscuring"),
        ".tw",
        "A wide table is scrolled in its frame, by finger or by key; what the frame cuts off "
        "is ink on paper, as what it shows.",
    ),
    Explained(
        ("imgNode", "shortTextContent", "bgOverlap"),
        ".gauge",
        "The ruler's figures are ink on the telling band: 13.7:1, dark 12.9:1. The sentence "
        "above it says the same.",
    ),
    Explained(
        ("bgGradient",),
        "select.in",
        "The arrow of a select is drawn as a gradient at its end, and padding keeps the words "
        "off it: they are ink on paper, 16:1.",
    ),
    Explained(
        ("bgGradient",),
        ".no.half",
        "The number of a plate that is half full stands on its paper half, padded off the "
        "other: brick on paper 8.7:1, lake on paper 8.8:1.",
    ),
    Explained(
        ("pseudoContent",),
        ".src",
        "The brackets around a source's number have the link's own colour and no ground.",
    ),
    Explained(
        ("shortTextContent", "nonBmp"),
        ".no, .count, .stops, .moves, .steps, .n, option",
        "A single figure or sign, in the colours of the longer words of its kind.",
    ),
)
"""Every kind of question that axe leaves open, explained in this one place.

One more is answered by the script in access.py (`beside`): a map or a picture is drawn larger
than it shows, and axe takes what its edge cuts off for something on the words above and below.
Nothing does where the words are hit in their middle; the same kinds of words are measured on
the pages that have no drawing.
"""
