"""What one team may see now. Nothing that is locked is ever in a view."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.play.card import card, media_views
from engine.play.cards import CheckpointView, MediaView
from engine.play.cardstate import CardState, card_state
from engine.play.decide import overdue
from engine.play.evolve import replay
from engine.play.limits import is_over, overtime_ends_at, run_ends_at
from engine.play.state import RunState, Told
from engine.play.suggesting import suggested
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.effect import Show
from engine.text import Said


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something in the bag; `inscription` is what is written on the thing itself."""

    id: str
    title: Said
    text: Said | None
    count: int
    inscription: Said | None = None
    media: tuple[MediaView, ...] = ()


@dataclass(frozen=True, slots=True)
class BadgeView:
    """Something to be proud of."""

    id: str
    title: Said
    text: Said


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it ended."""

    id: str
    title: Said
    text: Said


@dataclass(frozen=True, slots=True)
class TimeView:
    """A run with a time limit: when it ends, overtime included, and whether it has."""

    ends_at: datetime | None
    overtime_ends_at: datetime | None
    paused: bool
    over: bool


@dataclass(frozen=True, slots=True)
class View:
    """All of it, in the route's order. `next` is the card suggested now.

    `told` are the texts that effects have shown, `announced` what organisers said, by the id
    that the words are kept under. `time` is None where the adventure has no limit.
    """

    status: str
    score: int
    language: str
    checkpoints: tuple[CheckpointView, ...]
    items: tuple[ItemView, ...]
    badges: tuple[BadgeView, ...]
    told: tuple[Said, ...]
    announced: tuple[Told, ...]
    ending: EndingView | None
    next: str | None
    time: TimeView | None


def settled(adventure: Adventure, state: RunState, at: datetime) -> RunState:
    """A state with all that time has ended by then: what a view shows, and no log holds yet."""
    if state.started is None or not adventure.timed:
        return state
    return replay(overdue(adventure, state, at), state)


def view(adventure: Adventure, state: RunState, language: str, at: datetime) -> View:
    """Show a run at a time to a reader of `language`."""
    state = settled(adventure, state, at)
    stops, known = _known(adventure, state, at)
    return View(
        status="playing" if state.running else "finished",
        score=state.score,
        language=language,
        checkpoints=tuple(
            card(adventure, stop, one, language) for stop, one in zip(stops, known, strict=True)
        ),
        items=tuple(_items(adventure, state, language)),
        badges=tuple(_badges(adventure, state, language)),
        told=tuple(_told(adventure, state, language)),
        announced=state.announced,
        ending=_ending(adventure, state, language),
        next=None if is_over(adventure, state) else _next(adventure, state, stops, known),
        time=_time(adventure, state),
    )


def basis(adventure: Adventure, state: RunState, at: datetime) -> Hashable:
    """Everything that a view follows from: with equal bases, views are equal."""
    counted = (state.wrong, state.hints, state.hint_costs, state.chosen, state.adjustments)
    base = (
        state.digest,
        state.marks,
        state.given,
        state.started,
        state.running,
        state.ending,
        state.announced,
        *(frozenset(one.items()) for one in counted),
    )
    if not adventure.timed:
        return base
    now = settled(adventure, state, at)
    times = (now.running, now.clock_from, now.timed_out_at, now.pauses)
    return (base, now.digest, now.ending, times, tuple(_known(adventure, now, at)[1]))


def _known(
    adventure: Adventure, state: RunState, at: datetime
) -> tuple[list[Checkpoint], list[CardState]]:
    """The checkpoints that this team may know of, in its order, and what it did there."""
    track = state.started.track if state.started else 0
    pairs = [
        (stop, card_state(adventure, state, stop, at)) for stop in adventure.track(track).order
    ]
    shown = [pair for pair in pairs if pair[1].status != "hidden"]
    return [stop for stop, _ in shown], [known for _, known in shown]


def _items(adventure: Adventure, state: RunState, language: str) -> Iterator[ItemView]:
    for item in adventure.items:
        count = state.items.get(item.id, 0)
        if count:
            yield ItemView(
                item.id,
                adventure.said(item.title, language),
                adventure.said(item.text, language) if item.text else None,
                count,
                adventure.said(item.inscription, language) if item.inscription else None,
                media_views(adventure, item.media, language),
            )


def _badges(adventure: Adventure, state: RunState, language: str) -> Iterator[BadgeView]:
    for badge in adventure.badges:
        if facts.badge(badge.id) in state.facts:
            title, text = (adventure.said(one, language) for one in (badge.title, badge.text))
            yield BadgeView(badge.id, title, text)


def _told(adventure: Adventure, state: RunState, language: str) -> Iterator[Said]:
    for trigger in adventure.triggers:
        if isinstance(trigger.effect, Show) and trigger.by in state.given:
            yield adventure.said(trigger.effect.show, language)


def _ending(adventure: Adventure, state: RunState, language: str) -> EndingView | None:
    ending = adventure.ending(state.ending) if state.ending else None
    if ending is None:
        return None
    title, text = (adventure.said(one, language) for one in (ending.title, ending.text))
    return EndingView(ending.id, title, text)


def _time(adventure: Adventure, state: RunState) -> TimeView | None:
    if adventure.route.time_limit is None:
        return None
    stands = bool(state.pauses) and state.pauses[-1].ends is None
    return TimeView(
        run_ends_at(adventure, state),
        overtime_ends_at(adventure, state),
        stands,
        state.timed_out_at is not None,
    )


def _next(
    adventure: Adventure,
    state: RunState,
    stops: Sequence[Checkpoint],
    known: Sequence[CardState],
) -> str | None:
    """Suggest what is begun before what is new; what is out of its hours not at all."""
    track = state.started.track if state.started else 0
    for status in ("visited", "open"):
        found = [
            stop
            for stop, one in zip(stops, known, strict=True)
            if one.status == status and one.in_hours
        ]
        if found:
            return suggested(adventure, track, found).id
    return None
