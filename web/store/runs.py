"""Runs, the phones that play them, and the words people typed."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import device, game, participation, run


@dataclass(frozen=True, slots=True)
class RunRow:
    """One team's walk through one game, with the team's name as it is shown.

    `bracket` is whom it is ranked among, where the game has brackets.
    """

    id: str
    game: str
    edition: str
    adventure: str
    team_name: str
    created_at_ms: int
    bracket: str | None = None


_RUNS = (
    sa.select(
        run.c.id, run.c.game, run.c.edition, game.c.adventure, participation.c.words,
        run.c.created_at_ms, run.c.bracket,
    )
    .join(game, game.c.code == run.c.game)
    .join(participation, participation.c.id == run.c.team_name)
)  # fmt: skip
_CALLED = _RUNS.where(run.c.id == sa.bindparam("of"))
_RESUME_HASH = sa.select(run.c.resume_hash).where(run.c.id == sa.bindparam("of"))
_CHANGE_RESUME = (
    sa.update(run)
    .where(run.c.id == sa.bindparam("of"))
    .values(resume_hash=sa.bindparam("resume"))
)
_RESUMED = _RUNS.where(run.c.resume_hash == sa.bindparam("resume"))
_OF_DEVICE = (
    _RUNS.join(device, device.c.run == run.c.id)
    .add_columns(device.c.id)
    .where(device.c.token_hash == sa.bindparam("token"))
)
_FOR_DEVICE = _OF_DEVICE.where(run.c.id == sa.bindparam("of"))
_ALL_OF_DEVICE = _OF_DEVICE.order_by(run.c.created_at_ms.desc())
_IDS = sa.select(run.c.id).order_by(run.c.id)
_WORDS = sa.select(participation.c.words).where(participation.c.id == sa.bindparam("of"))
_COUNT_WORDS = (
    sa.select(sa.func.count())
    .select_from(participation)
    .where(participation.c.run == sa.bindparam("of"))
    .where(participation.c.kind == sa.bindparam("kind"))
)
_DEVICES = sa.select(device.c.id).where(device.c.run == sa.bindparam("of"))
_ADD_RUN = sa.insert(run)
_ADD_WORDS = sa.insert(participation)
_CHANGE_WORDS = (
    sa.update(participation)
    .where(participation.c.id == sa.bindparam("of"))
    .values(words=sa.bindparam("said"))
)
_ADD_DEVICE = sa.insert(device)
_DROP_DEVICE = sa.delete(device).where(device.c.id == sa.bindparam("of"))


def add_run(
    connection: Connection, row: RunRow, resume_hash: str, name_id: str, *, paper: bool
) -> None:
    """Add a run, and the team's name where it can be erased; `paper`: without a phone."""
    connection.write(
        _ADD_RUN,
        id=row.id,
        game=row.game,
        edition=row.edition,
        team_name=name_id,
        resume_hash=resume_hash,
        created_at_ms=row.created_at_ms,
        paper=paper,
        bracket=row.bracket,
    )
    add_words(connection, name_id, row.id, "team-name", row.team_name)


def add_words(
    connection: Connection, words_id: str, run_id: str, kind: str, words: str
) -> None:
    """Keep words that someone typed, where they can be erased."""
    connection.write(_ADD_WORDS, id=words_id, run=run_id, kind=kind, words=words)


def change_words(connection: Connection, words_id: str, words: str) -> None:
    """Let other words stand under an id."""
    connection.write(_CHANGE_WORDS, of=words_id, said=words)


def words_kept(connection: Connection, words_id: str) -> str | None:
    """Words by their id; None once erased."""
    words: str | None = connection.value(_WORDS, of=words_id)
    return words


def count_words(connection: Connection, run_id: str, kind: str) -> int:
    """How many words of a kind a team has left."""
    counted: int = connection.value(_COUNT_WORDS, of=run_id, kind=kind) or 0
    return counted


def devices_of(connection: Connection, run_id: str) -> Sequence[str]:
    """The phones that may play a run."""
    return [row[0] for row in connection.all(_DEVICES, of=run_id)]


def add_device(
    connection: Connection, device_id: str, run_id: str, token_hash: str, at_ms: int
) -> None:
    """Let a phone play a run."""
    connection.write(
        _ADD_DEVICE, id=device_id, run=run_id, token_hash=token_hash, joined_at_ms=at_ms
    )


def drop_device(connection: Connection, device_id: str) -> None:
    """Let a phone play a run no longer."""
    connection.write(_DROP_DEVICE, of=device_id)


def run_called(connection: Connection, run_id: str) -> RunRow | None:
    """A run by its id, whoever asks."""
    row = connection.first(_CALLED, of=run_id)
    return RunRow(*row) if row else None


def run_resumed_by(connection: Connection, resume_hash: str) -> RunRow | None:
    """A run by the hash of its resume code."""
    row = connection.first(_RESUMED, resume=resume_hash)
    return RunRow(*row) if row else None


def resume_hash_of(connection: Connection, run_id: str) -> str | None:
    """The hash of a run's resume code."""
    kept: str | None = connection.value(_RESUME_HASH, of=run_id)
    return kept


def change_resume(connection: Connection, run_id: str, resume_hash: str) -> None:
    """Let another code bring phones to a run, and the old one no more."""
    connection.write(_CHANGE_RESUME, of=run_id, resume=resume_hash)


def run_for(connection: Connection, run_id: str, token_hash: str) -> tuple[RunRow, str] | None:
    """A run and the id of the phone that may play it; None for any other phone."""
    row = connection.first(_FOR_DEVICE, of=run_id, token=token_hash)
    return (RunRow(*row[:-1]), row[-1]) if row else None


def runs_of(connection: Connection, token_hash: str) -> Sequence[tuple[RunRow, str]]:
    """All runs that a phone may play with its id in each, the newest first."""
    rows = connection.all(_ALL_OF_DEVICE, token=token_hash)
    return [(RunRow(*row[:-1]), row[-1]) for row in rows]


def all_run_ids(connection: Connection) -> Sequence[str]:
    """Every run there is."""
    return [row[0] for row in connection.all(_IDS)]
