"""A view and what happened, turned into what pages need. Pure: no request, no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from engine.play.cards import ChallengeView, CheckpointView
from engine.play.outlook import Outlook, outlook
from engine.play.state import RunState
from engine.play.view import View
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Kind, StepFree
from engine.scenario.condition import Chose, Condition, Done, Solved, Visited, parts
from web.figures import length, minutes_range
from web.player.hours import hours_now
from web.words import Words


@dataclass(frozen=True)
class Setting:
    """What a run's cards are shown against: its adventure, its team's way, and the time."""

    adventure: Adventure
    state: RunState
    at: datetime

    @cached_property
    def outlook(self) -> Outlook:
        """What counts on the team's way, and what it can reach no more."""
        return outlook(self.adventure, self.state)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The plates' numbers, in the order of the team's track.

        Events and what is found have none: the others' must not change when one shows up.
        """
        track = self.state.started.track if self.state.started else 0
        order = self.adventure.track(track).order
        plain = (stop for stop in order if stop.kind is Kind.BASIC and not stop.is_secret)
        return {stop.id: number for number, stop in enumerate(plain, start=1)}

    @cached_property
    def leading(self) -> frozenset[str]:
        """The checkpoints that something else asks for: on whichever way, they lead on."""
        asked = (part for one in self.adventure.conditions for part in parts(one))
        return frozenset(ref.partition("/")[0] for part in asked if (ref := _ref(part)))

    def is_secret(self, checkpoint: str) -> bool:
        """Whether a checkpoint is found rather than listed."""
        stop = self.adventure.checkpoint(checkpoint)
        return stop is not None and stop.is_secret

    @property
    def has_ended(self) -> bool:
        """Whether the time is over."""
        return self.state.timed_out_at is not None


@dataclass(frozen=True, slots=True)
class Card:
    """A checkpoint with its plate's number and its status in words.

    There is no number on an event, on what was found, and on a locked place whose name is
    hidden. `found` says that it is a secret one; `beyond` that it can be reached no more.
    """

    number: int | None
    stop: CheckpointView
    words: str
    found: bool = False
    beyond: bool = False

    @property
    def kind(self) -> str:
        """What its plate looks like: plain, or an event's, or a secret's."""
        return "secret" if self.found else str(self.stop.kind)


@dataclass(frozen=True, slots=True)
class Listing:
    """The cards as a list is read: what is before the team, events, what is done, the rest."""

    ahead: Sequence[Card]
    events: Sequence[Card]
    done: Sequence[Card]
    beyond: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a team is; `boxes` are the shapes of the row of stops."""

    done: int
    total: int
    boxes: tuple[str, ...]


def _ref(condition: Condition) -> str:
    """The checkpoint, challenge or option that a condition names, if it names one."""
    match condition:
        case Visited():
            return condition.visited
        case Done():
            return condition.done
        case Solved():
            return condition.solved
        case Chose():
            return condition.chose
        case _:
            return ""


def cards_of(view: View, words: Words, setting: Setting) -> tuple[Card, ...]:
    """All cards, in the order of the team's track."""
    return tuple(
        Card(
            number=None if stop.title is None else setting.numbers.get(stop.id),
            stop=stop,
            words=status_words(stop, words, setting),
            found=setting.is_secret(stop.id),
            beyond=stop.id in setting.outlook.out_of_reach,
        )
        for stop in view.checkpoints
    )


def card_called(cards: Iterable[Card], checkpoint: str | None) -> Card | None:
    """The card of a checkpoint."""
    return next((card for card in cards if card.stop.id == checkpoint), None)


def listed(cards: Sequence[Card], without: Card | None = None) -> Listing:
    """Sort cards into a list: what is begun comes before what is open, then what is locked."""
    rest = [card for card in cards if card is not without]
    done = [card for card in rest if card.stop.status == "done"]
    beyond = [card for card in rest if card.beyond]
    left = [card for card in rest if card.stop.status != "done" and not card.beyond]
    order = ("visited", "open", "locked")
    return Listing(
        ahead=sorted(
            (card for card in left if card.stop.kind is not Kind.EVENT),
            key=lambda card: order.index(card.stop.status),
        ),
        events=[card for card in left if card.stop.kind is Kind.EVENT],
        done=done,
        beyond=beyond,
    )


def status_words(stop: CheckpointView, words: Words, setting: Setting) -> str:
    """A checkpoint's status as a line under its name."""
    if stop.id in setting.outlook.out_of_reach:
        return beyond_words(words, ended=setting.has_ended)
    match stop.status:
        case "locked":
            return words.gettext("Aukeaa myöhemmin")
        case "open":
            return _open(stop, words, setting)
        case "visited":
            return _begun(stop, words)
        case _:
            return _done(stop, words, found=setting.is_secret(stop.id))


def beyond_words(words: Words, *, ended: bool) -> str:
    """What is said of a checkpoint that can be reached no more."""
    return words.gettext("Jäi käymättä") if ended else words.gettext("Ei teidän tiellänne")


def _open(stop: CheckpointView, words: Words, setting: Setting) -> str:
    if stop.kind is Kind.EVENT:
        return hours_now(stop.hours, setting.at, setting.adventure.timezone, words)
    extra = stop.optional and stop.id not in setting.leading
    return words.gettext("Auki, lisärasti") if extra else words.gettext("Auki")


def _begun(stop: CheckpointView, words: Words) -> str:
    left = sum(asked.required and asked.status == "open" for asked in stop.challenges)
    return words.ngettext(
        "Kesken: %(left)s tehtävä jäljellä", "Kesken: %(left)s tehtävää jäljellä", left
    ) % {"left": left}


def _done(stop: CheckpointView, words: Words, *, found: bool) -> str:
    if stop.points and found:
        return words.gettext("Löytyi, %(points)s p") % {"points": stop.points}
    if stop.points:
        return words.gettext("Leimattu, %(points)s p") % {"points": stop.points}
    return words.gettext("Löytyi") if found else words.gettext("Leimattu")


def progress(view: View, counted: frozenset[str]) -> Progress:
    """Count what is done of what counts, and give each counted checkpoint's box its shape.

    What counts and is not shown yet has a box all the same.
    """
    shapes = {"done": "ok", "visited": "half"}
    shown = [stop for stop in view.checkpoints if stop.id in counted]
    boxes = tuple(
        "now" if stop.id == view.next and stop.status == "open" else shapes.get(stop.status, "")
        for stop in shown
    )
    return Progress(
        boxes.count("ok"), len(counted), boxes + ("",) * (len(counted) - len(shown))
    )


def first_open(stop: CheckpointView) -> ChallengeView | None:
    """The challenge to answer next: a required one first."""
    unanswered = [asked for asked in stop.challenges if asked.status == "open"]
    return min(unanswered, key=lambda asked: not asked.required, default=None)


def stops_on_the_way(adventure: Adventure) -> int:
    """How many checkpoints a team walks to: one way where ways part, nothing that is extra."""
    return len(outlook(adventure, RunState()).counted)


def length_and_time(adventure: Adventure, words: Words) -> str:
    """How long an adventure is, in one line: stops, metres walked, and time."""
    stops = stops_on_the_way(adventure)
    count = words.ngettext("%(stops)s rasti", "%(stops)s rastia", stops) % {"stops": stops}
    walked = length(round(adventure.distance_m, -2), words.language)
    far = words.gettext("noin %(far)s") % {"far": walked}
    return " · ".join((count, far, minutes_range(*adventure.minutes, words.language)))


def step_free_places(adventure: Adventure, words: Words) -> str:
    """How many places can be reached without a step, as far as anyone has checked."""
    listed_ones = (stop for stop in adventure.checkpoints if not stop.is_secret)
    found = [stop.access.step_free for stop in listed_ones]
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
