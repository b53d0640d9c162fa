"""Starting the server: granian's starter, which spawns `web.worker` and looks after it.

There is one worker: one process, so that all writes of SQLite pass one queue. A worker
that crashes is replaced.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from web import lock
from web.settings import ENVIRONMENT


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve. `hosts` are further names that requests may carry."""

    host: str
    port: int
    data: Path
    public_url: str
    hosts: tuple[str, ...]
    threads: int
    tls_cert: Path | None
    tls_key: Path | None


def serve(serving: Serving) -> None:
    """Serve until told to stop. Raises FolderInUse before anything is started."""
    starter = lock.take(serving.data, lock.START)
    lock.check_free(serving.data)
    os.environ[variable("data")] = str(serving.data)
    os.environ[variable("public_url")] = serving.public_url
    os.environ[variable("hosts")] = ",".join(serving.hosts)
    try:
        Granian(
            "web.worker:application",
            factory=True,
            address=serving.host,
            port=serving.port,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=serving.threads,
            respawn_failed_workers=True,
            respawn_interval=0.5,
            log_level=LogLevels.warning,
            ssl_cert=serving.tls_cert,
            ssl_key=serving.tls_key,
        ).serve()
    finally:
        starter.release()


def variable(name: str) -> str:
    """The environment variable by which the starter hands a value to its worker."""
    return f"{ENVIRONMENT}SERVING_{name.upper()}"
