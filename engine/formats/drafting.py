"""Places from another program become the files of a draft: an adventure that already plays.

Every place is *guessed* until somebody has stood there, so each can also be opened by QR or
code, and says that it wants verifying. Places in an order make a linear route with a start
and a finish; others may be visited in any order. The rest stands in notes.md, as a checklist.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise

from engine.formats.draft_words import DRAFT_WORDS, DraftWords
from engine.formats.waypoints import Waypoint, Waypoints
from engine.formats.writing import adventure_folder
from engine.geo import DEFAULT_RADIUS_M, Point, Polygon, distance_m
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
FEWEST_WITH_ENDS = 3
LICENCE = "CC-BY-4.0"
AGE = 7
NO_FILE_NAMES = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
"""Names that no file may have on Windows."""

_SPELT = str.maketrans({"æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


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
    named = [
        replace(one, name=one.name or words.unnamed.format(number=number))
        for number, one in enumerate(found.points, start=1)
    ]
    ids = list(_ids(named))
    stops = [
        _checkpoint(one, stop_id, draft) | _role(number, len(named), in_order=found.in_order)
        for number, (one, stop_id) in enumerate(zip(named, ids, strict=True))
    ]
    mode = "linear" if found.in_order else "free"
    route: dict[str, Plain] = {"mode": mode, "order": [*ids]}
    head = _head(draft, [at for one in named if (at := _centre(one))], named) | {"route": route}
    return adventure_folder(head, stops) | {NOTES: _notes(found, named, ids, draft)}


def id_of(words: str) -> str:
    """Make an id out of a name: `Jäähalli` gives `jaahalli`; "" where no Latin letter is."""
    spread = unicodedata.normalize("NFKD", words.casefold().translate(_SPELT))
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    whole = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) <= ID_LENGTH:
        return whole
    return whole[: ID_LENGTH + 1].rpartition("-")[0] or whole[:ID_LENGTH]


def _ids(named: Sequence[Waypoint]) -> Iterator[str]:
    """An id for each, by what its file called it or by its name; the same comes once."""
    taken = set(NO_FILE_NAMES)
    for number, one in enumerate(named, start=1):
        wanted = id_of(one.id) or id_of(one.name) or f"rasti-{number}"
        spellings = (f"{wanted}-{times}" for times in count(2))
        free = next(one for one in chain([wanted], spellings) if one not in taken)
        taken.add(free)
        yield free


def _role(number: int, of: int, *, in_order: bool) -> dict[str, Plain]:
    """Give a walk of three or more its start and its finish."""
    ends = {0: "start", of - 1: "finish"} if in_order and of >= FEWEST_WITH_ENDS else {}
    return {"role": ends.get(number, "stop")}


def _checkpoint(one: Waypoint, stop_id: str, draft: Draft) -> dict[str, Plain]:
    placed = bool(one.at or one.corners)
    stop: dict[str, Plain] = {"id": stop_id, "role": "", "title": {draft.language: one.name}}
    if placed:
        stop["place"] = _place(one, draft)
    stop["checkin"] = ["gps", "qr", "code"] if placed else ["qr", "code"]
    stop["access"] = {"step_free": "unknown"}
    if one.description:
        stop["clue"] = {draft.language: one.description}
    return stop


def _place(one: Waypoint, draft: Draft) -> dict[str, Plain]:
    shape: dict[str, Plain] = (
        {"at": _point(one.at), "radius_m": one.radius_m or RADIUS_M}
        if one.at
        else {"polygon": [_point(corner) for corner in one.corners]}
    )
    source = DRAFT_WORDS[draft.language].source.format(file=draft.source)
    return {**shape, "grade": "guessed", "accuracy_m": DOUBT_M, "source": source}


def _point(at: Point) -> dict[str, Plain]:
    return {"lat": at.lat, "lon": at.lon}


def _head(draft: Draft, places: Sequence[Point], named: Sequence[Waypoint]) -> dict[str, Plain]:
    words = DRAFT_WORDS[draft.language]
    way_m = DETOUR * sum(distance_m(before, after) for before, after in pairwise(places))
    minutes: list[Plain] = [
        math.ceil(way_m / metres_a_minute + at_each * len(named))
        for metres_a_minute, at_each in (QUICK, SLOW)
    ]
    everywhere = [corner for one in named for corner in one.corners] + [*places]
    return {
        "format": "seikkailu/1",
        "id": draft.id,
        "title": {draft.language: draft.title},
        "summary": {draft.language: words.summary},
        "languages": [draft.language],
        "authors": [words.authors],
        "licence": LICENCE,
        "age": AGE,
        "area": _area(everywhere),
        "safety": {draft.language: words.safety},
        "distance_m": math.ceil(way_m / 100) * 100,
        "minutes": minutes,
    }


def _area(places: Sequence[Point]) -> dict[str, Plain]:
    """The box around all places, in thousandths of a degree, with room to move a point."""

    def outward(edge: float, limit: float, sign: int) -> float:
        return sign * min(math.ceil((sign * edge + AROUND_DEG) * 1000) / 1000, limit)

    return {
        "south": outward(min(at.lat for at in places), 90, -1),
        "west": outward(min(at.lon for at in places), 180, -1),
        "north": outward(max(at.lat for at in places), 90, 1),
        "east": outward(max(at.lon for at in places), 180, 1),
    }


def _centre(one: Waypoint) -> Point | None:
    return Polygon(polygon=one.corners).centre if one.corners else one.at


def _notes(
    found: Waypoints, named: Sequence[Waypoint], ids: Sequence[str], draft: Draft
) -> str:
    words = DRAFT_WORDS[draft.language]
    remark = [words.laid_out, ""] if found.laid_out else []
    rows = [
        f"| {stop_id} | {_told(one, words)} | {words.verify if _centre(one) else ''} |"
        for one, stop_id in zip(named, ids, strict=True)
    ]
    page = [
        *(f"# {draft.title}: {words.notes}", "", *remark),
        *(f"- [ ] {one}" for one in words.checklist),
        *("", f"| {' | '.join(words.heading)} |", "|---|---|---|", *rows),
    ]
    return "\n".join(page) + "\n"


def _told(one: Waypoint, words: DraftWords) -> str:
    at = _centre(one)
    return f"{at.lat:.6f}, {at.lon:.6f}" if at else words.no_place
