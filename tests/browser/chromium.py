"""A real Chromium for tests: emulated GPS, a camera with a picture, every request noted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Playwright,
    Request,
    sync_playwright,
)

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Witness:
    """What a browser did that it should not: foreign requests, policy violations, errors."""

    home: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: int = 0

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._note)
        context.on("console", lambda message: self._hear(message.type, message.text))
        context.on("weberror", lambda error: self._hear("error", str(error.error)))

    def _note(self, request: Request) -> None:
        self.requests += 1
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.foreign.append(request.url)

    def _hear(self, kind: str, text: str) -> None:
        expected = "status of 4" in text  # the pages that say in words what is missing
        if kind in {"error", "warning"} and not expected:
            self.complaints.append(text)


@contextmanager
def chromium(playwright: Playwright, film: Path | None = None) -> Iterator[Browser]:
    """Launch Chromium; its camera shows `film`, if there is one."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "install Chromium: make test does it as root or with sudo"
    arguments = list(ARGUMENTS)
    if film is not None:
        arguments.append(f"--use-file-for-fake-video-capture={film}")
    browser = playwright.chromium.launch(executable_path=path, args=arguments)
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def playing() -> Iterator[Playwright]:
    """Playwright itself."""
    with sync_playwright() as playwright:
        yield playwright


def follow(page: Page, link: Locator) -> None:
    """Press what leads to another page, and wait until that one is there."""
    with page.expect_navigation():
        link.click()


def stand(page: Page, place: dict[str, float], accuracy_m: float = 9) -> None:
    """Let the phone be at a place."""
    page.context.set_geolocation(
        {"latitude": place["lat"], "longitude": place["lon"], "accuracy": accuracy_m}
    )
