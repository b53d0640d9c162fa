"""One server and one Playwright for the tests that look at pages."""

import pytest

from tests.browser import chromium
from tests.serving import serving


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("browser") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def playwright():
    with chromium.playing() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright):
    with chromium.chromium(playwright) as launched:
        yield launched


@pytest.fixture
def witness(server):
    """Sees to it that a test leaves no foreign request, policy violation or script error."""
    seen = chromium.Witness(server.url)
    yield seen
    assert seen.foreign == []
    assert seen.complaints == []
