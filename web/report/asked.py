"""What a report is asked about: from which day to which, which games, which part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

_EVER = (date(1, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True, slots=True)
class Asked:
    """Days are local where a game is played, both included; None leaves that end open.

    No `games` are all of them; `part` is a sub-project, None the whole programme.
    """

    first: date | None = None
    last: date | None = None
    games: tuple[str, ...] = ()
    part: str | None = None

    @property
    def days(self) -> tuple[date, date]:
        """From which day to which, also where nobody said."""
        return self.first or _EVER[0], self.last or _EVER[1]

    def holds(self, day: date) -> bool:
        """Whether a day is in the period."""
        first, last = self.days
        return first <= day <= last

    def plain(self) -> dict[str, str]:
        """As a report that is taken along keeps it."""
        return {
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
            "games": " ".join(self.games),
            "sub_project": self.part or "",
        }

    @classmethod
    def read(cls, plain: Mapping[str, str]) -> Self:
        """From what was kept, or sent in a form. Raises ValueError for a day that is none."""
        first, last = (
            date.fromisoformat(said) if (said := plain.get(end, "")) else None
            for end in ("from", "to")
        )
        games = tuple(plain.get("games", "").split())
        return cls(first, last, games, plain.get("sub_project", "") or None)
