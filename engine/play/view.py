"""What one team may see now. Nothing that is locked is ever in a view."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from engine.play.card import CardState, CheckpointView, card, card_state
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint, Role
from engine.text import Said


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something in the bag."""

    id: str
    title: Said
    text: Said
    count: int


@dataclass(frozen=True, slots=True)
class EndingView:
    """How it ended."""

    id: str
    title: Said
    text: Said


@dataclass(frozen=True, slots=True)
class View:
    """All of it, in the route's order. `next` is the card suggested now."""

    status: str
    score: int
    language: str
    checkpoints: tuple[CheckpointView, ...]
    items: tuple[ItemView, ...]
    ending: EndingView | None
    next: str | None
    ends_at: None = None


def view(adventure: Adventure, state: RunState, language: str) -> View:
    """Show a run to a reader of `language`."""
    known = [card_state(adventure, state, stop) for stop in adventure.checkpoints]
    return View(
        status="playing" if state.running else "finished",
        score=state.score,
        language=language,
        checkpoints=tuple(
            card(adventure, stop, one, language)
            for stop, one in zip(adventure.checkpoints, known, strict=True)
        ),
        items=_items(adventure, state, language),
        ending=_ending(adventure, state, language),
        next=_next(adventure.checkpoints, known),
    )


def basis(state: RunState) -> Hashable:
    """Everything in a state that its view follows from: with equal bases, views are equal."""
    return (
        state.digest,
        state.started_at is None,
        state.running,
        state.ending,
        state.skipped,
        *(
            frozenset(counted.items())
            for counted in (state.wrong, state.hints, state.hint_costs, state.chosen)
        ),
    )


def _items(adventure: Adventure, state: RunState, language: str) -> tuple[ItemView, ...]:
    return tuple(
        ItemView(
            item.id,
            adventure.said(item.title, language),
            adventure.said(item.text, language),
            count,
        )
        for item in adventure.items
        if (count := state.items.get(item.id, 0))
    )


def _ending(adventure: Adventure, state: RunState, language: str) -> EndingView | None:
    ending = adventure.ending(state.ending) if state.ending else None
    if ending is None:
        return None
    title, text = (adventure.said(one, language) for one in (ending.title, ending.text))
    return EndingView(ending.id, title, text)


def _next(stops: Sequence[Checkpoint], known: Sequence[CardState]) -> str | None:
    """Suggest what is begun before what is new, what is needed before what is not.

    The finish comes last of those that are needed.
    """
    for status in ("visited", "open"):
        found = [stop for stop, one in zip(stops, known, strict=True) if one.status == status]
        if found:
            return min(found, key=_urgency).id
    return None


def _urgency(stop: Checkpoint) -> tuple[bool, bool]:
    return stop.optional, stop.role is Role.FINISH
