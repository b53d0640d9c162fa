"""When a place is open: OpenStreetMap's notation, read over a span of days.

The only module that knows the library; it is always asked about explicit times, so that it
never looks at a clock, and never to guess a country from a coordinate.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import opening_hours


class Stretch(NamedTuple):
    """From and until, local and without a zone."""

    begins: datetime
    ends: datetime


def is_readable(expression: str) -> bool:
    """Whether it is OpenStreetMap's notation, such as `Mo-Fr 10:00-18:00`."""
    return opening_hours.validate(expression)


def open_in(expression: str, begins: datetime, ends: datetime) -> tuple[Stretch, ...]:
    """When it is open, or may be, between two local times; in order, apart from each other."""
    hours = opening_hours.OpeningHours(expression, auto_country=False, auto_timezone=False)
    return tuple(
        Stretch(opens, closes or ends)
        for opens, closes, state, _ in hours.intervals(begins, ends)
        if state != opening_hours.State.CLOSED
    )


def widened(
    stretches: Iterable[Stretch], before: timedelta, after: timedelta
) -> tuple[Stretch, ...]:
    """Each stretch, so much longer at either end; a negative length makes it shorter."""
    return tuple(Stretch(begins - before, ends + after) for begins, ends in stretches)


def meet(ones: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    """Whether some of these touch some of those; both are in order of both their ends."""
    one = other = 0
    while one < len(ones) and other < len(others):
        if ones[one].ends < others[other].begins:
            one += 1
        elif others[other].ends < ones[one].begins:
            other += 1
        else:
            return True
    return False
