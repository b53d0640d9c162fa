"""What a page of a run tells its script: the JSON that `core/walk.js` reads. Pure."""

from collections.abc import Callable, Sequence

from engine.geo import Circle, Fence, Point
from engine.scenario.checkpoint import Role
from web.player.presenting import Card
from web.prose import plain
from web.words import Words, client_words


def walk_data(
    cards: Sequence[Card],
    words: Words,
    address: Callable[[str], str],
    *,
    suggested: str | None,
    freely: bool,
    beeline: bool = True,
) -> dict[str, object]:
    """Everything a phone needs to measure, draw and speak; nothing of what is locked.

    `freely` says that everything is open and the nearest comes next: the finish is then
    entered only from its own page, since it ends the game. Without `beeline` nothing says
    which way a place lies. The template adds the address of the base map.
    """
    return {
        "checkpoints": [
            _checkpoint(card, address)
            | ({"last": True} if freely and _ends_too_early(card, suggested) else {})
            for card in cards
        ],
        "next": suggested,
        "freely": freely,
        "beeline": beeline,
        "words": client_words(words),
    }


def checkpoints_told(
    cards: Sequence[Card], address: Callable[[str], str]
) -> list[dict[str, object]]:
    """What a phone is told of each checkpoint."""
    return [_checkpoint(card, address) for card in cards]


def _ends_too_early(card: Card, suggested: str | None) -> bool:
    return card.stop.role is Role.FINISH and card.stop.id != suggested


def _checkpoint(card: Card, address: Callable[[str], str]) -> dict[str, object]:
    stop = card.stop
    told: dict[str, object] = {
        "id": stop.id,
        "number": card.number,
        "title": plain(stop.title) if stop.title else None,
        "status": stop.status,
    }
    if stop.status == "locked":
        return told
    place = _place(stop.place) if stop.place else None
    ways = list(stop.ways) if stop.in_hours and not card.beyond else []
    return told | {"kind": card.kind, "url": address(stop.id), "place": place, "ways": ways}


def _place(fence: Fence) -> dict[str, object]:
    if isinstance(fence, Circle):
        return _point(fence.at) | {"radius_m": fence.radius_m}
    return {"polygon": [_point(corner) for corner in fence.polygon]}


def _point(point: Point) -> dict[str, object]:
    return {"lat": point.lat, "lon": point.lon}
