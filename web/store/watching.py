"""What staff look at in a whole game: its teams, what they wrote, what the staff did."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import entry, game_entry, participation, run, staff

_NAMES = participation.alias("names")
_TEAMS = (
    sa.select(run.c.id, _NAMES.c.words, run.c.edition, run.c.bracket, run.c.paper)
    .join(_NAMES, _NAMES.c.id == run.c.team_name)
    .where(run.c.game == sa.bindparam("of"))
    .order_by(run.c.created_at_ms, run.c.id)
)
_WORDS = (
    sa.select(participation.c.id, run.c.id, _NAMES.c.words, participation.c.words)
    .select_from(participation)
    .join(run, run.c.id == participation.c.run)
    .join(_NAMES, _NAMES.c.id == run.c.team_name)
    .where(run.c.game == sa.bindparam("of"), participation.c.kind == sa.bindparam("kind"))
)
_HANDS = sa.select(staff.c.id)
_IN_RUNS = (
    sa.select(entry.c.run, entry.c.intent_id, entry.c.device, entry.c.at_ms, entry.c.intent)
    .join(run, run.c.id == entry.c.run)
    .where(
        run.c.game == sa.bindparam("of"),
        sa.or_(entry.c.device == sa.bindparam("server"), entry.c.device.in_(_HANDS)),
    )
    .order_by(entry.c.at_ms.desc())
)
_IN_GAME = (
    sa.select(game_entry.c.id, game_entry.c.staff, game_entry.c.at_ms, game_entry.c.intent)
    .where(game_entry.c.game == sa.bindparam("of"))
    .order_by(game_entry.c.seq.desc())
)
_ROLES = sa.select(staff.c.id, staff.c.role)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team of a game; `paper` walks without a phone."""

    run: str
    name: str
    edition: str
    bracket: str | None
    paper: bool


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words that somebody of a team left, under their id."""

    id: str
    run: str
    team: str
    words: str


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One thing that was done, as it is kept. `run` is None where it was for a whole game.

    `hand` is the id of a staff session; None for one at the server itself.
    """

    id: str
    run: str | None
    hand: str | None
    at_ms: int
    intent: str


def teams(connection: Connection, game: str) -> Sequence[TeamRow]:
    """The teams of a game, the first that set out first."""
    rows = connection.all(_TEAMS, of=game)
    return [TeamRow(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows]


def words_of(connection: Connection, game: str, kind: str) -> Sequence[WordsRow]:
    """The words of a kind that a game's teams have left."""
    return [WordsRow(*row) for row in connection.all(_WORDS, of=game, kind=kind)]


def deeds_in_runs(connection: Connection, game: str, server: str) -> Sequence[DeedRow]:
    """What staff did in a game's runs, the newest first; `server` is the server's own hand."""
    rows = connection.all(_IN_RUNS, of=game, server=server)
    return [
        DeedRow(intent_id, of_run, None if hand == server else hand, at_ms, intent)
        for of_run, intent_id, hand, at_ms, intent in rows
    ]


def deeds_in_game(connection: Connection, game: str) -> Sequence[DeedRow]:
    """What staff did in a whole game, the newest first."""
    rows = connection.all(_IN_GAME, of=game)
    return [DeedRow(row[0], None, row[1], row[2], row[3]) for row in rows]


def roles(connection: Connection) -> dict[str, str]:
    """The role of every session of the staff's, also of those that are over."""
    return {row[0]: row[1] for row in connection.all(_ROLES)}
