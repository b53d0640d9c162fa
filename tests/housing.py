"""Fresh data folders and applications over them; what is the same in each is made only once.

$SEIKKAILU_TESTS_ON names the kind of database that they have: sqlite, or postgres.
"""

import atexit
import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from tests import postgres
from web import preparing
from web.app import create_app
from web.preparing import make_folder
from web.site import Site
from web.store.kinds import keep_url, url_of
from web.store.sqlite import FILE

ON_POSTGRES = os.environ.get("SEIKKAILU_TESTS_ON", "sqlite") == "postgres"


class Compiled(BytecodeCache):
    """Templates as they were compiled for an earlier application of this process."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def prepared(data: Path) -> None:
    """Prepare a folder, beginning with a database that has its tables already.

    The key is made anew, and the migrations see for themselves that they have nothing to do.
    """
    make_folder(data)
    if not (data / FILE).exists() and not url_of(data):
        if ON_POSTGRES:
            on_postgres(data)
        else:
            shutil.copyfile(_tables(), data / FILE)
    preparing.prepared(data)


def on_postgres(data: Path) -> Path:
    """Give a folder a database in PostgreSQL that has its tables already; give it back."""
    make_folder(data)
    if not url_of(data):
        keep_url(data, postgres.server().fresh(_template()))
    return data


def app_for(site: Site) -> Flask:
    """The application for a site."""
    app = create_app(site)
    app.jinja_env.bytecode_cache = COMPILED
    return app


@cache
def _template() -> str:
    """The name of an empty database in PostgreSQL, from which others are copied."""
    url = postgres.server().fresh()
    folder = Path(mkdtemp(prefix="seikkailu-tests-"))
    atexit.register(shutil.rmtree, folder)
    keep_url(folder, url)
    preparing.prepared(folder)
    postgres.server().made.remove(postgres.name_in(url))
    return postgres.name_in(url)


@cache
def _tables() -> Path:
    """An empty database, kept for as long as the process lasts."""
    folder = Path(mkdtemp(prefix="seikkailu-tests-"))
    atexit.register(shutil.rmtree, folder)
    preparing.prepared(folder)
    return folder / FILE
