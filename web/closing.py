"""Before a checkpoint is closed: which teams would lose an ending by it, or the finish.

The proof is run from where each team stands. Nothing is changed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import CloseCheckpoint, StartRun
from engine.play.organise import undecided
from engine.play.state import RunState
from engine.proof.solve.material import Material, material_of
from engine.proof.solve.under_way import Loss, lost_by
from engine.scenario.adventure import Adventure
from web import games
from web.folds import Played
from web.games import Game
from web.organising import ORGANISER
from web.site import Site
from web.store import organising, runs
from web.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Losing:
    """A team that is under way, what it plays, and what it would lose."""

    team: str
    adventure: Adventure
    loss: Loss


@dataclass(frozen=True, slots=True)
class Price:
    """What closing costs: teams under way, whoever starts later, and what is still to pick.

    `undecided` are the branches at the checkpoint for which no option is picked.
    """

    adventure: Adventure
    teams: tuple[Losing, ...] = ()
    later: Loss = field(default_factory=Loss)
    undecided: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody would lose anything."""
        return bool(self.teams or self.later)


def price(site: Site, code: str, intent: CloseCheckpoint) -> Price:
    """What closing a checkpoint costs a whole game. Raises LookupError."""
    staged = games.any_game(site, code)
    with site.database.snapshot() as connection:
        under_way = [
            Played(run, staged.code, edition, ORGANISER)
            for run, edition in organising.runs_in(connection, staged.code)
        ]
        teams = tuple(_losing(site, connection, under_way, intent))
    fresh = games.adventure(site, staged.edition)
    return Price(fresh, teams, _later(staged, fresh, intent), undecided(fresh, intent))


def price_of_one(site: Site, run_id: str, intent: CloseCheckpoint) -> Price | None:
    """What closing it costs one team; None where there is no such run."""
    with site.database.snapshot() as connection:
        row = runs.run_called(connection, run_id)
        if row is None:
            return None
        run = Played(run_id, row.game, row.edition, ORGANISER)
        teams = tuple(_losing(site, connection, [run], intent))
        adventure = games.adventure_of(site, run, site.folds.of(connection, run_id).state)
    return Price(adventure, teams, undecided=undecided(adventure, intent))


def _losing(
    site: Site, connection: Connection, under_way: list[Played], intent: CloseCheckpoint
) -> Iterator[Losing]:
    @cache
    def material(edition: str) -> Material:
        return material_of(games.adventure(site, edition))

    for run in under_way:
        state = site.folds.of(connection, run.id).state
        played = material(games.edition_of(run, state))
        loss = lost_by(played, state, intent)
        row = runs.run_called(connection, run.id)
        if loss and row is not None:
            yield Losing(row.team_name, played.adventure, loss)


def _later(staged: Game, adventure: Adventure, intent: CloseCheckpoint) -> Loss:
    """What a team would lose that sets out after it: it finds the checkpoint closed."""
    start = StartRun(
        intent.at,
        2,
        adventure.languages[0],
        posters=staged.posters,
        competitive=staged.competitive,
    )
    fresh = replay(decide(adventure, RunState(), start))
    return lost_by(material_of(adventure), fresh, intent)
