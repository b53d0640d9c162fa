"""Words and numbers as people write them.

Normalising is normative for every twin of these rules (scenario.md §5): NFKC, lower case
(not case folding), trim, runs of space, hyphen, dash and underscore to one space, and out
goes whatever is neither letter, number nor space. å, ä and ö are letters and stay.
"""

import re
import unicodedata
from decimal import Decimal

_GAPS = re.compile(r"[\s\-_\u2010-\u2015\u2212]+")


def normalised(words: str) -> str:
    """Bring an answer into the form in which answers are compared."""
    lowered = unicodedata.normalize("NFKC", words).lower()
    spaced = _GAPS.sub(" ", lowered)
    kept = (
        letter for letter in spaced if letter == " " or unicodedata.category(letter)[0] in "LN"
    )
    return _GAPS.sub(" ", "".join(kept)).strip()


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
