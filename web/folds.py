"""Runs' logs, folded, and kept in memory for the next request.

A fold knows the `seq` it reaches and only ever has later entries folded onto it. Since a
log is never changed, there is nothing to invalidate: forgetting a fold costs a replay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.play.events import DeviceLeft
from engine.play.evolve import replay
from engine.play.state import RunState
from web.recent import Recent
from web.store.connection import Connection
from web.store.log import Entry, entries

MOST = 4096


@dataclass(frozen=True, slots=True)
class Played:
    """A run as one phone plays it; `device` is that phone's id in the log.

    `edition` is the one it set out with: its log may have moved it on (`games.adventure_of`).
    """

    id: str
    game_code: str
    edition: str
    device: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A log up to `seq`: the state, each intent's entry, each phone's last time.

    `gone` are the phones that have left.
    """

    seq: int = 0
    state: RunState = field(default_factory=RunState)
    entry_of: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    last_at_ms: Mapping[str, int] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    def onto(self, entry: Entry) -> "Folded":
        """Fold one more entry."""
        return Folded(
            seq=entry.seq,
            state=replay(entry.events, self.state),
            entry_of={**self.entry_of, entry.intent_id: (entry.seq, entry.body_mac)},
            last_at_ms={**self.last_at_ms, entry.device: entry.at_ms},
            gone=self.gone | {entry.device} if _leaves(entry) else self.gone,
        )


def _leaves(entry: Entry) -> bool:
    return any(isinstance(event, DeviceLeft) for event in entry.events)


class Folds:
    """The folds of the runs that were asked for last."""

    def __init__(self) -> None:
        """Start with none."""
        self._recent: Recent[str, Folded] = Recent(MOST)

    def recent(self, run: str) -> Folded | None:
        """The fold of a run as it was last seen; its log may have gone on since."""
        return self._recent.get(run)

    def of(self, connection: Connection, run: str) -> Folded:
        """Fold a run's log up to its last entry that this connection sees, committed or not."""
        folded = self._recent.get(run) or Folded()
        for entry in entries(connection, run, folded.seq):
            folded = folded.onto(entry)
        return folded

    def read(self, connection: Connection, run: str) -> Folded:
        """Fold a run's log on a connection that writes nothing, and keep the fold."""
        folded = self.of(connection, run)
        self.keep(run, folded)
        return folded

    def keep(self, run: str, folded: Folded) -> None:
        """Keep a fold of entries that are committed."""
        self._recent.keep(run, folded)
