"""The run's clock: it stands still while an organiser has paused the game."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

NOTHING = timedelta()


class Pause(NamedTuple):
    """A time in which the clock stands still; open while `ends` is None."""

    begins: datetime
    ends: datetime | None = None


def running_for(since: datetime, at: datetime, pauses: Iterable[Pause]) -> timedelta:
    """How long the clock has run between two times; never less than nothing."""
    stood = sum((_overlap(pause, since, at) for pause in pauses), NOTHING)
    return max(NOTHING, at - since - stood)


def runs_out(since: datetime, length: timedelta, pauses: Iterable[Pause]) -> datetime | None:
    """When the clock has run for a length; None while it stands still before that."""
    ends = since + length
    for pause in sorted(pauses, key=_begins):
        if pause.begins >= ends:
            break
        if pause.ends is None:
            return None
        ends += max(NOTHING, pause.ends - max(pause.begins, since))
    return ends


def _overlap(pause: Pause, since: datetime, at: datetime) -> timedelta:
    ends = at if pause.ends is None else min(pause.ends, at)
    return max(NOTHING, ends - max(pause.begins, since))


def _begins(pause: Pause) -> datetime:
    return pause.begins
