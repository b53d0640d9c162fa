"""One serving process a data folder, unless it names a database that serves several.

Two locks: the starting process holds `start.lock` for as long as it lives, the process
that serves holds `serve.lock`. When a starter is killed its server may live on and keep
the port: the next start finds `serve.lock` held, and says by whom. The system frees a
lock when its process ends, however it ends.
"""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from web.store.kinds import url_of

START: Final = "start"
SERVE: Final = "serve"


class FolderInUse(RuntimeError):
    """Another process serves this data folder."""


def take(data: Path, part: str, *, patience_s: float = 0.0) -> ExitStack:
    """Take a lock for as long as this process lives, or until what is returned is closed.

    Nothing is taken where the folder names a database of its own. Raises FolderInUse, with
    the other process's pid, after `patience_s` seconds.
    """
    held = ExitStack()
    if url_of(data):
        return held
    lock = FileLock(data / f"{part}.lock")
    try:
        lock.acquire(timeout=patience_s)
    except Timeout as taken:
        raise FolderInUse(_sentence(data)) from taken
    _pid_file(data, part).write_text(str(os.getpid()), "ascii")
    held.callback(lock.release)
    return held


def check_free(data: Path) -> None:
    """Raise FolderInUse where a server still runs that its starter left behind."""
    take(data, SERVE).close()


def _sentence(data: Path) -> str:
    pid = next(
        (
            file.read_text("ascii").strip()
            for part in (SERVE, START)
            if (file := _pid_file(data, part)).exists() and _lives(file)
        ),
        "unknown",
    )
    return f"{data} is being served by process {pid}: stop it, or choose another --data"


def _lives(file: Path) -> bool:
    try:
        os.kill(int(file.read_text("ascii")), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def _pid_file(data: Path, part: str) -> Path:
    return data / f"{part}.pid"
