"""Erasing a team: its words, name, phones and photos go; its log, which names nobody, stays.

So every figure that rests on the log is the same afterwards. On the board stands a drawn name.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from engine.play.leaderboard import standing_of
from web import runs
from web.clock import to_ms
from web.folds import Played
from web.names import drawn_name
from web.organising import ORGANISER
from web.photos import FOLDER
from web.site import Site
from web.store import board, erasing
from web.store import runs as store
from web.store.connection import Connection
from web.store.erasing import Holding


def kept_of(site: Site, run_id: str) -> Holding | None:
    """What is kept of a team; None where there is no such run."""
    with site.database.reading() as connection:
        if store.run_called(connection, run_id) is None:
            return None
        return erasing.holding(connection, run_id)


def erase(site: Site, run_id: str, now: datetime) -> Holding | None:
    """Take away all that is kept of a team; what it was, or None where there is no such run."""
    kept = kept_of(site, run_id)
    if kept is not None:
        erase_all(site, [run_id], now)
        site.database.forget()
    return kept


def erase_all(site: Site, run_ids: Sequence[str], now: datetime) -> None:
    """Take teams' words away, one team after another; the files keep shadows of them still."""
    for run_id in run_ids:
        files = site.database.write(
            lambda connection, run_id=run_id: _erase(site, connection, run_id, now)  # type: ignore[misc]
        )
        for file in files:
            (site.settings.data / FOLDER / file).unlink(missing_ok=True)


def _erase(site: Site, connection: Connection, run_id: str, now: datetime) -> Sequence[str]:
    """The rows of one team; the files of its photos are then nobody's."""
    row = store.run_called(connection, run_id)
    if row is None:
        return ()
    run = Played(run_id, row.game, row.edition, ORGANISER)
    for device in store.devices_of(connection, run_id):
        runs.leave(site, connection, run, device, to_ms(now))
    store.change_resume(connection, run_id, secrets.token_hex(32))  # no code leads to it
    files = erasing.photo_files(connection, run_id)
    erasing.drop_words(connection, run_id, drawn_name(UUID(run_id).int))
    state = site.folds.of(connection, run_id).state
    board.update(connection, row.game, standing_of(run_id, state), to_ms(now))
    return files
