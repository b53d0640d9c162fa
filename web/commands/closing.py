"""What closing a checkpoint costs the teams of a game, on the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.proof.solve.under_way import Loss
    from engine.scenario.adventure import Adventure
    from web.closing import Price


def price_told(price: "Price") -> Iterator[str]:
    """A line for each team that would lose something, and one for those that start later."""
    for team in price.teams:
        yield f"{team.team} {_lost(team.adventure, team.loss)}"
    if price.later:
        yield f"teams that start from now on {_lost(price.adventure, price.later)}"
    if not price:
        yield "no team would lose an ending"


def _lost(adventure: "Adventure", loss: "Loss") -> str:
    if loss.finish:
        return "could not finish any more"
    language = adventure.languages[0]
    found = (adventure.ending(one) for one in loss.endings)
    titles = [f"'{one.title.said(language)}'" for one in found if one is not None]
    return f"could not come to {' or '.join(titles)} any more"
