"""One server and one Playwright for the tests that look at pages."""

import pytest

from tests.browser import chromium
from tests.browser.chromium import PHONE
from tests.browser.hands import Patient, set_out
from tests.serving import serving
from tests.tasking import serving_everything


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


@pytest.fixture(scope="session")
def everything(tmp_path_factory):
    """A server with the adventure that has every type of challenge."""
    with serving_everything(tmp_path_factory.mktemp("tasks") / "data") as running:
        yield running


@pytest.fixture
def seen(everything):
    """Sees to it that a test leaves no foreign request, policy violation or script error."""
    witness = Patient(everything.url)
    yield witness
    assert witness.foreign == []
    assert witness.complaints == []


@pytest.fixture
def hands(browser, everything, seen):
    context = browser.new_context(viewport=PHONE, locale="fi-FI", base_url=everything.url)
    seen.watch(context)
    yield set_out(context, everything)
    context.close()
