"""Fresh data folders and applications over them; what is the same in each is made only once."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from web import preparing
from web.app import create_app
from web.preparing import make_folder
from web.site import Site
from web.store.database import FILE


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
    if not (data / FILE).exists():
        shutil.copyfile(_tables(), data / FILE)
    preparing.prepared(data)


def app_for(site: Site) -> Flask:
    """The application for a site."""
    app = create_app(site)
    app.jinja_env.bytecode_cache = COMPILED
    return app


@cache
def _tables() -> Path:
    """An empty database, kept for as long as the process lasts."""
    folder = Path(mkdtemp(prefix="seikkailu-tests-"))
    atexit.register(shutil.rmtree, folder)
    preparing.prepared(folder)
    return folder / FILE
