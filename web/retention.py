"""What has been kept for its time, and goes: said afterwards, so that an operator can tell.

Words of people go some days after their team last did something: as many as the game's terms
say, or the settings. Photos have a day of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from web import erasing, terms
from web.clock import from_ms, to_ms
from web.organising import ORGANISER
from web.photos import sweep
from web.site import Site
from web.store import allowances, photos
from web.store import erasing as store
from web.store.backup import BACKUPS
from web.store.connection import Connection
from web.store.erasing import Resting

BACKUP_DAYS: Final = 14
"""How long the folder keeps the backups it makes before its tables change."""


@dataclass(frozen=True, slots=True)
class Removed:
    """How much of each has gone."""

    teams: int
    paper_teams: int
    photos: int
    staff: int
    backups: int

    def __bool__(self) -> bool:
        """Whether anything has."""
        return any((self.teams, self.paper_teams, self.photos, self.staff, self.backups))

    def __str__(self) -> str:
        """As a line of the server's log."""
        return (
            f"Retention: the words of {self.teams} teams, {self.paper_teams} paper teams, "
            f"{self.photos} photos, {self.staff} staff sessions and invites, "
            f"{self.backups} backups removed."
        )


def remove_old(site: Site, now: datetime) -> Removed:
    """Remove what has been kept for its time."""
    before_ms = to_ms(now - timedelta(days=site.settings.keep_days))
    with site.database.reading() as connection:
        resting = store.resting(connection, ORGANISER)
        over = [one.run for one in resting if _over(site, one, now)]
        expired = len(photos.expired(connection, to_ms(now)))
    sweep(site.database, site.settings.data, now)
    erasing.erase_all(site, over, now)

    def work(connection: Connection) -> tuple[int, int]:
        allowances.drop_rested(connection, to_ms(now))
        return (
            store.drop_waiting(connection, before_ms),
            store.drop_staff(connection, before_ms),
        )

    waiting, staff = site.database.write(work)
    removed = Removed(len(over), waiting, expired, staff, sum(_old_backups(site, now)))
    if removed:
        site.database.forget()
    return removed


def keep_days(site: Site, kept: str | None) -> int:
    """How many days a game with these terms keeps people's words."""
    return terms.read(kept).keep_days or site.settings.keep_days


def _over(site: Site, one: Resting, now: datetime) -> bool:
    return from_ms(one.last_ms) + timedelta(days=keep_days(site, one.terms)) <= now


def _old_backups(site: Site, now: datetime) -> Iterator[bool]:
    oldest = (now - timedelta(days=BACKUP_DAYS)).timestamp()
    for file in (site.settings.data / BACKUPS).glob("*"):
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
            yield True
