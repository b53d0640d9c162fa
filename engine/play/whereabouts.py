"""Where a team is in its adventure: by what it has done, and where it is sent next."""

from datetime import datetime
from typing import NamedTuple

from engine.play.cardstate import CardState, card_state
from engine.play.limits import is_over
from engine.play.state import RunState
from engine.play.suggesting import suggested
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint


class Whereabouts(NamedTuple):
    """A checkpoint, and the challenge that is next there; None while the team walks to it."""

    checkpoint: str
    challenge: str | None = None

    @property
    def step(self) -> str:
        """The step as `engine.play.trace` names it."""
        return self.challenge or self.checkpoint


def whereabouts(adventure: Adventure, state: RunState, at: datetime) -> Whereabouts | None:
    """Say where a team is; None before the start, after the end, and where nothing is open.

    As in a view, what is begun comes before what is new.
    """
    if not state.running or is_over(adventure, state):
        return None
    known = [(stop, card_state(adventure, state, stop, at)) for stop in adventure.checkpoints]
    for stop, card in known:
        if card.status == "visited" and (asked := _asked(stop, card)) is not None:
            return Whereabouts(stop.id, f"{stop.id}/{asked}")
    track = state.started.track if state.started else 0
    order = {stop.id: place for place, stop in enumerate(adventure.track(track).order)}
    ahead = [stop for stop, card in known if card.status == "open" and card.in_hours]
    if not ahead:
        return None
    ahead.sort(key=lambda stop: order[stop.id])
    return Whereabouts(suggested(adventure, track, ahead).id)


def _asked(stop: Checkpoint, card: CardState) -> str | None:
    """The first challenge there that is still open; one that is needed comes first."""
    open_now = [
        asked
        for asked, known in zip(stop.challenges, card.challenges, strict=False)
        if known.asked and known.status == "open"
    ]
    open_now.sort(key=lambda asked: not asked.required)
    return open_now[0].id if open_now else None
