"""Until a page is ready on a slow phone: slow 3G, and a processor four times slower.

Slow 3G is WebPageTest's: 400 kilobits a second each way, 400 ms until an answer begins. Ready
is a page that is painted and whose script has wired its buttons. Cold, the phone has never been
here; warm, the service worker keeps the files, and the page itself comes from the server. The
worker's own requests are as slow as the page's.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.bench.rules import Timed, said
from tests.browser import chromium
from tests.browser.team import Team
from tests.serving import Server, serving

ROUNDS = 5
COLD_S, WARM_S = 2.0, 0.6
BYTES_PER_S = 400_000 / 8
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": BYTES_PER_S,
    "uploadThroughput": BYTES_PER_S,
}
SLOWER = 4

NOTE_WIRED = """new MutationObserver(() => {
  if (document.documentElement?.classList.contains("js")) window.wiredAt ??= performance.now();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });"""
READY_MS = """async () => {
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  while (!window.wiredAt || !painted()) await new Promise((on) => setTimeout(on, 50));
  return Math.max(window.wiredAt, painted());
}"""
CONTROLLED = """async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((on) => setTimeout(on, 50));
}"""


@contextmanager
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    """A phone that has never been here."""
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": 360, "height": 740},
        is_mobile=True,
        locale="fi-FI",
    )
    context.add_init_script(NOTE_WIRED)
    yield context.new_page()
    context.close()


def slow(page: Page) -> None:
    """From here on the page and its service worker, if there is one, have a bad phone."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    slow_worker(page.context)


def slow_worker(context: BrowserContext) -> None:
    """The worker has no page, so its slowness is ordered through the browser."""
    assert context.browser is not None
    session = context.browser.new_browser_cdp_session()
    targets: list[dict[str, Any]] = session.send("Target.getTargets")["targetInfos"]
    for target in targets:
        if target["type"] == "service_worker":
            attached = session.send("Target.attachToTarget", {"targetId": target["targetId"]})
            orders: tuple[tuple[str, dict[str, Any]], ...] = (
                ("Network.enable", {}),
                ("Network.emulateNetworkConditions", SLOW_3G),
            )
            for number, (method, params) in enumerate(orders):
                order = json.dumps({"id": number, "method": method, "params": params})
                told = {"sessionId": attached["sessionId"], "message": order}
                session.send("Target.sendMessageToTarget", told)


def ready_s(page: Page, path: str) -> float:
    """Seconds from the press of a link to a page that is ready."""
    answer = page.goto(path, wait_until="commit")
    assert answer is not None
    assert answer.ok, answer.status
    ms: float = page.evaluate(READY_MS)
    return ms / 1000


def settled(page: Page, path: str) -> None:
    """Visit at full speed, until the service worker has taken over."""
    page.goto(path)
    page.evaluate(CONTROLLED)
    page.wait_for_load_state("networkidle")


def cold(browser: Browser, server: Server, path: str) -> float:
    """The first page that a phone ever opens here."""
    with phone(browser, server) as page:
        slow(page)
        return ready_s(page, path)


def warm(browser: Browser, server: Server, path: str) -> float:
    """The same page once more, on another day."""
    with phone(browser, server) as page:
        settled(page, path)
        page.goto("about:blank")
        slow(page)
        return ready_s(page, path)


def walking(browser: Browser, server: Server) -> tuple[float, float]:
    """The page of a walk under way: on a phone that lost all but its cookie, and once more."""
    with phone(browser, server) as page:
        team = Team(page, server)
        team.join()
        run = team.run
        kept = page.context.cookies()
        settled(page, run)
        page.goto("about:blank")
        slow(page)
        again = ready_s(page, run)
    with phone(browser, server) as page:
        page.context.add_cookies([{**one} for one in kept])  # type: ignore[typeddict-item]
        slow(page)
        return ready_s(page, run), again


def rows() -> list[Timed]:
    """The front page and the page of a walk, cold and warm."""
    rounds: list[tuple[float, float, float, float]] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "data") as server,
        chromium.playing() as playwright,
        chromium.chromium(playwright) as browser,
    ):
        for _ in range(ROUNDS):
            front = cold(browser, server, "/"), warm(browser, server, "/")
            rounds.append((*front, *walking(browser, server)))
    names = ("front page, cold", "front page, warm", "walk, cold", "walk, warm")
    goals = (COLD_S, WARM_S) * 2
    columns = zip(*rounds, strict=True)
    return [
        Timed(f"ready on slow 3G: {name}", median(times), goal)
        for name, times, goal in zip(names, columns, goals, strict=True)
    ]


def report(timed: list[Timed]) -> None:
    """Print a table; a busy machine makes everything later, so quote a quiet one."""
    print("| row | time | goal |")
    print("|---|---|---|")
    for one in timed:
        print(f"| {one.name} | {said(one.seconds)} | {said(one.goal_s or 0)} |")


if __name__ == "__main__":
    report(rows())
