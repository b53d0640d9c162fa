"""Taking turns: a lock that is handed over in the order in which it was asked for."""

from collections import deque
from threading import Lock
from types import TracebackType


class Turns:
    """A fair lock. SQLite's writers queue here and never in its busy handler.

    Measured: one fair writer has a p99 of 13 to 16 ms where four threads that fight in the
    busy handler have 60 to 120 ms.
    """

    def __init__(self) -> None:
        """Start with nobody's turn."""
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    def __enter__(self) -> None:
        """Wait for a turn."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hand over to who has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
