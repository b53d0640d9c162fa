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


def chose(option: str) -> str:
    """An option, `checkpoint/challenge.option`, was the one that solved its challenge."""
    return f"chose {option}"


def failed(challenge: str) -> str:
    """The tries or the time of a challenge are used up."""
    return f"failed {challenge}"


def flag(name: str) -> str:
    """An effect has set a flag."""
    return f"flag {name}"


def badge(name: str) -> str:
    """The team has a badge."""
    return f"badge {name}"


def opened(checkpoint: str) -> str:
    """An effect has opened a checkpoint."""
    return f"opened {checkpoint}"


def locked(checkpoint: str) -> str:
    """An effect has locked a checkpoint."""
    return f"locked {checkpoint}"


def ran_out(by: str) -> str:
    """A timer, named by what started it, has run out."""
    return f"ran-out {by}"


def digest(facts: Iterable[str], points: Mapping[str, int], items: Mapping[str, int]) -> str:
    """SHA-256 (hex) over the sorted lines of facts, points and items."""
    lines = [
        *facts,
        *(f"points {source} {number}" for source, number in points.items()),
        *(f"item {item} {count}" for item, count in items.items()),
    ]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
