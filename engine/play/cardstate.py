"""What a run did at one checkpoint: all that a card follows from.

Two runs with the same card state see the same card, so cards can be made once and shown to
all of them.
"""

from datetime import datetime
from typing import NamedTuple

from engine.play import marks
from engine.play.conditions import (
    applies,
    is_attended,
    is_done,
    is_open,
    is_visited,
    is_within_hours,
    ways_in,
)
from engine.play.hints import next_hint
from engine.play.limits import challenge_ends_at
from engine.play.state import RunState
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.challenge import Challenge
from engine.scenario.checkpoint import Checkpoint, Visible, Way


class HintState(NamedTuple):
    """What the next hint waits for, as `engine.play.hints.NextHint`; `ready` now or not."""

    ready: bool
    wrong: int = 0
    since: datetime | None = None


class ChallengeState(NamedTuple):
    """What a run did with one challenge; `hint_costs` is what its hints cost in all.

    `asked` is whether it applies to this team; `hint` is None when there is no more.
    """

    status: str = "open"
    wrong: int = 0
    hints: int = 0
    hint_costs: int = 0
    earned: int = 0
    chosen: str | None = None
    again: bool = False
    asked: bool = True
    ends_at: datetime | None = None
    hint: HintState | None = None


class CardState(NamedTuple):
    """What a run did at one checkpoint; `points` are those of the visit itself.

    `status` is hidden, locked, open, visited or done. `in_hours` is whether it can be entered
    now as far as its opening times go.
    """

    status: str
    points: int = 0
    in_hours: bool = True
    ways: tuple[Way, ...] = ()
    challenges: tuple[ChallengeState, ...] = ()


HIDDEN = CardState("hidden")
LOCKED = CardState("locked")


def card_state(
    adventure: Adventure, state: RunState, stop: Checkpoint, at: datetime
) -> CardState:
    """Read off a run's state all that a checkpoint's card follows from."""
    if is_visited(state, stop):
        return _visited(adventure, state, stop, at)
    if stop.shown is Visible.NEVER or marks.closed(stop.id) in state.marks:
        return HIDDEN
    if is_open(adventure, state, stop, at):
        in_hours = is_within_hours(adventure, stop, at)
        return CardState("open", in_hours=in_hours, ways=ways_in(state, stop))
    return LOCKED if stop.shown is Visible.ALWAYS else HIDDEN


def _visited(
    adventure: Adventure, state: RunState, stop: Checkpoint, at: datetime
) -> CardState:
    """What has passed by itself is hidden from who has not been there."""
    if not is_attended(state, stop):
        return HIDDEN
    return CardState(
        "done" if is_done(state, stop) else "visited",
        state.points.get(stop.id, 0),
        ways=stop.checkin,
        challenges=tuple(
            _challenge(adventure, state, f"{stop.id}/{asked.id}", asked, at)
            for asked in stop.challenges
        ),
    )


def _challenge(
    adventure: Adventure, state: RunState, ref: str, asked: Challenge, at: datetime
) -> ChallengeState:
    return ChallengeState(
        challenge_status(ref, state),
        state.wrong.get(ref, 0),
        state.hints.get(ref, 0),
        state.hint_costs.get(ref, 0),
        state.points.get(ref, 0),
        state.chosen.get(ref),
        again=marks.returned(ref) in state.marks,
        asked=applies(adventure, state, asked, at),
        ends_at=challenge_ends_at(adventure, state, ref),
        hint=_hint(state, ref, asked, at),
    )


def _hint(state: RunState, ref: str, asked: Challenge, at: datetime) -> HintState | None:
    hint = next_hint(asked, ref, state)
    return HintState(hint.ready(at), hint.wrong, hint.since) if hint else None


def challenge_status(ref: str, state: RunState) -> str:
    """One of solved, partly, failed, waived, skipped, sent, open.

    Solved outweighs what came before it; what was given back is open again.
    """
    if marks.returned(ref) in state.marks:
        return "open"
    held = {
        "waived": marks.waived(ref) in state.marks,
        "solved": facts.solved(ref) in state.facts,
        "partly": marks.partly(ref) in state.marks,
        "failed": facts.failed(ref) in state.facts,
        "skipped": marks.skipped(ref) in state.marks,
        "sent": marks.sent(ref) in state.marks,
    }
    return next((status for status, holds in held.items() if holds), "open")
