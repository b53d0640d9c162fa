"""What a page of a run tells its script: the JSON that `core/walk.js` reads. Pure."""

from collections.abc import Callable

from engine.geo import Circle, Fence, Point
from engine.play.cards import CheckpointView
from engine.play.view import View
from web.words import Words, client_words


def walk_data(view: View, words: Words, address: Callable[[str], str]) -> dict[str, object]:
    """Everything a phone needs to measure, draw and speak; nothing of what is locked.

    The template adds the address of the base map.
    """
    return {
        "checkpoints": [
            _checkpoint(number, stop, address)
            for number, stop in enumerate(view.checkpoints, start=1)
        ],
        "next": view.next,
        "words": client_words(words),
    }


def _checkpoint(
    number: int, stop: CheckpointView, address: Callable[[str], str]
) -> dict[str, object]:
    told: dict[str, object] = {
        "id": stop.id,
        "number": number,
        "title": stop.title,
        "status": stop.status,
    }
    if stop.status == "locked":
        return told
    place = _place(stop.place) if stop.place else None
    return told | {"url": address(stop.id), "place": place, "ways": list(stop.ways)}


def _place(fence: Fence) -> dict[str, object]:
    if isinstance(fence, Circle):
        return _point(fence.at) | {"radius_m": fence.radius_m}
    return {"polygon": [_point(corner) for corner in fence.polygon]}


def _point(point: Point) -> dict[str, object]:
    return {"lat": point.lat, "lon": point.lon}
