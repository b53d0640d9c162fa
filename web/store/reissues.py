"""Posters that were replaced, and when."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from web.store.connection import Connection
from web.store.tables import reissue

_OF_ADVENTURE = (
    sa.select(reissue.c.checkpoint, reissue.c.at_ms)
    .where(reissue.c.adventure == sa.bindparam("of"))
    .order_by(reissue.c.at_ms, reissue.c.id)
)
_KNOWN = sa.select(reissue.c.id).where(reissue.c.id == sa.bindparam("of"))
_ADD = sa.insert(reissue)


@dataclass(frozen=True, slots=True)
class ReissueRow:
    """One poster that was replaced. `id` is its form's; `staff` is who did it."""

    id: str
    adventure: str
    checkpoint: str
    at_ms: int
    staff: str | None = None


def add(connection: Connection, row: ReissueRow) -> bool:
    """Write one down; False where this very one is written already."""
    if connection.value(_KNOWN, of=row.id) is not None:
        return False
    connection.write(_ADD, **asdict(row))
    return True


def of_adventure(connection: Connection, adventure: str) -> Sequence[tuple[str, int]]:
    """The checkpoints whose posters were replaced, and when, the oldest first."""
    return [(row[0], row[1]) for row in connection.all(_OF_ADVENTURE, of=adventure)]
