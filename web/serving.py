"""Serving: what `seikkailu run` starts, and the process that answers.

granian's starter spawns one worker, which loads `application` from here: one process, so
that all writes of SQLite pass one queue. A worker that crashes is replaced.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from web import lock
from web.app import create_app
from web.folder import site_at
from web.settings import ENVIRONMENT, settings_for

PATIENCE_S = 10.0
"""How long a fresh worker waits for a crashed one's lock."""


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
    os.environ[_variable("data")] = str(serving.data)
    os.environ[_variable("public_url")] = serving.public_url
    os.environ[_variable("hosts")] = ",".join(serving.hosts)
    try:
        Granian(
            "web.serving:application",
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


def application() -> Flask:
    """Build the application in the serving process, which alone may serve its folder."""
    data = Path(os.environ[_variable("data")])
    try:
        held = lock.take(data, lock.SERVE, patience_s=PATIENCE_S)
    except lock.FolderInUse as taken:
        sys.exit(str(taken))
    hosts = tuple(filter(None, os.environ[_variable("hosts")].split(",")))
    settings = settings_for(data, os.environ[_variable("public_url")], hosts)
    app = create_app(site_at(settings))
    app.extensions["seikkailu.lock"] = held
    return app


def _variable(name: str) -> str:
    return f"{ENVIRONMENT}SERVING_{name.upper()}"
