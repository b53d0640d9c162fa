"""Views whose cards are remembered: many teams see the same card, and it is made once."""

from engine.play.card import CardState, CheckpointView, card
from engine.play.state import RunState
from engine.play.view import View, view
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from web import games
from web.folds import Played
from web.site import Site


def view_of(site: Site, run: Played, state: RunState, language: str) -> View:
    """What a run's team may see, for a reader of `language`."""

    def remembered(
        adventure: Adventure, stop: Checkpoint, known: CardState, tag: str
    ) -> CheckpointView:
        key = (run.edition, stop.id, tag, known)
        made = site.cards.get(key)
        if made is None:
            made = card(adventure, stop, known, tag)
            site.cards.keep(key, made)
        return made

    return view(games.adventure(site, run.edition), state, language, remembered)
