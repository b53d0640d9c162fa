"""A view and what happened, turned into what pages need. Pure: no request, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.play.cards import ChallengeView, CheckpointView
from engine.play.view import View
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import StepFree
from web.figures import length, minutes_range
from web.words import Words


@dataclass(frozen=True, slots=True)
class Card:
    """A checkpoint with its plate's number and its status in words.

    The number of a locked place whose name is hidden is hidden too.
    """

    number: int | None
    stop: CheckpointView
    words: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a team is; `boxes` are the shapes of the row of stops."""

    done: int
    total: int
    boxes: tuple[str, ...]


def cards_of(view: View, words: Words) -> tuple[Card, ...]:
    """All cards, in the order of the route."""
    return tuple(
        Card(None if stop.title is None else number, stop, status_words(stop, words))
        for number, stop in enumerate(view.checkpoints, start=1)
    )


def card_called(cards: Iterable[Card], checkpoint: str | None) -> Card | None:
    """The card of a checkpoint."""
    return next((card for card in cards if card.stop.id == checkpoint), None)


def listed(cards: Sequence[Card], without: Card | None) -> list[Card]:
    """The cards as a list is read: begun, open, still locked, and last what is done."""
    order = ("visited", "open", "locked", "done")
    rest = [card for card in cards if card is not without]
    return sorted(rest, key=lambda card: order.index(card.stop.status))


def status_words(stop: CheckpointView, words: Words) -> str:
    """A checkpoint's status as a line under its name."""
    match stop.status:
        case "locked":
            return words.gettext("Aukeaa myöhemmin")
        case "open":
            return words.gettext("Auki")
        case "visited":
            return _begun(stop, words)
        case _ if stop.points:
            return words.gettext("Leimattu, %(points)s p") % {"points": stop.points}
        case _:
            return words.gettext("Leimattu")


def _begun(stop: CheckpointView, words: Words) -> str:
    left = sum(asked.required and asked.status == "open" for asked in stop.challenges)
    return words.ngettext(
        "Kesken: %(left)s tehtävä jäljellä", "Kesken: %(left)s tehtävää jäljellä", left
    ) % {"left": left}


def progress(view: View) -> Progress:
    """Count what is done, and give each checkpoint's box its shape."""
    shapes = {"done": "ok", "visited": "half"}
    boxes = tuple(
        "now" if stop.id == view.next and stop.status == "open" else shapes.get(stop.status, "")
        for stop in view.checkpoints
    )
    return Progress(boxes.count("ok"), len(boxes), boxes)


def first_open(stop: CheckpointView) -> ChallengeView | None:
    """The challenge to answer next: a required one first."""
    unanswered = [asked for asked in stop.challenges if asked.status == "open"]
    return min(unanswered, key=lambda asked: not asked.required, default=None)


def length_and_time(adventure: Adventure, words: Words) -> str:
    """How long an adventure is, in one line: stops, metres walked, and time."""
    stops = len(adventure.checkpoints)
    count = words.ngettext("%(stops)s rasti", "%(stops)s rastia", stops) % {"stops": stops}
    walked = length(round(adventure.distance_m, -2), words.language)
    far = words.gettext("noin %(far)s") % {"far": walked}
    return " · ".join((count, far, minutes_range(*adventure.minutes, words.language)))


def step_free_places(adventure: Adventure, words: Words) -> str:
    """How many places can be reached without a step, as far as anyone has checked."""
    found = [stop.access.step_free for stop in adventure.checkpoints]
    free = found.count(StepFree.YES)
    if not free:
        return words.gettext("Portaatonta reittiä ei ole vielä tarkistettu.")
    return words.gettext("Portaaton reitti: %(free)s / %(all)s rastia") % {
        "free": free,
        "all": len(found),
    }


def has_level_alternatives(adventure: Adventure) -> bool:
    """Whether every place that may have a step says how to take part without it."""
    return all(
        stop.access.step_free is StepFree.YES or stop.access.alternative is not None
        for stop in adventure.checkpoints
    )


def step_free_words(step_free: StepFree, words: Words) -> str:
    """Whether one gets to a place without a step."""
    return {
        StepFree.YES: words.gettext("Portaaton reitti."),
        StepFree.PARTLY: words.gettext("Osa reitistä on portaaton."),
        StepFree.NO: words.gettext("Reitillä on portaita."),
        StepFree.UNKNOWN: words.gettext("Portaattomuutta ei ole tarkistettu."),
    }[step_free]
