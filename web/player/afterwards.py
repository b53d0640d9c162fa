"""Three questions when it is over: what was best, what was wrong, would you walk again."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from web import afterwards
from web.afterwards import AGAIN, LONGEST, Said
from web.player.own_run import own_run
from web.player.pages import player


@player.post("/runs/<run>/afterwards")
def say_afterwards(run: str) -> Response:
    """Keep a team's answers; what it said before gives way. Nothing said is nothing kept."""
    mine = own_run(run)
    if mine.state.finished_at is None:
        return redirect(mine.walk_address, 303)
    again = request.form.get("again", "")
    said = Said(
        best=_typed("best"),
        wrong=_typed("wrong"),
        again=next((one for one in AGAIN if one == again), None),
    )
    if said:
        afterwards.keep(mine.site, mine.run.id, said)
    return redirect(
        url_for("player.walk", run=run, told=1 if said else None) + "#afterwards", 303
    )


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()[:LONGEST]
