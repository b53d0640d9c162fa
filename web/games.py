"""Games: which adventures are staged now, and under which edition."""

import secrets
from dataclasses import dataclass

from engine.codes import join_code, tidy
from engine.scenario.adventure import Adventure
from engine.scenario.edition import compiled, restored
from engine.text import Text
from web.clock import to_ms
from web.site import Site
from web.store import games as store
from web.store.connection import Connection
from web.store.games import GameRow


@dataclass(frozen=True, slots=True)
class Game:
    """A staging of an adventure that teams can join by its code."""

    code: str
    adventure_id: str
    edition: str
    title: Text


def open_games(site: Site) -> list[Game]:
    """All games that can be joined now, the oldest first."""
    with site.database.reading() as connection:
        rows = store.games(connection)
    return [_game(site, row) for row in rows]


def game(site: Site, code: str) -> Game | None:
    """The game with a join code, however it was typed; None if it is not open."""
    with site.database.reading() as connection:
        row = store.game_called(connection, tidy(code))
    return _game(site, row) if row else None


def game_of_adventure(site: Site, adventure_id: str) -> Game | None:
    """An open game of an adventure: where a poster leads a phone that has no run yet."""
    found = (one for one in open_games(site) if one.adventure_id == adventure_id)
    return next(found, None)


def adventure(site: Site, edition: str) -> Adventure:
    """The adventure of an edition. Editions never change, so each is read once."""
    if edition not in site.editions:
        with site.database.reading() as connection:
            body = store.edition_body(connection, edition)
        if body is None:
            message = f"edition {edition} is not in the database"
            raise LookupError(message)
        site.editions[edition] = restored(body)
    return site.editions[edition]


def stage_shipped(site: Site) -> None:
    """Open one game per shipped adventure, and give open games today's edition.

    A run that is under way keeps the edition it pinned.
    """

    def work(connection: Connection) -> None:
        rows = store.games(connection)
        for shipped in site.catalogue.adventures:
            staged = [row for row in rows if row.adventure == shipped.id]
            _stage(site, connection, shipped, staged)

    site.database.write(work)


def _stage(
    site: Site, connection: Connection, shipped: Adventure, staged: list[GameRow]
) -> None:
    edition = compiled(shipped)
    store.keep_edition(connection, shipped.id, edition)
    for row in staged:
        if row.edition != edition.sha:
            store.restage(connection, row.code, edition.sha)
    if not staged:
        code = join_code(secrets.token_bytes(8))
        opened = to_ms(site.clock())
        store.open_game(connection, GameRow(code, shipped.id, edition.sha, opened, None))


def _game(site: Site, row: GameRow) -> Game:
    return Game(row.code, row.adventure, row.edition, adventure(site, row.edition).title)
