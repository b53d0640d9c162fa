"""Facts: short lines that once written are never withdrawn.

They are what conditions ask for, and sorted they are the digest by which two phones of a
team see that they agree.
"""

import hashlib
from collections.abc import Iterable, Mapping


def visited(checkpoint: str) -> str:
    """The team checked in there."""
    return f"visited {checkpoint}"


def done(ref: str) -> str:
    """A checkpoint, or a `checkpoint/challenge`, is done."""
    return f"done {ref}"


def solved(challenge: str) -> str:
    """A `checkpoint/challenge` is solved."""
    return f"solved {challenge}"


def chose(challenge: str, option: str) -> str:
    """An option of a choice was the one that solved it."""
    return f"chose {challenge}.{option}"


def failed(challenge: str) -> str:
    """The tries of a challenge are used up."""
    return f"failed {challenge}"


def digest(facts: Iterable[str], points: Mapping[str, int], items: Mapping[str, int]) -> str:
    """SHA-256 (hex) over the sorted lines of facts, points and items."""
    lines = [
        *facts,
        *(f"points {source} {number}" for source, number in points.items()),
        *(f"item {item} {count}" for item, count in items.items()),
    ]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
