"""Points as a run keeps them: by source, and apart from those that came behind the end."""

from collections.abc import Mapping
from datetime import datetime

from engine.play.state import RunState


def earned(state: RunState, source: str, points: int, at: datetime) -> RunState:
    """Give points to a source; they never shrink, and count if they came before the end."""
    had = state.points.get(source, 0)
    if points <= had:
        return state
    state = state._replace(points={**state.points, source: points})
    if state.final_score is None or state.fixed_at is None:
        return state
    late = state.late.get(source, 0)
    if at >= state.fixed_at:
        return state._replace(late={**state.late, source: late + points - had})
    counted = state.final_score + points - had + late
    return state._replace(final_score=counted, late={**state.late, source: 0})


def rescored(state: RunState, differences: Mapping[str, int]) -> RunState:
    """Give more or less for what was earned; what came behind the end still does not count."""
    points, late = {**state.points}, {**state.late}
    for source, more in differences.items():
        points[source] = points.get(source, 0) + more
        if late.get(source):
            late[source] += more
    state = state._replace(points=points, late=late)
    if state.final_score is None:
        return state
    counted = sum(more for source, more in differences.items() if not late.get(source))
    return state._replace(final_score=state.final_score + counted)
