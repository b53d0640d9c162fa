"""What is wrong with an author's file: where, and what to do about it."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `file` is relative to the adventure's folder, `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Print as editors read it: `file:line: message`."""
        return f"{self.file}:{self.line}: {self.message}"


def did_you_mean(written: str, known: Collection[str]) -> str:
    """Suggest the known word nearest to what was written, or say nothing."""
    near = get_close_matches(written, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
