"""A real site over a real SQLite in a fresh folder, with the shipped adventures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests import postgres
from tests.building import shipped
from tests.housing import ON_POSTGRES, app_for, prepared
from tests.playing import Phone
from web import games
from web.folder import site_at
from web.games import Game
from web.settings import settings_for
from web.site import Site

PUBLIC_URL = "http://localhost"
SECURE_URL = "https://peli.test"


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
    before = len(postgres.server().made)
    yield postgres.server()
    postgres.server().drop_all(but=before)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    yield from _site(tmp_path / "data", PUBLIC_URL)


@pytest.fixture
def game(site: Site) -> Game:
    """The open game of Perille."""
    found = games.game_of_adventure(site, "perille")
    assert found is not None
    return found


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
