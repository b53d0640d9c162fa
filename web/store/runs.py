"""Runs, the phones that play them, and the words people typed."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from web.store.tables import device, game, participation, run


@dataclass(frozen=True, slots=True)
class RunRow:
    """One team's walk through one game. `team_name` is the name's id in participation."""

    id: str
    game: str
    edition: str
    adventure: str
    team_name: str
    created_at_ms: int


_RUNS = (
    sa.select(
        run.c.id, run.c.game, run.c.edition, game.c.adventure, participation.c.words,
        run.c.created_at_ms,
    )
    .join(game, game.c.code == run.c.game)
    .join(participation, participation.c.id == run.c.team_name)
)  # fmt: skip
_OF_DEVICE = _RUNS.join(device, device.c.run == run.c.id).add_columns(device.c.id)
_FOR_DEVICE = _OF_DEVICE.where(
    run.c.id == sa.bindparam("run_id"), device.c.token_hash == sa.bindparam("token")
)
_ALL_OF_DEVICE = _OF_DEVICE.where(device.c.token_hash == sa.bindparam("token"))


def add_run(connection: sa.Connection, row: RunRow, resume_hash: str, name_id: str) -> None:
    """Add a run and the team's name; `row.team_name` is the name itself."""
    values = {
        "id": row.id,
        "game": row.game,
        "edition": row.edition,
        "team_name": name_id,
        "resume_hash": resume_hash,
        "created_at_ms": row.created_at_ms,
    }
    connection.execute(sa.insert(run), values)
    add_words(connection, name_id, row.id, "team-name", row.team_name)


def add_words(
    connection: sa.Connection, words_id: str, run_id: str, kind: str, words: str
) -> None:
    """Keep words that someone typed, where they can be erased."""
    values = {"id": words_id, "run": run_id, "kind": kind, "words": words}
    connection.execute(sa.insert(participation), values)


def words_kept(connection: sa.Connection, words_id: str) -> str | None:
    """Words by their id; None once erased."""
    query = sa.select(participation.c.words).where(participation.c.id == words_id)
    return connection.execute(query).scalar_one_or_none()


def add_device(
    connection: sa.Connection, device_id: str, run_id: str, token_hash: str, at_ms: int
) -> None:
    """Let a phone play a run."""
    values = {"id": device_id, "run": run_id, "token_hash": token_hash, "joined_at_ms": at_ms}
    connection.execute(sa.insert(device), values)


def drop_device(connection: sa.Connection, device_id: str) -> None:
    """Let a phone play a run no longer."""
    connection.execute(sa.delete(device).where(device.c.id == device_id))


def run_called(connection: sa.Connection, run_id: str) -> RunRow | None:
    """A run by its id, whoever asks."""
    row = connection.execute(_RUNS.where(run.c.id == run_id)).one_or_none()
    return RunRow(*row) if row else None


def run_resumed_by(connection: sa.Connection, resume_hash: str) -> RunRow | None:
    """A run by the hash of its resume code."""
    row = connection.execute(_RUNS.where(run.c.resume_hash == resume_hash)).one_or_none()
    return RunRow(*row) if row else None


def run_for(
    connection: sa.Connection, run_id: str, token_hash: str
) -> tuple[RunRow, str] | None:
    """A run and the id of the phone that may play it; None for any other phone."""
    found = connection.execute(_FOR_DEVICE, {"run_id": run_id, "token": token_hash})
    row = found.one_or_none()
    return (RunRow(*row[:6]), row[6]) if row else None


def runs_of(connection: sa.Connection, token_hash: str) -> Sequence[tuple[RunRow, str]]:
    """All runs that a phone may play with its id in each, the newest first."""
    query = _ALL_OF_DEVICE.order_by(run.c.created_at_ms.desc())
    rows = connection.execute(query, {"token": token_hash})
    return [(RunRow(*row[:6]), row[6]) for row in rows]


def all_run_ids(connection: sa.Connection) -> Sequence[str]:
    """Every run there is."""
    return connection.execute(sa.select(run.c.id).order_by(run.c.id)).scalars().all()
