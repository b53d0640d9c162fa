"""How it ended: the page of a finished run, and the certificate."""

from datetime import timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from flask import redirect, request
from werkzeug.wrappers import Response

from engine.play.clock import running_for
from engine.play.events import Reason
from engine.play.limits import overtime_cost
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.tasks import ScaleChallenge
from web import afterwards
from web.figures import day
from web.player.happening import Happened
from web.player.own_run import OwnRun, own_run
from web.player.pages import player


class Felt(NamedTuple):
    """Two scales that ask the same, as `checkpoint/challenge`; the phone knows the steps."""

    before: str
    after: str


def ending_page(mine: OwnRun, now: Happened | None = None) -> str:
    """Show the ending, the score and the time; with `now`, what the last step brought too."""
    state = mine.state
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
        taken=_taken(state),
        gave_up=state.gave_up,
        timed_out_at=state.timed_out_at,
        overtime=_overtime(mine),
        too_late=_came_too_late(now),
        now=now,
        last_words=solved[0].feedback if solved else None,
        last_points=now.points if now else 0,
        felt=felt(mine.adventure),
        behind=mine.sub_projects(met),
        afterwards=afterwards.of_team(mine.site, mine.run.id),
        told="told" in request.args,
    )


@player.get("/runs/<run>/certificate")
def certificate(run: str) -> str | Response:
    """One sheet to print; before the finish there is none."""
    mine = own_run(run)
    finished = mine.state.finished_at
    if finished is None:
        return redirect(mine.walk_address)
    there = finished.astimezone(ZoneInfo(mine.adventure.timezone))
    return mine.page(
        "player/certificate.html",
        score=mine.state.ranked_score,
        finished_on=day(there.date().isoformat(), mine.words.language),
    )


def felt(adventure: Adventure) -> Felt | None:
    """The first and the last scale, where they are asked alike."""
    scales = [
        (f"{stop.id}/{asked.id}", (asked.steps, asked.low, asked.high))
        for stop in adventure.checkpoints
        for asked in stop.challenges
        if isinstance(asked, ScaleChallenge)
    ]
    if len(scales) < 2:
        return None
    (before, ends), *_, (after, alike) = scales
    return Felt(before, after) if ends == alike else None


def _taken(state: RunState) -> timedelta | None:
    """How long it took, pauses left out; None for who gave up or ran out of time."""
    begun, ended = state.clock_from or state.started_at, state.ranked_finish
    if begun is None or ended is None or state.gave_up:
        return None
    return running_for(begun, ended, state.pauses)


def _overtime(mine: OwnRun) -> int:
    """The points that overtime cost: as many as had begun when the score was fixed."""
    fixed_at = mine.state.fixed_at
    return overtime_cost(mine.adventure, mine.state, fixed_at) if fixed_at else 0


def _came_too_late(now: Happened | None) -> bool:
    """Whether what was asked last came when the time was over already."""
    refused = now.refused if now else None
    return refused is not None and refused.reason is Reason.FINISHED
