"""A real site over a real SQLite in a fresh folder, with the shipped adventures."""

from functools import cache
from pathlib import Path

import pytest

from adventures.catalogue import Catalogue, catalogue
from tests.playing import Phone
from web.app import create_app
from web.folder import site_at
from web.preparing import prepared
from web.settings import settings_for
from web.site import Site

PUBLIC_URL = "http://localhost"


@cache
def shipped() -> Catalogue:
    """The shipped adventures, read once."""
    return catalogue()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    data = tmp_path / "data"
    prepared(data)
    built = site_at(settings_for(data, PUBLIC_URL), shipped())
    yield built
    built.database.close()


@pytest.fixture
def app(site: Site):
    application = create_app(site)
    application.testing = True
    return application


@pytest.fixture
def phone(app) -> Phone:
    """A phone that speaks the HTTP interface, not yet in any run."""
    return Phone(app.test_client(use_cookies=False))
