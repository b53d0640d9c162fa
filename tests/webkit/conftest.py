"""A server, and WebKitGTK on a screen that nobody sees: `make webkit`."""

import shutil
import warnings
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.serving import serving, start

WAIT_S = 10
SLOW_S = 60
BROWSERS = "*/webkit2gtk-4.1/MiniBrowser"


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("webkit") / "data") as running:
        yield running


@pytest.fixture
def gone(server):
    """Kills the server at once; it is back for the next test, at the same address."""
    yield server.kill
    if server.process.poll() is not None:
        server.process = start(server.data, int(server.url.rpartition(":")[2])).process


@pytest.fixture
def driver(monkeypatch):
    monkeypatch.setenv("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")  # root in a container
    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob(BROWSERS)))
    options.add_argument("--automation")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # selenium's own, of itself
        launched = webdriver.WebKitGTK(options, Service(shutil.which("WebKitWebDriver")))
    launched.implicitly_wait(WAIT_S)
    launched.set_script_timeout(SLOW_S)
    launched.set_page_load_timeout(SLOW_S)
    yield launched
    launched.quit()
