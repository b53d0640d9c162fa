"""Starting the server: granian's starter, which spawns `web.worker` and looks after it.

There is one worker: one process, so that all writes of SQLite pass one queue; over
PostgreSQL there may be more. A worker that crashes is replaced. Its threads outnumber the
cores on purpose, since they wait for the disk together and so share its commits; granian
only logs errors, or it would warn.
"""

import os
import socket
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
    photo_days: int
    contact: str
    keep_days: int
    proxies: int
    workers: int
    tls_cert: Path | None
    tls_key: Path | None


class CannotServe(RuntimeError):
    """An address that cannot be listened on, or a certificate that cannot be used."""


def serve(serving: Serving) -> None:
    """Serve until told to stop. Raises FolderInUse or CannotServe before it is up."""
    starter = lock.take(serving.data, lock.START)
    try:
        lock.check_free(serving.data)
        os.environ[variable("data")] = str(serving.data)
        os.environ[variable("public_url")] = serving.public_url
        os.environ[variable("hosts")] = ",".join(serving.hosts)
        os.environ[variable("photo_days")] = str(serving.photo_days)
        os.environ[variable("contact")] = serving.contact
        os.environ[variable("keep_days")] = str(serving.keep_days)
        os.environ[variable("proxies")] = str(serving.proxies)
        _listen(serving)
    finally:
        starter.close()


def variable(name: str) -> str:
    """The environment variable by which the starter hands a value to its worker."""
    return f"{ENVIRONMENT}SERVING_{name.upper()}"


def _listen(serving: Serving) -> None:
    try:
        server = Granian(
            "web.worker:application",
            factory=True,
            address=_free_address(serving.host, serving.port),
            port=serving.port,
            interface=Interfaces.WSGI,
            workers=serving.workers,
            blocking_threads=serving.threads,
            respawn_failed_workers=True,
            respawn_interval=0.5,
            log_level=LogLevels.error,
            ssl_cert=serving.tls_cert,
            ssl_key=serving.tls_key,
        )
    except OSError as error:
        message = f"{serving.tls_cert} and {serving.tls_key} cannot be used: {error.strerror}"
        raise CannotServe(message) from error
    server.serve()


def _free_address(host: str, port: int) -> str:
    """The address that a host's name stands for, if nobody listens there yet.

    Two servers of this kind would share a port, and each get half of the requests.
    """
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            if os.name != "nt":  # there it would take the port from whoever has it
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        message = f"cannot listen on {host}:{port}: {error.strerror}"
        raise CannotServe(message) from error
    return str(place[0])
