"""The codes that hang at checkpoints now: what authors wrote, and what was re-issued since."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime

from adventures.catalogue import Catalogue
from engine.codes import CodeBook, code_book
from web.clock import from_ms, to_ms
from web.recent import Recent
from web.store import reissues
from web.store.database import Database
from web.store.reissues import ReissueRow


class Books(Mapping[str, CodeBook]):
    """All codes of each adventure, as they are at the time of asking.

    Another process, or the command line, may re-issue one at any time: so the database is
    asked each time, and only what follows from its answer is remembered.
    """

    def __init__(self, key: bytes, catalogue: Catalogue, database: Database) -> None:
        """Over what is authored and what is kept."""
        self._key, self._catalogue, self._database = key, catalogue, database
        self._made: Recent[tuple[str, tuple[tuple[str, int], ...]], CodeBook] = Recent(64)

    def __getitem__(self, adventure: str) -> CodeBook:
        """The codes of one adventure. Raises KeyError."""
        rules = self._catalogue.adventure(adventure)
        if rules is None:
            raise KeyError(adventure)
        with self._database.reading() as connection:
            rows = tuple(reissues.of_adventure(connection, adventure))
        known = self._made.get((adventure, rows))
        if known is None:
            ended: dict[str, list[datetime]] = {stop.id: [] for stop in rules.checkpoints}
            for checkpoint, at_ms in rows:
                ended.setdefault(checkpoint, []).append(from_ms(at_ms))
            epochs = {stop.id: stop.epoch + len(ended[stop.id]) for stop in rules.checkpoints}
            known = code_book(self._key, adventure, epochs, ended)
            self._made.keep((adventure, rows), known)
        return known

    def __iter__(self) -> Iterator[str]:
        """The adventures, in the catalogue's order."""
        return (one.id for one in self._catalogue.adventures)

    def __len__(self) -> int:
        """How many adventures there are."""
        return len(self._catalogue.adventures)


def reissue(
    database: Database,
    adventure: str,
    checkpoint: str,
    now: datetime,
    *,
    form_id: str | None = None,
    staff: str | None = None,
) -> bool:
    """Replace a checkpoint's codes from now on, once under one form's id."""
    row = ReissueRow(form_id or str(uuid.uuid4()), adventure, checkpoint, to_ms(now), staff)
    return database.write(lambda connection: reissues.add(connection, row))
