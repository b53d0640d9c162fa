"""The process that answers: loaded by granian's starter, which `web.serving` runs."""

import gc
import os
import sys
from pathlib import Path

from flask import Flask

from web import daily, lock
from web.app import create_app
from web.folder import site_at
from web.serving import variable
from web.settings import settings_for

PATIENCE_S = 10.0
"""How long a fresh worker waits for a crashed one's lock."""


def application() -> Flask:
    """Build the application in the serving process, which alone may serve its folder."""
    data = Path(os.environ[variable("data")])
    try:
        held = lock.take(data, lock.SERVE, patience_s=PATIENCE_S)
    except lock.FolderInUse as taken:
        sys.exit(str(taken))
    hosts = tuple(filter(None, os.environ[variable("hosts")].split(",")))
    settings = settings_for(
        data,
        os.environ[variable("public_url")],
        hosts,
        photo_days=int(os.environ[variable("photo_days")]),
        contact=os.environ[variable("contact")],
        keep_days=int(os.environ[variable("keep_days")]),
        proxies=int(os.environ[variable("proxies")]),
    )
    site = site_at(settings)
    app = create_app(site)
    app.extensions["seikkailu.lock"] = held
    daily.look_after(site)
    gc.collect()
    gc.freeze()  # what is here now stays for good: no collection need look at it again
    return app
