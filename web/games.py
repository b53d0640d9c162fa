"""Games: which adventures are staged now, and under which edition."""

import secrets
from dataclasses import dataclass, replace
from typing import Literal

from engine.codes import join_code, tidy
from engine.play.state import RunState
from engine.scenario.adventure import Adventure
from engine.scenario.edition import compiled, restored
from engine.text import Text
from web import terms
from web.clock import to_ms
from web.folds import Played
from web.site import Site
from web.store import games as store
from web.store.connection import Connection
from web.store.games import GameRow
from web.terms import USUAL, Terms

Offline = Literal["whole", "open-only"]


@dataclass(frozen=True, slots=True)
class Game:
    """A staging of an adventure that teams can join by its code.

    `posters` says whether they hang. `offline` is what phones get before they need it: the
    whole sealed rest, or only what is open.
    """

    code: str
    adventure_id: str
    edition: str
    title: Text
    posters: bool = True
    competitive: bool = False
    offline: Offline = "whole"
    terms: Terms = USUAL


def open_games(site: Site) -> list[Game]:
    """All games that can be joined now, the oldest first."""
    with site.database.reading() as connection:
        rows = store.games(connection)
    return [_game(site, row) for row in rows]


def public_games(site: Site) -> list[Game]:
    """The games that anyone may set out in, now or later, without being told a code."""
    now = site.clock()
    return [one for one in open_games(site) if one.terms.listed and not one.terms.over(now)]


def game(site: Site, code: str) -> Game | None:
    """The game with a join code, however it was typed; None if it is not open."""
    with site.database.reading() as connection:
        row = store.game_called(connection, tidy(code))
    return _game(site, row) if row else None


def any_game(site: Site, code: str) -> Game:
    """The game with that code, also one that is closed. Raises LookupError."""
    with site.database.reading() as connection:
        row = store.any_game_called(connection, code)
    if row is None:
        message = f"there is no game {code}"
        raise LookupError(message)
    return _game(site, row)


def game_of_adventure(site: Site, adventure_id: str) -> Game | None:
    """A public game of an adventure: where a poster leads a phone that has no run yet."""
    found = (one for one in public_games(site) if one.adventure_id == adventure_id)
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


def adventure_of(site: Site, run: Played, state: RunState) -> Adventure:
    """The adventure that a run plays: as it set out, or as an organiser moved it since."""
    return adventure(site, edition_of(run, state))


def edition_of(run: Played, state: RunState) -> str:
    """The SHA-256 of the edition that a run plays now."""
    return state.edition or run.edition


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


def create(
    site: Site,
    adventure_id: str,
    *,
    posters: bool = True,
    competitive: bool | None = None,
    offline: Offline | None = None,
    on: Terms = USUAL,
) -> Game | None:
    """Open another game of a shipped adventure; None where there is no such adventure.

    `on` are the terms it is played on.
    """
    shipped = site.catalogue.adventure(adventure_id)
    if shipped is None:
        return None
    edition = compiled(shipped)
    fresh = _fresh(site, shipped.id, edition.sha)
    row = replace(
        fresh,
        posters=posters,
        competitive=competitive,
        offline=offline,
        terms=terms.written(on),
    )

    def work(connection: Connection) -> None:
        store.keep_edition(connection, shipped.id, edition)
        store.open_game(connection, row)

    site.database.write(work)
    return _game(site, row)


def agree(site: Site, code: str, on: Terms) -> None:
    """Play a game on other terms from now on."""
    kept = terms.written(on)
    site.database.write(lambda connection: store.set_terms(connection, code, kept))


def close(site: Site, code: str) -> bool:
    """Let nobody join a game any more; False where no such game is open."""
    if game(site, code) is None:
        return False
    at_ms = to_ms(site.clock())
    site.database.write(lambda connection: store.close_game(connection, tidy(code), at_ms))
    return True


def _fresh(site: Site, adventure_id: str, sha: str) -> GameRow:
    code = join_code(secrets.token_bytes(8))
    return GameRow(code, adventure_id, sha, to_ms(site.clock()))


def _stage(
    site: Site, connection: Connection, shipped: Adventure, staged: list[GameRow]
) -> None:
    edition = compiled(shipped)
    store.keep_edition(connection, shipped.id, edition)
    for row in staged:
        if row.edition != edition.sha:
            store.restage(connection, row.code, edition.sha)
    if not staged:
        store.open_game(connection, _fresh(site, shipped.id, edition.sha))


def _game(site: Site, row: GameRow) -> Game:
    staged = adventure(site, row.edition)
    competitive = row.competitive
    if competitive is None:
        competitive = staged.integrity == "competitive"
    usual: Offline = "open-only" if competitive else "whole"
    offline = usual if row.offline is None else _OFFLINE[row.offline]
    return Game(
        row.code,
        row.adventure,
        row.edition,
        staged.title,
        bool(row.posters),
        bool(competitive),
        offline,
        terms.read(row.terms),
    )


_OFFLINE: dict[str, Offline] = {"whole": "whole", "open-only": "open-only"}
