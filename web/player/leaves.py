"""A wall shows ten lines at a time, leaf by leaf: what comes after what. Pure."""

from collections.abc import Sequence

from web.terms import Bracket


def leaf_of(asked: int) -> int:
    """The leaf that is asked for; the first where the number is none."""
    return max(1, asked)


def leaf_after(
    brackets: Sequence[Bracket], bracket: str | None, leaf: int, leaves: int
) -> tuple[str | None, int]:
    """The bracket and the leaf to show next: all of one bracket, then the next one's.

    All teams together (no bracket) stand before the first, if there are any brackets.
    """
    if leaf < leaves:
        return bracket, leaf + 1
    every: list[str | None] = [None, *brackets]
    shown = every.index(bracket) if bracket in every else 0
    return every[(shown + 1) % len(every)], 1
