"""Writes that arrive together share one commit.

A durable commit waits for the disk. While one is under way further writes queue up, in the
order they came; whoever is first in the queue then writes all of them in one transaction
and wakes the others. SQLite's writers so never meet in its busy handler (measured: a p99
of 13-16 ms with one fair writer, 60-120 ms with four that fight), and the disk is waited
for once a group.
"""

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from typing import Generic, TypeVar

from web.store.connection import Connection

T = TypeVar("T")

MOST = 32
"""Writes in one transaction: enough to share the disk, few enough to wait for."""


class Together:
    """A queue of writes before one database."""

    def __init__(self, begin: Callable[[], AbstractContextManager[Connection]]) -> None:
        """`begin` opens a transaction that commits at its end, or rolls back."""
        self._begin = begin
        self._guard = Lock()
        self._queue: deque[_Write] = deque()
        self._led = False

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do some work in a transaction and return once it is committed.

        The work may be done again from the start when another of its group fails, so it
        keeps nothing but what it writes. What it raises is raised here, and only here.
        """
        outcome: Outcome[T] = Outcome(work)
        mine = _Write(outcome)
        with self._guard:
            self._queue.append(mine)
            leads, self._led = not self._led, True
        if not leads:
            mine.woken.acquire()
        if not mine.settled:
            self._lead()
        return outcome.value()

    def _lead(self) -> None:
        """Write the front of the queue, one's own work among it, and hand over the lead."""
        with self._guard:
            group = [self._queue.popleft() for _ in range(min(MOST, len(self._queue)))]
        self._commit(group)
        with self._guard:
            heir = self._queue[0] if self._queue else None
            self._led = heir is not None
        if heir is not None:
            heir.woken.release()  # first, so that the next group's disk work begins at once
        for one in group:
            one.settled = True
            one.woken.release()

    def _commit(self, group: "list[_Write]") -> None:
        """One transaction for all; where one fails, one for each."""
        try:
            with self._begin() as connection:
                for one in group:
                    one.outcome.do(connection)
        except Exception as error:  # noqa: BLE001 (kept, and raised to whose it is)
            if len(group) == 1:
                group[0].outcome.error = error
                return
            for one in group:
                self._commit([one])


class Outcome(Generic[T]):
    """Some work, and what came of it."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        """Not done yet."""
        self._work = work
        self._returned: list[T] = []
        self.error: Exception | None = None

    def do(self, connection: Connection) -> None:
        """Do the work, forgetting any earlier attempt."""
        self._returned = [self._work(connection)]

    def value(self) -> T:
        """What the work returned; raises what it, or its commit, raised."""
        if self.error is not None:
            raise self.error
        return self._returned[0]


class _Write:
    """An outcome's place in the queue; its thread sleeps until it is woken."""

    def __init__(self, outcome: "Outcome[T]") -> None:
        self.outcome = outcome
        self.settled = False
        self.woken = Lock()
        self.woken.acquire()
