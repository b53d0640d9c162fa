"""Spoiled pictures before the scanner as it is built: its script, its readers, its looks.

Only the camera is ours: it shows one picture. The browser has no reader of its own, so a scan
begins with the small reader, and goes on with the strong one where its wasm may be fetched.
"""

import base64
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.serving import Server
from tests.spoiling import Spoiled
from web.assets import built

PATIENCE_MS = 2_500
"""How long a player holds the phone still."""

READY = "async ([strong]) => { await (await import(strong)).prepareStrong(); }"
SCAN = """async ([scanner, jpeg, patience]) => {
  const { scan } = await import(scanner);
  const octets = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([octets], { type: "image/jpeg" }));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext("2d").drawImage(picture, 0, 0);
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream();
  const dialog = document.createElement("dialog");
  dialog.append(document.createElement("div"));
  dialog.firstChild.dataset.video = "";
  document.body.append(dialog);
  const begun = performance.now();
  const enough = setTimeout(() => dialog.close(), patience);
  const token = await scan(dialog, {});
  const took = performance.now() - begun;
  clearTimeout(enough);
  dialog.remove();
  return [token, took];
}"""


class Scanned(NamedTuple):
    """What the scanner said of a picture, and how long after the player's press."""

    picture: Spoiled
    token: str | None
    ms: float

    @property
    def read(self) -> bool:
        return self.token == self.picture.link.rpartition("/")[2]

    @property
    def misread(self) -> bool:
        return self.token is not None and not self.read


@contextmanager
def scanner(browser: Browser, server: Server, *, strong: bool) -> Iterator[Page]:
    """A page whose scanner has the strong reader at hand, or never gets it."""
    context = browser.new_context(base_url=server.url, service_workers="block")
    page = context.new_page()
    if not strong:
        page.route("**/*.wasm", lambda route: route.abort())
    page.goto("/")
    if strong:
        page.evaluate(READY, [built().address("strong.js")])
    yield page
    context.close()


def scanned(page: Page, pictures: Iterable[Spoiled]) -> Iterator[Scanned]:
    """Hold the phone before one picture after the other."""
    script = built().address("scanner.js")
    for one in pictures:
        jpeg = base64.b64encode(one.jpeg).decode("ascii")
        token, ms = page.evaluate(SCAN, [script, jpeg, PATIENCE_MS])
        yield Scanned(one, token, ms)
