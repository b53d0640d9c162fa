"""What a serving process does by itself: at its start, and each night."""

import threading
from datetime import datetime, timedelta
from typing import Final

import click

from web.retention import remove_old
from web.site import Site
from web.store.database import StorageFailure

HOUR: Final = 1
"""In UTC: the small hours in Finland, when nobody plays."""


def look_after(site: Site) -> None:
    """Remove what is old from now on, beside answering."""
    threading.Thread(target=_for_ever, args=(site,), name="retention", daemon=True).start()


def once(site: Site) -> None:
    """Remove what is old now, and say what; a database that cannot waits for the next time."""
    try:
        removed = remove_old(site, site.clock())
    except StorageFailure as failure:
        click.echo(f"Retention: nothing removed, {failure}.", err=True)
        return
    if removed:
        click.echo(str(removed))


def until_night(now: datetime) -> timedelta:
    """How long it is until the next time."""
    tonight = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return (tonight if now < tonight else tonight + timedelta(days=1)) - now


def _for_ever(site: Site) -> None:
    never = threading.Event()
    while True:
        once(site)
        never.wait(until_night(site.clock()).total_seconds())
