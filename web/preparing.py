"""Making a data folder ready before anything is served from it.

Apart from `web.folder`, so that the serving process never loads the migration tools.
"""

from pathlib import Path

from web import clock
from web.keys import keys
from web.store.database import opened
from web.store.migrating import Migrated, migrate


def prepared(data: Path) -> Migrated | None:
    """Make the folder and its key, and bring the tables up to date; say what was migrated."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys(data)
    database = opened(data)
    try:
        return migrate(database, data, f"{clock.now():%Y-%m-%d-%H%M%S}")
    finally:
        database.close()
