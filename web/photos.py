"""Photos: taken in, kept for their time, shown to their own team, swept away.

The file is whole and on disk before its row is written, and the row is gone before its
file is deleted. So whenever the server is killed, no row lacks its file; at worst a file
has no row, and is swept at a later start.
"""

import hashlib
import hmac
import os
import secrets
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from engine.scenario.adventure import Adventure
from engine.scenario.tasks import PhotoChallenge
from web import games, play
from web.clock import to_ms
from web.folds import Played
from web.pictures import PhotoRefused, Trouble, made_anew
from web.play import SeenWithAnotherBody
from web.site import Site
from web.store import photos as store
from web.store.connection import Connection
from web.store.database import Database, StorageFailure
from web.store.photos import PhotoRow

FOLDER: Final = "photos"
MOST: Final = 30
"""Photos of one run."""

ROOM_BYTES = 500 * 1000**2
"""Free space that photos leave to the game itself."""

WHOLE: Final = ".webp"
UNDER_WAY: Final = ".part"
UNCLAIMED: Final = timedelta(hours=1)
"""How old a file without a row must be to be swept: its row may be on the way."""


def received(site: Site, run: Played, media_id: str, octets: bytes, now: datetime) -> None:
    """Take a photo in. The same again, under the same id, changes nothing.

    `media_id` is a UUID as `str` writes it. Raises PhotoRefused, SeenWithAnotherBody where
    the id stands for another photo of this run, or StorageFailure.
    """
    folder = site.settings.data / FOLDER
    mac = hmac.new(site.keys.bodies, octets, hashlib.sha256).hexdigest()
    forget_expired(site.database, site.settings.data, now)
    if _is_kept(site, run.id, media_id, mac):
        return
    _check_room(site, run)
    webp = made_anew(octets)
    row = PhotoRow(
        run=run.id,
        id=media_id,
        file=_written(folder, webp),
        body_mac=mac,
        bytes=len(webp),
        created_at_ms=to_ms(now),
        expires_at_ms=to_ms(now + timedelta(days=site.settings.photo_days)),
    )
    claimed = False
    try:
        claimed = site.database.write(lambda connection: _claim(connection, row))
    finally:
        if not claimed:
            (folder / row.file).unlink()


def kept(site: Site, run: Played, media_id: str, now: datetime) -> PhotoRow | None:
    """What is known of a photo of a run; None where there is none, or no more."""
    with site.database.reading() as connection:
        row = store.photo_called(connection, run.id, media_id)
    return None if row is None or row.expires_at_ms <= to_ms(now) else row


def shown(site: Site, run: Played, media_id: str, now: datetime) -> bytes | None:
    """A photo of a run as WEBP; None where there is none, or no more."""
    row = kept(site, run, media_id, now)
    if row is None:
        return None
    try:
        return (site.settings.data / FOLDER / row.file).read_bytes()
    except FileNotFoundError:
        return None


def sweep(database: Database, data: Path, now: datetime) -> None:
    """Delete the photos whose time has come, and files that never got a row.

    A server may be at work on the folder meanwhile.
    """
    forget_expired(database, data, now)
    folder = data / FOLDER
    there = [file for file in folder.glob("*") if file.suffix in {WHOLE, UNDER_WAY}]
    with database.reading() as connection:  # after the folder: a row comes behind its file
        named = set(store.files(connection))
    oldest = (now - UNCLAIMED).timestamp()
    for file in there:
        with suppress(FileNotFoundError):
            if file.name not in named and file.stat().st_mtime < oldest:
                file.unlink()


def forget_expired(database: Database, data: Path, now: datetime) -> None:
    """Delete the photos whose time has come."""
    with database.reading() as connection:
        files = store.expired(connection, to_ms(now))
    for file in files:
        _forget(database, data / FOLDER / file)


def _is_kept(site: Site, run_id: str, media_id: str, mac: str) -> bool:
    """Whether this very photo is kept already; its row, restored alone, is not enough."""
    with site.database.reading() as connection:
        row = store.photo_called(connection, run_id, media_id)
    if row is None:
        return False
    file = site.settings.data / FOLDER / row.file
    if not file.exists():
        _forget(site.database, file)
        return False
    _check_same(row, mac)
    return True


def _check_same(row: PhotoRow, mac: str) -> None:
    if not hmac.compare_digest(row.body_mac, mac):
        raise SeenWithAnotherBody([row.id])


def _check_room(site: Site, run: Played) -> None:
    """Refuse what has no place here, before any work is done for it."""
    if not asks_for_photos(games.adventure_of(site, run, play.state(site, run))):
        raise PhotoRefused(Trouble.NOT_ASKED)
    with site.database.reading() as connection:
        _check_number(connection, run.id)
    if shutil.disk_usage(site.settings.data).free < ROOM_BYTES:
        raise PhotoRefused(Trouble.NO_ROOM)


def asks_for_photos(adventure: Adventure) -> bool:
    """Whether an adventure has a photo challenge: no other takes photos in."""
    return any(
        isinstance(challenge, PhotoChallenge)
        for stop in adventure.checkpoints
        for challenge in stop.challenges
    )


def _check_number(connection: Connection, run_id: str) -> None:
    if len(store.photos_of(connection, run_id)) >= MOST:
        raise PhotoRefused(Trouble.TOO_MANY)


def _claim(connection: Connection, row: PhotoRow) -> bool:
    """Write the row; False where the same photo came in meanwhile, with a file of its own."""
    before = store.photo_called(connection, row.run, row.id)
    if before is not None:
        _check_same(before, row.body_mac)
        return False
    _check_number(connection, row.run)
    store.add_photo(connection, row)
    return True


def _forget(database: Database, file: Path) -> None:
    database.write(lambda connection: store.drop_photo(connection, file.name))
    file.unlink(missing_ok=True)


def _written(folder: Path, webp: bytes) -> str:
    """Write a file under a random name, and wait until it is on disk.

    Raises StorageFailure, and leaves nothing.
    """
    name = secrets.token_hex(16) + WHOLE
    part = (folder / name).with_suffix(UNDER_WAY)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with part.open("xb") as out:
            out.write(webp)
            out.flush()
            os.fsync(out.fileno())
        part.rename(folder / name)
        _sync(folder)
    except OSError as failure:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StorageFailure(str(failure)) from failure
    return name


def _sync(folder: Path) -> None:
    """Wait until a folder's new name is on disk; Windows has no way to ask for it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
