"""Views as JSON text, remembered: many teams see the same, and it is made once."""

from engine.play.state import RunState
from engine.play.view import basis, view
from web import games
from web.api.writing import view_plain, written
from web.folds import Played
from web.site import Site


def view_written(site: Site, run: Played, state: RunState, language: str) -> str:
    """What a run's team may see, as JSON, for a reader of `language`."""
    key = (run.edition, language, basis(state))
    known = site.views.get(key)
    if known is None:
        shown = view(games.adventure(site, run.edition), state, language)
        known = written(view_plain(shown, run.edition))
        site.views.keep(key, known)
    return known
