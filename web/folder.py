"""A data folder, opened: what a server, a command and a test all begin with."""

from collections.abc import Callable
from datetime import datetime

from adventures.catalogue import Catalogue, catalogue
from web import clock
from web.books import Books
from web.games import stage_shipped
from web.keys import keys
from web.settings import Settings
from web.site import Site
from web.store.database import opened


def site_at(
    settings: Settings,
    content: Catalogue | None = None,
    now: Callable[[], datetime] = clock.now,
) -> Site:
    """Put a site together over a prepared folder, with a game for each shipped adventure."""
    content = content or catalogue()
    secret, database = keys(settings.data), opened(settings.data)
    site = Site(
        settings=settings,
        keys=secret,
        catalogue=content,
        database=database,
        clock=now,
        books=Books(secret.codes, content, database),
    )
    stage_shipped(site)
    return site
