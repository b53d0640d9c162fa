"""How it ended: the page of a finished run."""

from datetime import timedelta

from web.player.happening import Happened
from web.player.own_run import OwnRun


def ending_page(mine: OwnRun, now: Happened | None = None) -> str:
    """Show the ending, the score and the time; with `now`, what the last step brought too."""
    state = mine.state
    begun = state.clock_from or state.started_at
    taken: timedelta | None = None
    if begun and state.finished_at and not state.gave_up:
        taken = state.finished_at - begun
    last = mine.card(now.checkpoint) if now else None
    solved = (
        [asked for asked in last.stop.challenges if asked.id == now.challenge]
        if last and now
        else []
    )
    met = dict.fromkeys(part for card in mine.cards for part in card.stop.sub_projects)
    return mine.page(
        "player/finished.html",
        score=state.ranked_score,
        taken=taken,
        gave_up=state.gave_up,
        last_words=solved[0].feedback if solved else None,
        last_points=now.points if now else 0,
        behind=mine.sub_projects(met),
    )
