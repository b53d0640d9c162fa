"""Whose turn it is to set out, in games whose teams go one after another."""

from datetime import datetime

from web.clock import from_ms
from web.games import Game
from web.site import Site
from web.store.organising import starts_in


def turn_of(site: Site, game: Game, run_id: str) -> datetime | None:
    """When a team is to set out; None in games in which all set out when they like."""
    if game.terms.starts != "staggered":
        return None
    with site.database.reading() as connection:
        began = starts_in(connection, game.code)
    number = next((at for at, (run, _) in enumerate(began) if run == run_id), 0)
    return game.terms.sets_out_at(number, from_ms(began[0][1]))
