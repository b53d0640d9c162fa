"""Staff: whom an invite lets in, what each may do, and who is shown out.

No passwords. An invite is a link that works once and for two days; who takes it up has a
session of thirty days. Of either token only the hash is kept, so the database opens no door.
"""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from web.clock import from_ms, to_ms
from web.runs import TOKEN_BYTES, token_hash
from web.site import Site
from web.store import staff as store
from web.store.connection import Connection
from web.store.staff import StaffRow

INVITED_FOR = timedelta(hours=48)
STAYS_FOR = timedelta(days=30)


class Role(StrEnum):
    """What somebody of the staff does. A host looks after one checkpoint of one game."""

    ORGANISER = "organiser"
    AUTHOR = "author"
    HOST = "host"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Duty:
    """What an invite is for: a role, perhaps in one game, and a host's checkpoint.

    `label` tells one from another in the list: a task or a place rather than a name.
    """

    role: Role
    game: str | None = None
    checkpoint: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who is in."""

    id: str
    duty: Duty
    since: datetime
    until: datetime

    @property
    def role(self) -> Role:
        """What they do."""
        return self.duty.role

    def works_in(self, game: str) -> bool:
        """Whether a game is theirs: all are, unless the invite named one."""
        return self.duty.game in {None, game}


def invite(site: Site, duty: Duty, now: datetime) -> str:
    """Make an invite; the address that takes it up, which is shown this once."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = _row(duty, token, now, INVITED_FOR)
    site.database.write(lambda connection: store.add_invite(connection, row))
    return f"{site.settings.public_url}/staff/come/{token}"


def invited(site: Site, token: str, now: datetime) -> Duty | None:
    """What an invite is for, without using it; None where it leads nowhere any more."""
    with site.database.reading() as connection:
        row = store.valid_invite(connection, token_hash(token), to_ms(now))
    return _duty(row) if row else None


def come_in(site: Site, token: str, now: datetime) -> str | None:
    """Use an invite up; the token of the session, or None where it leads nowhere any more."""
    own = secrets.token_urlsafe(TOKEN_BYTES)

    def work(connection: Connection) -> bool:
        row = store.valid_invite(connection, token_hash(token), to_ms(now))
        if row is None:
            return False
        store.use_invite(connection, row.id, to_ms(now))
        store.add_staff(connection, _row(_duty(row), own, now, STAYS_FOR))
        return True

    return own if site.database.write(work) else None


def staff_of(site: Site, token: str, now: datetime) -> Staff | None:
    """Who holds a session's token; None once it has run out or was revoked."""
    with site.database.reading() as connection:
        row = store.staff_with(connection, token_hash(token), to_ms(now))
    return _staff(row) if row else None


def everybody(site: Site, now: datetime) -> list[Staff]:
    """All who are in, the first comer first."""
    with site.database.reading() as connection:
        return [_staff(row) for row in store.everybody(connection, to_ms(now))]


def revoke(site: Site, staff_id: str, now: datetime) -> bool:
    """Show somebody out at once; False where nobody of that id is in."""

    def work(connection: Connection) -> bool:
        known = any(one.id == staff_id for one in store.everybody(connection, to_ms(now)))
        if known:
            store.revoke(connection, staff_id, to_ms(now))
        return known

    return site.database.write(work)


def _row(duty: Duty, token: str, now: datetime, lasts: timedelta) -> StaffRow:
    return StaffRow(
        str(uuid.uuid4()),
        token_hash(token),
        str(duty.role),
        duty.game,
        duty.checkpoint,
        duty.label,
        to_ms(now),
        to_ms(now + lasts),
    )


def _duty(row: StaffRow) -> Duty:
    return Duty(Role(row.role), row.game, row.checkpoint, row.label)


def _staff(row: StaffRow) -> Staff:
    return Staff(row.id, _duty(row), from_ms(row.created_at_ms), from_ms(row.expires_at_ms))
