"""What `check` has found, kept in the user's cache folder under what it rests on.

The key is the SHA-256 of every byte that the answer depends on: a changed letter is another
key, so nothing here is ever out of date and nobody has to clear it. Whatever goes wrong with
a kept answer costs another look, never an error. Nothing heavy is imported here: that the
answer is known is found out before the rules are even loaded.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

from adventures.folders import PROGRAMME, authored, media, programme_for

MOST = 200
"""Answers that are kept; older ones make room."""

ROOT = Path(__file__).parent.parent
PROGRAM = ("engine/**/*.py", "adventures/*.py", "web/examining.py", "web/telling.py")
"""The sources that decide what is said, below the root."""


class Told(TypedDict):
    """One thing that is said about an adventure; `file` can be opened from here."""

    key: str
    severity: str
    file: str
    line: int
    message: str
    why: str | None
    fix: dict[str, object] | None


def key_of(folder: Path, language: str) -> str:
    """What the answer about a folder rests on: its files, the program, how it is asked."""
    digest = hashlib.sha256()
    for part in (*_asked(folder, language), *_program(), *_content(folder)):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def kept(key: str) -> list[Told] | None:
    """The answer under a key; None where there is none, or not whole."""
    try:
        seal, _, body = (_home() / key).read_bytes().partition(b"\n")
        told: list[Told] | None = json.loads(body) if seal == _seal(body) else None
    except (OSError, RuntimeError):
        return None
    return told


def keep(key: str, told: list[Told]) -> None:
    """Write an answer down, whole or not at all; a folder that takes none is no trouble."""
    body = json.dumps(told, ensure_ascii=False).encode()
    with suppress(OSError, RuntimeError):
        home = _home()
        home.mkdir(parents=True, exist_ok=True)
        beside = home / f"{key}.{os.getpid()}"
        beside.write_bytes(_seal(body) + b"\n" + body)
        beside.replace(home / key)
        newest_first = sorted(home.iterdir(), key=_changed, reverse=True)
        for file in newest_first[MOST:]:
            file.unlink(missing_ok=True)


def _home() -> Path:
    """Raises RuntimeError for a user who has no home."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (cache if cache.is_absolute() else Path.home() / ".cache") / "seikkailu" / "check"


def _seal(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _changed(file: Path) -> int:
    return file.stat().st_mtime_ns


def _asked(folder: Path, language: str) -> Iterator[bytes]:
    """The folder belongs to it: files are told by the path that was given."""
    yield os.fsencode(folder)
    yield language.encode()


def _program() -> Iterator[bytes]:
    """Our own sources as they are, and all that is installed beside them, by its version."""
    yield sys.version.encode()
    for place in sys.path:
        yield from sorted(os.fsencode(one.name) for one in Path(place).glob("*.dist-info"))
    yield from _whole(file for some in PROGRAM for file in sorted(ROOT.glob(some)))


def _content(folder: Path) -> Iterator[bytes]:
    yield from _whole([programme_for(folder) / PROGRAMME, *authored(folder), *media(folder)])


def _whole(files: Iterable[Path]) -> Iterator[bytes]:
    for file in files:
        yield os.fsencode(file)
        yield file.read_bytes() if file.is_file() else b""
