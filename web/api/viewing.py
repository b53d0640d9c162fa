"""Views as JSON text, remembered: many teams see the same, and it is made once."""

from datetime import datetime

from engine.play.state import RunState
from engine.play.view import basis, view
from web import games
from web.announcing import announcements
from web.api.writing import view_plain, written
from web.folds import Played
from web.site import Site


def view_written(site: Site, run: Played, state: RunState, language: str, now: datetime) -> str:
    """What a run's team may see, as JSON, for a reader of `language`."""
    adventure, edition = games.adventure_of(site, run, state), games.edition_of(run, state)
    key = (edition, language, basis(adventure, state, now))
    known = site.views.get(key)
    if known is None:
        shown = view(adventure, state, language, now)
        heard = announcements(site, shown.announced)
        known = written(view_plain(shown, edition, heard))
        site.views.keep(key, known)
    return known
