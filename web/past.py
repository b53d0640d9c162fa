"""A game as it was at a moment, read from the logs: for boards that lag behind or stand still.

The logs are folded up to that moment, and the folds are kept: a later moment only folds what
came in between.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.play.evolve import replay
from engine.play.leaderboard import Standing, standing_of
from engine.play.state import RunState
from web.clock import to_ms
from web.recent import Recent
from web.store.connection import Connection
from web.store.exporting import UNDER_WAY_MS, following

MOST = 16
"""Games whose past is remembered; one that is forgotten is folded again."""

STEP_MS = 10_000
"""A board that lags behind moves on in steps, so that its readers share one reading."""


@dataclass(frozen=True, slots=True)
class Past:
    """A game's runs as they were at `at_ms`, read at `read_ms`.

    `changed_ms` is when the last of them had changed by then, `seqs` how far each log is
    folded.
    """

    at_ms: int = 0
    read_ms: int = 0
    changed_ms: int = 0
    seqs: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, RunState] = field(default_factory=dict)

    def stands_for(self, at_ms: int) -> bool:
        """Whether this is all that there ever will be to know of that moment."""
        return self.at_ms == at_ms and self.read_ms >= at_ms + UNDER_WAY_MS

    def onto(self, connection: Connection, game: str, at_ms: int, now_ms: int) -> "Past":
        """Fold what came until a later moment."""
        seqs, states, changed = dict(self.seqs), dict(self.states), self.changed_ms
        for one in following(connection, game, seqs, self.at_ms, at_ms):
            states[one.run] = replay(one.events, states.get(one.run))
            changed = max(changed, one.at_ms)
        return Past(at_ms, now_ms, changed, seqs, states)

    def standings(self) -> list[Standing]:
        """The runs as a board has them."""
        return [standing_of(run, state) for run, state in self.states.items()]


class Pasts:
    """The pasts of the games that were asked for last."""

    def __init__(self) -> None:
        """Start with none."""
        self._recent: Recent[str, Past] = Recent(MOST)

    def at(self, connection: Connection, game: str, moment: datetime, now: datetime) -> Past:
        """A game as it was at a moment; moments are told apart by `STEP_MS`."""
        at_ms = to_ms(moment) // STEP_MS * STEP_MS
        known = self._recent.get(game) or Past()
        if known.stands_for(at_ms):
            return known
        begun = known if known.at_ms <= at_ms else Past()
        past = begun.onto(connection, game, at_ms, to_ms(now))
        self._recent.keep(game, past)
        return past
