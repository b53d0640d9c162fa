"""A phone that queues, and a team that presses: started, put away and killed as phones are."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright, ViewportSize

from tests.browser.chromium import ARGUMENTS, NAMES, PHONE
from tests.browser.offline import TOO_FAR, entries, outbox, ready
from tests.browser.queueing_line import Line
from tests.browser.team import Team
from tests.playing import fresh_id
from tests.serving import Server, wait_until

PATIENCE_S = 90.0
PRESS = """async ([address, ids, fields]) => {
  for (const id of ids) {
    const csrf = document.querySelector("input[name=csrf]")?.value ?? "";
    const body = new URLSearchParams({ csrf, ...fields, id });
    const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect") await window.pressed(id);
  }
}"""
PRESS_ON = f"given => {{ ({PRESS})(given).catch(() => {{}}); }}"
NUDGE = "() => { dispatchEvent(new Event('outbox')); }"
FORM = """([address, fields]) => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address, hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""


@dataclass
class Queueing:
    """One team's phone, its line and its server, and all that the team has pressed.

    `told` are the ids that the phone has answered for; `refused` those of which it said that
    it could not keep them. `rows` are the orders in which presses followed one another.
    """

    playwright: Playwright
    server: Server
    line: Line
    profile: Path
    context: BrowserContext = field(init=False)
    page: Page = field(init=False)
    run: str = field(init=False)
    made: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    already: int = 0

    # The phone

    def set_out(self) -> None:
        """Join, wait until the phone can do without a network, and put it away once."""
        self.wake()
        team = Team(self.page, replace(self.server, url=self.line.url))
        team.join()
        self.run = team.run
        ready(self.page, PATIENCE_S)
        self.already = len(entries(self.server, self.run))
        self.context.close()  # its cookies are on the disk from here on
        self.wake()
        self.page.goto(self.run)

    def wake(self) -> None:
        """Start the browser with what it had."""
        path = next(filter(None, map(shutil.which, NAMES)))
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=path,
            args=list(ARGUMENTS),
            viewport=ViewportSize(width=PHONE["width"], height=PHONE["height"]),
            locale="fi-FI",
            permissions=["geolocation"],
            base_url=self.line.url,
        )
        self.context.set_default_timeout(PATIENCE_S * 1000)
        self.context.expose_function("pressed", self._hear)
        self.page = self.context.pages[0]

    def _hear(self, one: str) -> None:
        self.told.append(one)

    def die(self) -> None:
        """The phone's battery is out: nothing is put away."""
        for pid in _processes_of(self.profile):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not _processes_of(self.profile))
        with suppress(Error):
            self.context.close()
        self.wake()
        self.page.goto(self.run)

    # The team

    def press(self, count: int, page: Page | None = None) -> list[str]:
        """Press so often, one after another, and see each answered for."""
        ids = self._fresh(count)
        (page or self.page).evaluate(PRESS, [f"{self.run}/check-in", ids, TOO_FAR])
        self.rows.append(ids)
        return ids

    def press_until(self, count: int, enough: int, page: Page | None = None) -> list[str]:
        """Begin to press, and come back when enough are answered for; gives all."""
        ids = self._fresh(count)
        (page or self.page).evaluate(PRESS_ON, [f"{self.run}/check-in", ids, TOO_FAR])
        self.answered_for(ids[:enough])
        return ids

    def press_again(self, ids: list[str]) -> None:
        """Press what has got no answer: a browser sends such a form again, under its id."""
        left = [one for one in ids if one not in set(self.told)]
        self.page.evaluate(PRESS, [f"{self.run}/check-in", left, TOO_FAR])

    def answered_for(self, ids: list[str]) -> None:
        give_up = time.monotonic() + PATIENCE_S
        while not set(ids) <= set(self.told):
            assert time.monotonic() < give_up, "presses were never answered for"
            self.page.wait_for_timeout(20)

    def submit(self) -> str:
        """Press a real button: the browser goes where the answer leads. Gives the id."""
        [one] = self._fresh(1)
        csrf = self.page.locator("input[name=csrf]").first.input_value()
        fields = {**TOO_FAR, "csrf": csrf, "id": one}
        with self.page.expect_navigation():
            self.page.evaluate(FORM, [f"{self.run}/check-in", fields])
        return one

    def _fresh(self, count: int) -> list[str]:
        ids = [fresh_id() for _ in range(count)]
        self.made += ids
        return ids

    @contextmanager
    def in_flight(self) -> Iterator[None]:
        """Flight mode."""
        self.context.set_offline(True)
        yield
        self.context.set_offline(False)

    def sent(self) -> None:
        """Wait until nothing waits any more."""
        self.page.evaluate(NUDGE)
        wait_until(lambda: outbox(self.page) == [], within_s=PATIENCE_S)


def _processes_of(profile: Path) -> list[int]:
    """The browser that was started with this profile, and all that it started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes()
            if f"--user-data-dir={profile}".encode() in words:
                found.append(int(folder.name))
    return found
