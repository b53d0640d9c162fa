"""A database that cannot be written for a while, for tests."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import sqlalchemy as sa

from web.site import Site
from web.store.postgres import LOCK
from web.store.sqlite import FILE, driver


@contextmanager
def prepared_with(site: Site, setting: str) -> Iterator[None]:
    """Every connection opened in the block has this setting."""
    sets = "SET" if _on_postgres(site) else "PRAGMA"

    def prepare(connection, _record) -> None:
        connection.execute(f"{sets} {setting}")

    sa.event.listen(site.database.pool, "connect", prepare)
    site.database.close()
    try:
        yield
    finally:
        sa.event.remove(site.database.pool, "connect", prepare)
        site.database.close()


@contextmanager
def locked(site: Site) -> Iterator[None]:
    """Another program holds the database, as a backup tool or a virus scanner might."""
    with _locked_postgres(site) if _on_postgres(site) else _locked_sqlite(site):
        yield


@contextmanager
def _locked_sqlite(site: Site) -> Iterator[None]:
    with (
        prepared_with(site, "busy_timeout=50"),
        closing(driver().connect(site.settings.data / FILE)) as other,
    ):
        other.isolation_level = None
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def _locked_postgres(site: Site) -> Iterator[None]:
    with prepared_with(site, "lock_timeout='50ms'"), site.database.pool.connect() as other:
        other.exec_driver_sql(f"SELECT pg_advisory_lock({LOCK})")
        yield
        other.exec_driver_sql(f"SELECT pg_advisory_unlock({LOCK})")


def _on_postgres(site: Site) -> bool:
    return site.database.kind.pool.dialect.name == "postgresql"
