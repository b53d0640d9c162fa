"""Values that were made lately, for who asks again: a bounded memory, safe between threads."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The `most` values that were kept last, by their keys."""

    def __init__(self, most: int) -> None:
        """Start with none."""
        self._most = most
        self._kept: dict[K, V] = {}
        self._guard = Lock()

    def get(self, key: K) -> V | None:
        """The value of a key, if it is still remembered."""
        return self._kept.get(key)

    def keep(self, key: K, value: V) -> None:
        """Remember a value, and forget the oldest where there are too many."""
        with self._guard:
            self._kept.pop(key, None)
            self._kept[key] = value
            if len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
