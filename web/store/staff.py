"""Who has come in as staff, and the invites by which more may come. Tokens stand hashed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import invite, staff


@dataclass(frozen=True, slots=True)
class StaffRow:
    """An invite, or who came by one: what they may do, and until when."""

    id: str
    token_hash: str
    role: str
    game: str | None
    checkpoint: str | None
    label: str
    created_at_ms: int
    expires_at_ms: int


def _shown(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    return sa.select(*(table.c[name] for name in StaffRow.__slots__))


_ADD_INVITE = sa.insert(invite)
_ADD_STAFF = sa.insert(staff)
_VALID_INVITE = _shown(invite).where(
    invite.c.token_hash == sa.bindparam("token"),
    invite.c.used_at_ms.is_(None),
    invite.c.expires_at_ms > sa.bindparam("now"),
)
_USE = (
    sa.update(invite)
    .where(invite.c.id == sa.bindparam("of"))
    .values(used_at_ms=sa.bindparam("now"))
)
_IN_FORCE = _shown(staff).where(
    staff.c.revoked_at_ms.is_(None), staff.c.expires_at_ms > sa.bindparam("now")
)
_WITH_TOKEN = _IN_FORCE.where(staff.c.token_hash == sa.bindparam("token"))
_ALL = _IN_FORCE.order_by(staff.c.created_at_ms, staff.c.id)
_REVOKE = (
    sa.update(staff)
    .where(staff.c.id == sa.bindparam("of"))
    .values(revoked_at_ms=sa.bindparam("now"))
)


def add_invite(connection: Connection, row: StaffRow) -> None:
    """Keep an invite that nobody has used yet."""
    connection.write(_ADD_INVITE, used_at_ms=None, **asdict(row))


def valid_invite(connection: Connection, token_hash: str, now_ms: int) -> StaffRow | None:
    """The unused invite behind a link; None once it is used or too old."""
    row = connection.first(_VALID_INVITE, token=token_hash, now=now_ms)
    return StaffRow(*row) if row else None


def use_invite(connection: Connection, invite_id: str, now_ms: int) -> None:
    """Let an invite lead in nobody else."""
    connection.write(_USE, of=invite_id, now=now_ms)


def add_staff(connection: Connection, row: StaffRow) -> None:
    """Let somebody in."""
    connection.write(_ADD_STAFF, revoked_at_ms=None, **asdict(row))


def staff_with(connection: Connection, token_hash: str, now_ms: int) -> StaffRow | None:
    """Who holds a token that is still good."""
    row = connection.first(_WITH_TOKEN, token=token_hash, now=now_ms)
    return StaffRow(*row) if row else None


def everybody(connection: Connection, now_ms: int) -> Sequence[StaffRow]:
    """All who may come in now, the first comer first."""
    return [StaffRow(*row) for row in connection.all(_ALL, now=now_ms)]


def revoke(connection: Connection, staff_id: str, now_ms: int) -> None:
    """Show somebody out."""
    connection.write(_REVOKE, of=staff_id, now=now_ms)
