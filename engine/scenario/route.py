"""Route modes: sugar over conditions. The rules see only the conditions."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from engine.moments import Duration
from engine.scenario.checkpoint import Checkpoint, Kind, Role
from engine.scenario.condition import ALWAYS, AllOf, Condition, Done
from engine.scenario.model import Authored, Id

OnTimeout = Literal["finish-here", "go-to-finish", "keep-playing-unranked"]


class Overtime(Authored):
    """Points that each begun minute after the time limit costs, for so many minutes."""

    per_minute: int = Field(ge=1, le=1000)
    max_minutes: int = Field(ge=1, le=600)

    @property
    def lasts(self) -> timedelta:
        """How long it goes on."""
        return timedelta(minutes=self.max_minutes)


class Route(Authored):
    """How the checkpoints follow one another.

    `linear`: each opens when the one before it is done. `free`: the start first, then any
    order, then the finish when `finish_when` holds. `branching`: as each checkpoint's own
    `unlock` says. `score`: everything is open from the start on. `order` lists every
    checkpoint once, as the cards are laid out. With `tracks: rotate` team k begins `rotating`
    (all plain stops, when absent) at offset k: in a linear route to walk, else as suggested.
    """

    mode: Literal["linear", "free", "branching", "score"]
    order: tuple[Id, ...] = ()
    finish_when: Condition | None = None
    tracks: Literal["rotate"] | None = None
    rotating: tuple[Id, ...] = ()
    time_limit: Duration | None = None
    overtime: Overtime | None = None
    on_timeout: OnTimeout = "keep-playing-unranked"

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.overtime is not None and self.time_limit is None:
            message = "overtime comes after a time limit: add `time_limit: 60 min`"
            raise ValueError(message)
        if self.rotating and self.tracks is None:
            message = "`rotating` names what `tracks: rotate` rotates: add it"
            raise ValueError(message)
        if len(set(self.rotating)) < len(self.rotating):
            message = "`rotating` names each checkpoint once"
            raise ValueError(message)
        return self


def rotating_stops(route: Route, checkpoints: Sequence[Checkpoint]) -> tuple[str, ...]:
    """Which checkpoints rotate, in the order of track 0; none where there are no tracks."""
    if route.tracks is None:
        return ()
    plain = (
        stop.id
        for stop in checkpoints
        if stop.role is Role.STOP and not stop.optional and stop.unlock is None
    )
    return route.rotating or tuple(plain)


def in_order(
    route: Route, checkpoints: Sequence[Checkpoint], track: int
) -> tuple[Checkpoint, ...]:
    """The checkpoints as a team of this track meets them: those that rotate change places."""
    names = rotating_stops(route, checkpoints)
    if not names or not track % len(names):
        return tuple(checkpoints)
    offset = track % len(names)
    by_id = {stop.id: stop for stop in checkpoints}
    turned = iter((*names[offset:], *names[:offset]))
    return tuple(by_id[next(turned)] if stop.id in names else stop for stop in checkpoints)


def unlock_conditions(
    route: Route, checkpoints: Sequence[Checkpoint], track: int = 0
) -> dict[str, Condition]:
    """Spell a route mode out: by checkpoint id, the condition that opens it.

    A checkpoint's own `unlock` always wins over its mode.
    """
    by_mode = _by_role(route, checkpoints)
    if route.mode == "linear":
        by_mode |= _linear(in_order(route, checkpoints, track))
    return {stop.id: stop.unlock or by_mode[stop.id] for stop in checkpoints}


def finish_condition(route: Route, checkpoints: Sequence[Checkpoint]) -> Condition:
    """What opens the finish: as the route says, or every required stop done."""
    if route.finish_when is not None:
        return route.finish_when
    required: tuple[Condition, ...] = tuple(
        Done(done=stop.id)
        for stop in checkpoints
        if not stop.optional and stop.role is not Role.FINISH
    )
    return AllOf(all=required)


def _linear(checkpoints: Sequence[Checkpoint]) -> dict[str, Condition]:
    """Chain the basic checkpoints; events and secrets stand beside the way."""
    chain = [stop for stop in checkpoints if stop.kind is Kind.BASIC]
    opened: dict[str, Condition] = {stop.id: ALWAYS for stop in chain[:1]}
    return opened | {after.id: Done(done=before.id) for before, after in pairwise(chain)}


def _by_role(route: Route, checkpoints: Sequence[Checkpoint]) -> dict[str, Condition]:
    start = next((stop for stop in checkpoints if stop.role is Role.START), None)
    after_start = Done(done=start.id) if start else ALWAYS
    everything_open = route.mode == "score" and route.finish_when is None
    by_role: dict[Role, Condition] = {
        Role.START: ALWAYS,
        Role.STOP: after_start,
        Role.FINISH: after_start if everything_open else finish_condition(route, checkpoints),
    }
    return {stop.id: by_role[stop.role] for stop in checkpoints}
