"""A real PostgreSQL for tests: Debian's, started by this process and stopped with it."""

import atexit
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from tests.serving import lives, wait_until

START_S = 30.0
USER = "seikkailu"
MISSING = (
    "PostgreSQL is not installed: run tests/postgres/install.sh, or apt-get install postgresql"
)
NEW = f"-U {USER} -A trust -E UTF8 --locale=C"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # no test here cuts the power
    "max_connections": "200",
    "shared_buffers": "32MB",
    "max_wal_size": "256MB",
}


@dataclass
class Server:
    """A PostgreSQL of our own, whose sockets lie in its folder."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None
    numbers: count = field(default_factory=count)
    made: list[str] = field(default_factory=list)
    """Databases that are there now."""

    def url(self, name: str) -> str:
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def fresh(self, template: str = "template0") -> str:
        """A database of its own, as the template is; its address."""
        name = f"peli_{next(self.numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {template}")
        self.made.append(name)
        return self.url(name)

    def drop_all(self, but: int = 0) -> None:
        """Drop what was made after the first so many, whoever is connected."""
        while len(self.made) > but:
            self.say(f"DROP DATABASE {self.made.pop()} WITH (FORCE)")

    def say(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def start(self) -> None:
        """Start, as a direct child, and wait until it answers."""
        words = [word for name, to in SETTINGS.items() for word in ("-c", f"{name}={to}")]
        log = self.folder / "log"
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [binary("postgres"), "-D", self.folder / "data", "-k", self.folder, *words],
                stdout=out,
                stderr=subprocess.STDOUT,
                **as_somebody(),
            )
        give_up = time.monotonic() + START_S
        while not self.answers():
            assert self.process.poll() is None, log.read_text()
            assert time.monotonic() < give_up, "PostgreSQL does not answer"
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """Stop at once, whoever is connected, and wait for it."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=START_S)
            self.process = None

    def kill(self) -> None:
        """End all its processes at once, as the kernel would that is out of memory."""
        assert self.process is not None
        first = self.process.pid
        os.kill(first, signal.SIGSTOP)  # so that it starts no more of them meanwhile
        processes = (first, *started_by(first))
        for pid in processes:
            os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=START_S)
        wait_until(lambda: not any(map(lives, processes)))
        self.process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)


def new_server() -> Server:
    """Make a server and start it; the caller removes it."""
    folder = Path(mkdtemp(prefix="seikkailu-pg-", dir="/tmp"))
    if as_somebody():
        shutil.chown(folder, "postgres")
    subprocess.run(
        [binary("initdb"), "-D", folder / "data", *NEW.split()],
        check=True,
        capture_output=True,
        **as_somebody(),
    )
    server = Server(folder)
    server.start()
    return server


@cache
def server() -> Server:
    """The server that all tests of this process share, each with a database of its own."""
    shared = new_server()
    atexit.register(shared.remove)
    return shared


def binary(name: str) -> Path:
    """A program of PostgreSQL's, on the path or where Debian keeps it, the newest."""
    found = shutil.which(name)
    debians = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version)
    if found:
        return Path(found).resolve()
    if not debians:
        pytest.fail(MISSING, pytrace=False)
    return debians[-1]


def as_somebody() -> dict[str, object]:
    """Whom it runs as: it refuses to be started by root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": [], "cwd": "/"}


def name_in(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def started_by(parent: int) -> list[int]:
    """The processes that one has started and that still are."""
    processes = [int(one.name) for one in Path("/proc").iterdir() if one.name.isdecimal()]
    return [pid for pid in processes if _parent(pid) == parent]


def _parent(pid: int) -> int | None:
    """Who started a process; None for one that has ended meanwhile."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def _version(program: Path) -> float:
    return float(program.parts[-3])
