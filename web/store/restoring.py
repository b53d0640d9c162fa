"""Bringing a backup back, into an empty folder and an empty database, of either kind."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal
from zipfile import BadZipFile, ZipFile

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, ValidationError

from web.store import migrating
from web.store.backup import FILES, FORMAT, MANIFEST, TABLES, tables_of
from web.store.database import Database, opened
from web.store.kinds import NAMED_IN

AT_ONCE = 500
"""Rows that are inserted together."""

PIECE = 1024 * 1024


class CannotRestore(RuntimeError):
    """A backup that is not whole, or a place that is not empty."""


class Part(BaseModel):
    """What the manifest says of one part."""

    model_config = ConfigDict(extra="forbid")

    sha256: str
    rows: int = 0


class Manifest(BaseModel):
    """What a backup says of itself."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["seikkailu-backup/1"]
    revision: str
    parts: dict[str, Part]

    def rows_of(self, table: str) -> int:
        """How many rows of a table there are."""
        part = self.parts.get(_lines_of(table))
        return part.rows if part else 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back."""

    rows: int
    files: int


def restore(file: Path, data: Path) -> Restored:
    """Bring a backup back, whole or not at all. Raises CannotRestore."""
    _check_empty(data)
    try:
        with ZipFile(file) as archive:
            manifest = _manifest(archive)
            _check_whole(archive, manifest)
            return _restore(archive, manifest, data)
    except BadZipFile as broken:
        message = f"{file} is no backup, or not whole"
        raise CannotRestore(message) from broken
    except sa.exc.IntegrityError as broken:
        _wipe(data)
        message = f"the tables in {file} do not fit together"
        raise CannotRestore(message) from broken
    except BaseException:
        _wipe(data)
        raise


def _restore(archive: ZipFile, manifest: Manifest, data: Path) -> Restored:
    """Files first: a crash before the rows are committed leaves no game behind."""
    names = [name for name in manifest.parts if name.startswith(f"{FILES}/")]
    for name in names:
        _put(data, _place_of(name), archive.read(name))
    with closing(opened(data)) as database:
        rows = _fill(database, archive, manifest)
    return Restored(rows, len(names))


def _fill(database: Database, archive: ZipFile, manifest: Manifest) -> int:
    """All tables in one transaction: as they were, then brought up to this version."""
    with database.whole() as connection:
        connection.exec_driver_sql(database.kind.begin)
        if sa.inspect(connection).get_table_names():
            message = "the database is not empty: name one that is"
            raise CannotRestore(message)
        migrating.upgrade(connection, manifest.revision)
        rows = sum(
            _insert(connection, table, archive, manifest) for table in tables_of(connection)
        )
        migrating.upgrade(connection)
        connection.commit()
    return rows


def _insert(
    connection: sa.Connection, table: sa.Table, archive: ZipFile, manifest: Manifest
) -> int:
    if _lines_of(table.name) not in manifest.parts:
        message = f"the backup lacks the table {table.name}"
        raise CannotRestore(message)
    statement = sa.insert(table)
    with archive.open(_lines_of(table.name)) as lines:
        rows = (json.loads(line) for line in lines)
        while some := list(islice(rows, AT_ONCE)):
            connection.execute(statement, some)
    there: int = connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
    if there != manifest.rows_of(table.name):
        message = f"{table.name} has {there} rows, the backup {manifest.rows_of(table.name)}"
        raise CannotRestore(message)
    return there


def _manifest(archive: ZipFile) -> Manifest:
    """Read what the backup says of itself; one of a newer version cannot be read."""
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except (KeyError, ValidationError) as strange:
        message = f"this is no backup of the format {FORMAT}"
        raise CannotRestore(message) from strange
    if not migrating.knows(manifest.revision):
        message = "the backup was made by a newer version: install that one first"
        raise CannotRestore(message)
    return manifest


def _check_whole(archive: ZipFile, manifest: Manifest) -> None:
    """Every part is there as it was written, before anything is made of it."""
    there = set(archive.namelist()) - {MANIFEST}
    spoiled = [
        name
        for name, part in manifest.parts.items()
        if name not in there or _sha256(archive, name) != part.sha256
    ]
    if spoiled or there != manifest.parts.keys():
        message = f"the backup is not whole: {', '.join(spoiled) or 'something was added'}"
        raise CannotRestore(message)


def _sha256(archive: ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as part:
        while piece := part.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _check_empty(data: Path) -> None:
    """A folder may be there, and may name a database, but hold nothing else."""
    if any(_content(data)):
        message = f"{data} is not empty: restore into a new folder"
        raise CannotRestore(message)


def _content(data: Path) -> Iterator[Path]:
    return (one for one in data.glob("*") if one.name != NAMED_IN)


def _wipe(data: Path) -> None:
    for one in _content(data):
        if one.is_dir():
            shutil.rmtree(one)
        else:
            one.unlink()


def _place_of(name: str) -> PurePosixPath:
    """Where in the folder a file belongs: nowhere else, whatever its name says."""
    place = PurePosixPath(name).relative_to(FILES)
    if place.is_absolute() or ".." in place.parts or "\\" in name or ":" in name:
        message = f"the backup has a strange name in it: {name}"
        raise CannotRestore(message)
    return place


def _put(data: Path, place: PurePosixPath, octets: bytes) -> None:
    file = data / place
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_bytes(octets)
    file.chmod(0o600)


def _lines_of(table: str) -> str:
    return f"{TABLES}/{table}.jsonl"
