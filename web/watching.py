"""Games as their logs tell them now, for who watches over them: states and traces of all runs.

Kept in memory, and only ever folded on: what came in since the last look is read, no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.play.evolve import replay
from engine.play.state import RunState
from engine.play.trace import Trace, traced
from web.clock import to_ms
from web.recent import Recent
from web.store.connection import Connection
from web.store.exporting import UNDER_WAY_MS, following

MOST = 16
"""Games that are watched; one that is forgotten is folded again."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A game as it was read at `read_ms`; `seqs` is how far each run's log is folded."""

    read_ms: int = 0
    seqs: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, RunState] = field(default_factory=dict)
    traces: Mapping[str, Trace] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """How many entries all logs hold: it grows with everything that happens."""
        return sum(self.seqs.values())

    def onto(self, connection: Connection, game: str, now_ms: int) -> "Watch":
        """Fold what came since."""
        seqs, states, traces = dict(self.seqs), dict(self.states), dict(self.traces)
        for one in following(connection, game, seqs, self.read_ms, now_ms + UNDER_WAY_MS):
            states[one.run] = replay(one.events, states.get(one.run))
            traces[one.run] = traced(one.events, traces.get(one.run))
        return Watch(now_ms, seqs, states, traces)


class Watches:
    """The games that were looked at last."""

    def __init__(self) -> None:
        """Start with none."""
        self._recent: Recent[str, Watch] = Recent(MOST)

    def at(self, connection: Connection, game: str, now: datetime) -> Watch:
        """A game as it is now."""
        watch = (self._recent.get(game) or Watch()).onto(connection, game, to_ms(now))
        self._recent.keep(game, watch)
        return watch
