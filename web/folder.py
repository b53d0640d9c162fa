"""A data folder, opened: what a server, a command and a test all begin with."""

from collections.abc import Callable
from datetime import datetime

from adventures.catalogue import Catalogue, catalogue
from web import clock
from web.games import stage_shipped
from web.keys import keys
from web.settings import Settings
from web.site import Site, books
from web.store.database import opened


def site_at(
    settings: Settings,
    content: Catalogue | None = None,
    now: Callable[[], datetime] = clock.now,
) -> Site:
    """Put a site together over a prepared folder, with a game for each shipped adventure."""
    content = content or catalogue()
    secret = keys(settings.data)
    site = Site(
        settings=settings,
        keys=secret,
        catalogue=content,
        database=opened(settings.data),
        clock=now,
        books=books(secret, content),
    )
    stage_shipped(site)
    return site
