"""A real site over a real SQLite in a fresh folder, with the shipped adventures."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from adventures.catalogue import Catalogue, catalogue
from tests import postgres
from tests.housing import ON_POSTGRES, app_for, prepared
from tests.playing import Phone
from web.folder import site_at
from web.settings import settings_for
from web.site import Site

PUBLIC_URL = "http://localhost"
SECURE_URL = "https://peli.test"


@cache
def shipped() -> Catalogue:
    """The shipped adventures, read once."""
    return catalogue()


def _site(data: Path, public_url: str) -> Iterator[Site]:
    prepared(data)
    built = site_at(settings_for(data, public_url), shipped())
    yield built
    built.database.close()


def _app(site: Site) -> Flask:
    application = app_for(site)
    application.testing = True
    return application


@pytest.fixture(autouse=True)
def cache_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch) -> Path:
    """A user's cache folder with nothing in it yet."""
    home = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home


@pytest.fixture(autouse=ON_POSTGRES)
def databases() -> Iterator[postgres.Server]:
    """The PostgreSQL that tests share; what a test makes in it is dropped at its end."""
    yield postgres.server()
    postgres.server().drop_all()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    yield from _site(tmp_path / "data", PUBLIC_URL)


@pytest.fixture
def app(site: Site) -> Flask:
    return _app(site)


@pytest.fixture
def secure_app(tmp_path: Path) -> Iterator[Flask]:
    """The same, where players come by https."""
    for site in _site(tmp_path / "secure", SECURE_URL):
        yield _app(site)


@pytest.fixture
def phone(app) -> Phone:
    """A phone that speaks the HTTP interface, not yet in any run."""
    return Phone(app.test_client(use_cookies=False))
