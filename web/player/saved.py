"""What was asked without signal: where the phone leads until the server has heard of it.

The phone keeps a copy of these pages, and shows them while there is no network.
"""

from uuid import UUID

from flask import redirect, url_for
from werkzeug.wrappers import Response

from web import play
from web.player.own_run import own_run
from web.player.pages import player


@player.get("/runs/<run>/saved")
def saved(run: str) -> str:
    """It waits on the phone."""
    return own_run(run).page("player/saved.html", kept=True)


@player.get("/runs/<run>/unsaved")
def unsaved(run: str) -> str:
    """There was no network, and the phone could not keep it either."""
    return own_run(run).page("player/saved.html", kept=False)


@player.get("/runs/<run>/saved/<uuid:intent>")
def saved_intent(run: str, intent: UUID) -> str | Response:
    """What came of an intent, once the server knows it; until then: it waits."""
    mine = own_run(run)
    entry = play.folded(mine.site, mine.run).entry_of.get(str(intent))
    if entry is None:
        return mine.page("player/saved.html", kept=True)
    seq, _ = entry
    return redirect(url_for("player.told", run=run, seq=seq))
