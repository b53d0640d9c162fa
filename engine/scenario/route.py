"""Route modes: sugar over conditions. The rules see only the conditions."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from engine.scenario.checkpoint import Checkpoint, Role
from engine.scenario.condition import ALWAYS, AllOf, Condition, Done
from engine.scenario.model import Authored, Id


class Route(Authored):
    """How the checkpoints follow one another.

    `linear`: each opens when the one before it is done. `free`: the start first, then any
    order, then the finish when `finish_when` holds. `branching`: as each checkpoint's own
    `unlock` says. `order` lists every checkpoint once, as the cards are laid out.
    """

    mode: Literal["linear", "free", "branching"]
    order: tuple[Id, ...] = ()
    finish_when: Condition | None = None


def unlock_conditions(route: Route, checkpoints: Sequence[Checkpoint]) -> dict[str, Condition]:
    """Spell a route mode out: by checkpoint id, the condition that opens it.

    A checkpoint's own `unlock` always wins over its mode.
    """
    by_mode = _linear(checkpoints) if route.mode == "linear" else _free(route, checkpoints)
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
    opened: dict[str, Condition] = {checkpoints[0].id: ALWAYS}
    return opened | {after.id: Done(done=before.id) for before, after in pairwise(checkpoints)}


def _free(route: Route, checkpoints: Sequence[Checkpoint]) -> dict[str, Condition]:
    start = next((stop for stop in checkpoints if stop.role is Role.START), None)
    after_start = Done(done=start.id) if start else ALWAYS
    by_role: dict[Role, Condition] = {
        Role.START: ALWAYS,
        Role.STOP: after_start,
        Role.FINISH: finish_condition(route, checkpoints),
    }
    return {stop.id: by_role[stop.role] for stop in checkpoints}
