"""Places from another program become the files of a draft: an adventure that already plays.

Every place is *guessed* until somebody has stood there, so each can also be opened by QR or
code, and says that it wants verifying. Places in an order make a linear route with a start
and a finish; others may be visited in any order. The rest stands in notes.md, as a checklist.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from engine.formats.draft_words import DRAFT_WORDS, DraftWords
from engine.formats.waypoints import Waypoint, Waypoints
from engine.formats.writing import adventure_folder
from engine.geo import DEFAULT_RADIUS_M, Circle, Point, Polygon, distance_m
from engine.scenario.reading import Plain

NOTES = "notes.md"
ID_LENGTH = 40
DOUBT_M = 30
"""How far a place from a map or a phone may lie from the truth."""
RADIUS_M = max(DEFAULT_RADIUS_M, DOUBT_M + 25)
AROUND_DEG = 0.005
"""What the area leaves around its outermost places: some 300 m in Finland, or more."""
DETOUR = 1.3
"""Walked metres for each metre as the crow flies."""
QUICK = (75, 3)
SLOW = (50, 8)
"""Metres a minute, and minutes at a checkpoint."""
SAY_NOTHING = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
"""Names that no file may have on Windows."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft is called and where it comes from; `source` is a file's name."""

    id: str
    title: str
    language: str
    source: str


def drafted(found: Waypoints, draft: Draft) -> dict[str, str]:
    """Write the draft's files by their paths; `engine.scenario.parsing.parse` takes them."""
    words = DRAFT_WORDS[draft.language]
    names = [
        one.name or words.unnamed.format(number=number)
        for number, one in enumerate(found.points, start=1)
    ]
    ids = list(_ids([one.id or name for one, name in zip(found.points, names, strict=True)]))
    roles = _roles(len(ids), in_order=found.in_order)
    stops = [
        _stop(one, draft, words) | {"id": stop_id, "role": role}
        for one, stop_id, role in zip(found.points, ids, roles, strict=True)
    ]
    return {}
