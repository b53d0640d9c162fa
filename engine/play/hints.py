"""When a hint may be taken."""

from datetime import datetime, timedelta
from typing import NamedTuple

from engine.play.clock import runs_out
from engine.play.state import RunState
from engine.scenario.asking import Hint
from engine.scenario.challenge import Challenge


class NextHint(NamedTuple):
    """The hint that comes next, its number from 1, and what it waits for.

    `wrong` is how many more wrong tries, `since` the time from which it may be taken; None
    where it waits for nothing, or for a paused clock (`standing`).
    """

    hint: Hint
    number: int
    wrong: int = 0
    since: datetime | None = None
    standing: bool = False

    def ready(self, at: datetime) -> bool:
        """Whether it may be taken at a time."""
        waits = self.since is not None and at < self.since
        return not (self.wrong or waits or self.standing)


def next_hint(challenge: Challenge, ref: str, state: RunState) -> NextHint | None:
    """What the next hint of a challenge is; None when there is no more."""
    taken = state.hints.get(ref, 0)
    if taken >= len(challenge.hints):
        return None
    hint, number = challenge.hints[taken], taken + 1
    if isinstance(hint.after, int):
        missing = max(0, hint.after - state.wrong.get(ref, 0))
        return NextHint(hint, number, wrong=missing)
    if hint.after is None:
        return NextHint(hint, number)
    return _by_time(hint, number, hint.after, ref, state)


def _by_time(hint: Hint, number: int, after: timedelta, ref: str, state: RunState) -> NextHint:
    visited_at = state.visited_at.get(ref.partition("/")[0])
    if visited_at is None:
        return NextHint(hint, number, standing=True)
    since = runs_out(visited_at, after, state.pauses)
    return NextHint(hint, number, since=since, standing=since is None)
