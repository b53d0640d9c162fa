"""What is kept of people, and taking it away: the log, which names nobody, stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import (
    device,
    entry,
    game,
    invite,
    paper_team,
    participation,
    photo,
    run,
    staff,
)

DRAWN: Final = "drawn-name"
"""The kind of a name that nobody typed: it stands where a team's own was erased."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What is kept of a team: how many words, phones and photos; the name is a word, too."""

    words: int
    devices: int
    photos: int

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.words or self.devices or self.photos)


@dataclass(frozen=True, slots=True)
class Resting:
    """A run whose team's words are kept still, the terms of its game, and its last day."""

    run: str
    terms: str | None
    last_ms: int


_OF_RUN: sa.BindParameter[str] = sa.bindparam("of")
_WORDS = (
    sa.select(sa.func.count())
    .select_from(participation)
    .where(participation.c.run == _OF_RUN, participation.c.kind != DRAWN)
)
_PHOTOS = sa.select(photo.c.file).where(photo.c.run == _OF_RUN)
_DEVICES = sa.select(sa.func.count()).select_from(device).where(device.c.run == _OF_RUN)
_NAME = sa.select(run.c.team_name).where(run.c.id == _OF_RUN).scalar_subquery()
_RENAME = (
    sa.update(participation)
    .where(participation.c.id == _NAME)
    .values(words=sa.bindparam("name"), kind=DRAWN)
)
_DROP_WORDS = sa.delete(participation).where(
    participation.c.run == _OF_RUN, participation.c.kind != DRAWN
)
_DROP_PHOTOS = sa.delete(photo).where(photo.c.run == _OF_RUN)
_DROP_WAITING = sa.delete(paper_team).where(paper_team.c.id == _OF_RUN)
_RESTING = (
    sa.select(
        run.c.id,
        game.c.terms,
        sa.func.coalesce(sa.func.max(entry.c.received_at_ms), run.c.created_at_ms),
    )
    .join(game, game.c.code == run.c.game)
    .join(participation, participation.c.id == run.c.team_name)
    .outerjoin(
        entry, sa.and_(entry.c.run == run.c.id, entry.c.device != sa.bindparam("organiser"))
    )
    .where(participation.c.kind != DRAWN)
    .group_by(run.c.id, game.c.terms, run.c.created_at_ms)
)
_OVER: sa.BindParameter[int] = sa.bindparam("before_ms")
_LONG_WAITING = sa.select(paper_team.c.id).where(paper_team.c.created_at_ms < _OVER)
_GONE_STAFF = sa.select(staff.c.id).where(
    sa.or_(staff.c.expires_at_ms < _OVER, staff.c.revoked_at_ms < _OVER)
)
_GONE_INVITES = sa.select(invite.c.id).where(
    sa.or_(invite.c.expires_at_ms < _OVER, invite.c.used_at_ms < _OVER)
)
_DROP_STAFF = sa.delete(staff).where(staff.c.id == _OF_RUN)
_DROP_INVITE = sa.delete(invite).where(invite.c.id == _OF_RUN)


def holding(connection: Connection, run_id: str) -> Holding:
    """What is kept of a team now."""
    return Holding(
        connection.value(_WORDS, of=run_id),
        connection.value(_DEVICES, of=run_id),
        len(photo_files(connection, run_id)),
    )


def photo_files(connection: Connection, run_id: str) -> Sequence[str]:
    """The files of a run's photos."""
    return [row[0] for row in connection.all(_PHOTOS, of=run_id)]


def drop_words(connection: Connection, run_id: str, name: str) -> None:
    """Take a run's words and photos away, and call its team by another name."""
    connection.write(_RENAME, of=run_id, name=name)
    connection.write(_DROP_WORDS, of=run_id)
    connection.write(_DROP_PHOTOS, of=run_id)
    connection.write(_DROP_WAITING, of=run_id)


def resting(connection: Connection, organiser: str) -> Sequence[Resting]:
    """The runs that words are kept of; what organisers did is no sign of life."""
    return [Resting(*row) for row in connection.all(_RESTING, organiser=organiser)]


def drop_waiting(connection: Connection, before_ms: int) -> int:
    """Forget the teams on paper that set out before a time and never came; how many."""
    waiting = [row[0] for row in connection.all(_LONG_WAITING, before_ms=before_ms)]
    for one in waiting:
        connection.write(_DROP_WAITING, of=one)
    return len(waiting)


def drop_staff(connection: Connection, before_ms: int) -> int:
    """Forget sessions and invites of the staff that ended before a time; how many."""
    gone = [row[0] for row in connection.all(_GONE_STAFF, before_ms=before_ms)]
    unused = [row[0] for row in connection.all(_GONE_INVITES, before_ms=before_ms)]
    for one in gone:
        connection.write(_DROP_STAFF, of=one)
    for one in unused:
        connection.write(_DROP_INVITE, of=one)
    return len(gone) + len(unused)
