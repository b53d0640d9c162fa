"""Photos: whose they are, until when they are kept, and which file holds each."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import photo


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One photo of a run. `id` is its client's, and stands for one photo in one run.

    `body_mac` is an HMAC of what was sent: the same photo twice is told from another one.
    `approved_at_ms` is None until an organiser lets others see it.
    """

    run: str
    id: str
    file: str
    body_mac: str
    bytes: int
    created_at_ms: int
    expires_at_ms: int
    approved_at_ms: int | None = None


_ALL = sa.select(
    photo.c.run, photo.c.id, photo.c.file, photo.c.body_mac, photo.c.bytes,
    photo.c.created_at_ms, photo.c.expires_at_ms, photo.c.approved_at_ms,
)  # fmt: skip
_OF_RUN = _ALL.where(photo.c.run == sa.bindparam("run_id")).order_by(
    photo.c.created_at_ms, photo.c.id
)
_ONE = _ALL.where(photo.c.run == sa.bindparam("run_id"), photo.c.id == sa.bindparam("photo_id"))
_FILES = sa.select(photo.c.file)
_EXPIRED = sa.select(photo.c.file).where(photo.c.expires_at_ms <= sa.bindparam("now_ms"))
_ADD = sa.insert(photo)
_DROP = sa.delete(photo).where(photo.c.file == sa.bindparam("of"))


def photos_of(connection: Connection, run_id: str) -> Sequence[PhotoRow]:
    """A run's photos, the oldest first."""
    return [PhotoRow(*row) for row in connection.all(_OF_RUN, run_id=run_id)]


def photo_called(connection: Connection, run_id: str, photo_id: str) -> PhotoRow | None:
    """One photo of a run."""
    row = connection.first(_ONE, run_id=run_id, photo_id=photo_id)
    return PhotoRow(*row) if row else None


def files(connection: Connection) -> Sequence[str]:
    """The file of every photo there is."""
    return [row[0] for row in connection.all(_FILES)]


def expired(connection: Connection, now_ms: int) -> Sequence[str]:
    """The files of photos whose time has come."""
    return [row[0] for row in connection.all(_EXPIRED, now_ms=now_ms)]


def add_photo(connection: Connection, row: PhotoRow) -> None:
    """Add a photo, whose file is there already."""
    connection.write(
        _ADD,
        run=row.run,
        id=row.id,
        file=row.file,
        body_mac=row.body_mac,
        bytes=row.bytes,
        created_at_ms=row.created_at_ms,
        expires_at_ms=row.expires_at_ms,
        approved_at_ms=row.approved_at_ms,
    )


def drop_photo(connection: Connection, file: str) -> None:
    """Forget a photo by its file, which may be deleted afterwards."""
    connection.write(_DROP, of=file)
