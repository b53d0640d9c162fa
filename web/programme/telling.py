"""The checkpoints that tell of a sub-project, adventure by adventure: as a list and a map."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.geo import Fence
from engine.play.card import media_views
from engine.play.cards import MediaView
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Kind, Preview, Visible
from engine.text import Text
from web.prose import plain
from web.words import Words, client_words


@dataclass(frozen=True, slots=True)
class Stop:
    """One such checkpoint. It has its plate's number on the first track; an event has none."""

    checkpoint: Checkpoint
    number: int | None
    done: bool

    @property
    def anchor(self) -> str:
        """What its row is called on the page."""
        return f"rasti-{self.checkpoint.id}"


@dataclass(frozen=True, slots=True)
class Telling:
    """An adventure, and those of its checkpoints that tell of a sub-project.

    What players are to find, by itself or by its name, is not among them.
    """

    adventure: Adventure
    stops: Sequence[Stop]

    def pictures(self, language: str) -> tuple[MediaView, ...]:
        """What is drawn of the places, the first place's first."""
        media = [medium for stop in self.stops for medium in stop.checkpoint.media]
        shown = media_views(self.adventure, media, language)
        return tuple(one for one in shown if one.kind == "picture")

    def map_data(self, words: Words) -> dict[str, object]:
        """What the phone draws: the same checkpoints as in the list, each a way to its row."""
        return {
            "checkpoints": [
                _mark(
                    stop,
                    place.fence,
                    self._said(stop.checkpoint.title, words),
                    self.adventure.id,
                )
                for stop in self.stops
                if (place := stop.checkpoint.place)
            ],
            "next": None,
            "freely": True,
            "words": client_words(words) | {"map_label": self._label(words)},
        }

    def _label(self, words: Words) -> str:
        """What the map is: a page has one of each adventure."""
        title = self._said(self.adventure.title, words)
        return f"{title}. {client_words(words)['map_label']}"

    def _said(self, text: Text, words: Words) -> str:
        return plain(text.said(words.language, self.adventure.fallback))


def telling_of(
    adventures: Sequence[Adventure], sub: str, played: tuple[str, RunState] | None
) -> list[Telling]:
    """What each adventure tells of a sub-project; `played` is a run's adventure and state."""
    return [
        Telling(
            adventure,
            [
                Stop(one, number, done=_is_done(adventure, one, played))
                for one, number in _listed(adventure)
                if sub in one.sub_projects
            ],
        )
        for adventure in adventures
    ]


def _listed(adventure: Adventure) -> list[tuple[Checkpoint, int | None]]:
    """The checkpoints that a team sees by name before it comes to them, events last."""
    order = sorted(adventure.track(0).order, key=lambda stop: stop.kind is Kind.EVENT)
    plain = [stop.id for stop in order if stop.kind is Kind.BASIC and not stop.is_secret]
    numbers = {stop: number for number, stop in enumerate(plain, start=1)}
    return [
        (stop, numbers.get(stop.id))
        for stop in order
        if stop.shown is Visible.ALWAYS and stop.preview is Preview.TITLE
    ]


def _is_done(
    adventure: Adventure, stop: Checkpoint, played: tuple[str, RunState] | None
) -> bool:
    if played is None:
        return False
    adventure_id, state = played
    return adventure_id == adventure.id and facts.done(stop.id) in state.facts


def _mark(stop: Stop, fence: Fence, title: str, adventure_id: str) -> dict[str, object]:
    return {
        "id": stop.checkpoint.id,
        "number": stop.number,
        "title": title,
        "kind": stop.checkpoint.kind,
        "status": "done" if stop.done else "open",
        "url": f"#{adventure_id}-{stop.anchor}",
        "place": _drawn(fence),
        "ways": [],
    }


def _drawn(fence: Fence) -> dict[str, object]:
    """A fence as the phone draws it: a circle's point is not held apart."""
    told: dict[str, object] = fence.model_dump()
    at = told.pop("at", None)
    return told | at if isinstance(at, dict) else told
