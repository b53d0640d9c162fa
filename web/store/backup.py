"""A backup: one zip that either kind of database can be restored from.

Every table stands in it as JSON lines, all as of one moment, beside the files of the data
folder (key, photos, the imported map). The manifest tells the revision of the tables, and of
each part its SHA-256, so that nothing is restored that is not whole. It is made while games
are played; it holds the key and people's words, so its reader has to be its owner.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import sqlalchemy as sa
from alembic.migration import MigrationContext

from web.store.database import Database
from web.store.kinds import NAMED_IN
from web.store.sqlite import FILE

FORMAT: Final = "seikkailu-backup/1"
MANIFEST: Final = "manifest.json"
TABLES: Final = "tables"
FILES: Final = "files"
REVISION: Final = "alembic_version"

BACKUPS: Final = "backups"
"""The folder's own backups, made before its tables are changed."""

LEFT_OUT: Final = frozenset({BACKUPS, NAMED_IN})
PICTURES: Final = ".webp"


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    file: Path
    rows: int
    files: int


def back_up(database: Database, data: Path, target: Path, *, photos: bool = True) -> Backup:
    """Write a backup: whole, or not at all. Raises FileExistsError.

    Without `photos` it is small: their rows are kept, and lead to nothing.
    """
    if target.exists():
        raise FileExistsError(target)
    part = target.with_name(f"{target.name}.part")
    with _private(part) as archive, _moment(database) as connection:
        tables, writing = tables_of(connection), _Writing(archive)
        files = [
            writing.file(file, f"{FILES}/{file.relative_to(data).as_posix()}")
            for file in files_of(data)
            if photos or file.suffix != PICTURES
        ]
        rows = [writing.table(connection, table) for table in tables]
        writing.manifest(MigrationContext.configure(connection).get_current_revision())
    part.replace(target)
    return Backup(target, sum(rows), sum(files))


def files_of(data: Path) -> Iterator[Path]:
    """What a folder holds besides its database, its locks and its backups."""
    for file in sorted(data.rglob("*")):
        place = file.relative_to(data).parts
        temporary = file.suffix in {".lock", ".pid", ".part"}
        if file.is_file() and not temporary and not _left_out(place[0]):
            yield file


def tables_of(connection: sa.Connection) -> list[sa.Table]:
    """The tables as they are in the database, each behind those it refers to."""
    found = sa.MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != REVISION]


def _left_out(name: str) -> bool:
    return name in LEFT_OUT or name.startswith((FILE, "."))


class _Writing:
    """A zip under way: every part is added up as it is written."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.parts: dict[str, dict[str, object]] = {}

    def file(self, file: Path, name: str) -> bool:
        """One file as it is; False where it has been deleted meanwhile."""
        try:
            octets = file.read_bytes()
        except FileNotFoundError:
            return False
        self.archive.writestr(ZipInfo(name), octets, ZIP_STORED)
        self.parts[name] = {"sha256": hashlib.sha256(octets).hexdigest()}
        return True

    def table(self, connection: sa.Connection, table: sa.Table) -> int:
        """One table, a line for each row."""
        name, digest, rows = f"{TABLES}/{table.name}.jsonl", hashlib.sha256(), 0
        ordered = sa.select(table).order_by(*table.primary_key.columns)
        with self.archive.open(name, "w", force_zip64=True) as out:
            for row in connection.execute(ordered).mappings():
                rows += 1
                line = json.dumps(dict(row), ensure_ascii=False).encode() + b"\n"
                digest.update(line)
                out.write(line)
        self.parts[name] = {"sha256": digest.hexdigest(), "rows": rows}
        return rows

    def manifest(self, revision: str | None) -> None:
        told = {"format": FORMAT, "revision": revision, "parts": self.parts}
        self.archive.writestr(MANIFEST, json.dumps(told, indent=1))


@contextmanager
def _private(file: Path) -> Iterator[ZipFile]:
    """A zip that its owner alone reads, on disk at the end; away again if all is in vain."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w+b") as out:
            with ZipFile(out, "w", ZIP_DEFLATED) as archive:
                yield archive
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        raise


@contextmanager
def _moment(database: Database) -> Iterator[sa.Connection]:
    """A connection that sees one moment in every table."""
    with database.whole() as connection:
        connection.exec_driver_sql(database.kind.begin_snapshot)
        yield connection
