"""A phone that queues through all that happens to phones; then the server's log is counted.

`python -m tests.browser.queueing COUNT` does it with many, a test with few.
"""

import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from playwright.sync_api import (
    BrowserContext,
    Error,
    Page,
    Playwright,
    ViewportSize,
    expect,
)

from tests.browser.chromium import ARGUMENTS, NAMES, PHONE, playing
from tests.browser.offline import TOO_FAR, entries, outbox, ready
from tests.browser.queueing_line import Line
from tests.browser.team import Team
from tests.playing import fresh_id
from tests.serving import Server, serving, start, wait_until

UPDATE = "0dd00dd0"
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
NEWER = "() => navigator.serviceWorker.getRegistration().then(one => one.update())"
SETTLED = """() => navigator.serviceWorker.getRegistration().then(
  ({ active, installing, waiting }) =>
    active?.state === "activated" && !installing && !waiting,
)"""
BUILDS = "async () => (await caches.keys()).filter(name => name.startsWith('files-'))"
REFUSAL = """() => new Promise((answer) => {
  const opening = indexedDB.open("seikkailu");
  opening.onerror = () => answer(opening.error.name);
  opening.onsuccess = () => {
    const writing = opening.result.transaction("photos", "readwrite");
    writing.objectStore("photos").put({ media: "none", run: "none" });
    writing.oncomplete = () => answer("");
    writing.onabort = () => answer(writing.error.name);
    opening.result.close();
  };
})"""


@dataclass
class Storm:
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
        ready(self.page)
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

    # What happens

    def plain(self, count: int) -> None:
        """Nothing happens."""
        self.press(count)

    def reloads(self, count: int) -> None:
        """Without a network the team opens its page again and again."""
        with self.in_flight():
            for part in _parts(count, 4):
                self.press(part)
                self.page.reload()
                expect(self.page.locator("h1").first).to_be_visible()

    def dying_phone(self, count: int) -> None:
        """The phone goes out while the team presses, without a network and with one."""
        for offline, part in zip((True, False), _parts(count, 2), strict=True):
            self.context.set_offline(offline)
            ids = self.press_until(part, max(1, part // 2))
            self.die()
            self.press_again(ids)

    def dying_server(self, count: int) -> None:
        """The server goes out while a batch is on its way to it, or is being written."""
        for wait_s, part in zip((0.0, 0.05), _parts(count, 2), strict=True):
            with self.in_flight():
                self.press(part)
                self.line.before_batch = partial(self._kill_soon, wait_s)
            wait_until(lambda: not self._lives(), within_s=PATIENCE_S)
            self.press(2)
            self.server.process = start(self.server.data, self.line.server_port).process
            self.sent()

    def _kill_soon(self, wait_s: float) -> None:
        self.line.before_batch = None
        threading.Timer(wait_s, self.server.kill).start()

    def _lives(self) -> bool:
        return self.server.process.poll() is None

    def two_tabs(self, count: int) -> None:
        """Two tabs press at once, and both send."""
        other = self.context.new_page()
        other.goto(self.run)
        with self.in_flight():
            one, two = (
                self.press_until(part, 0, page)
                for part, page in zip(_parts(count, 2), (self.page, other), strict=True)
            )
            self.answered_for(one + two)
        for page in (self.page, other, self.page):
            page.evaluate(NUDGE)
        self.rows += [one, two]
        self.sent()
        other.close()

    def update(self, count: int) -> None:
        """A new build comes while the team presses."""
        self.line.build = UPDATE
        with self.in_flight():
            self.press(count // 2)
        ids = self.press_until(count - count // 2, 1)
        self.page.evaluate(NEWER)
        wait_until(lambda: f"files-{UPDATE}" in self.page.evaluate(BUILDS), within_s=PATIENCE_S)
        self.answered_for(ids)
        self.rows.append(ids)
        wait_until(lambda: self.page.evaluate(SETTLED), within_s=PATIENCE_S)
        self.page.goto(self.run)

    def lost_answers(self, count: int) -> None:
        """The server hears and writes, and its answers are lost."""
        with self.line.that("loses"):
            self.press(count)
            self.page.evaluate(NUDGE)
            wait_until(lambda: self.line.lost > 1, within_s=PATIENCE_S)

    def full(self, count: int) -> None:
        """The phone is full: it says so at once, and keeps what it had."""
        before = self.press_offline(count - 1)
        self.context.close()
        self.wake()
        session = self.context.new_cdp_session(self.page)
        quota = {"origin": self.line.url, "quotaSize": 1}
        session.send("Storage.overrideQuotaForOrigin", quota)
        self.context.set_offline(True)
        self.page.goto(self.run)
        assert self.page.evaluate(REFUSAL) == "QuotaExceededError"
        self.refused.append(self.submit())
        assert self.page.url == f"{self.run}/unsaved"
        assert [one["id"] for one in outbox(self.page)][-len(before) :] == before
        self.look()
        session.send("Storage.overrideQuotaForOrigin", {"origin": self.line.url})
        self.context.set_offline(False)
        self.page.goto(self.run)

    def press_offline(self, count: int) -> list[str]:
        """Press in flight mode, and stay in it."""
        self.context.set_offline(True)
        return self.press(count)

    def look(self) -> None:
        """The sentence that a full phone says stands on the page."""
        expect(self.page.get_by_role("heading", name="Tämä ei jäänyt talteen")).to_be_visible()

    # What came of it

    def sent(self) -> None:
        """Wait until nothing waits any more."""
        self.page.evaluate(NUDGE)
        wait_until(lambda: outbox(self.page) == [], within_s=PATIENCE_S)

    def count(self) -> "Count":
        """Hold the log against what was pressed."""
        log = entries(self.server, self.run)[self.already :]
        times = Counter(log)
        kept = [one for one in self.made if one not in set(self.refused)]
        in_order = all([one for one in log if one in set(row)] == row for row in self.rows)
        return Count(
            made=len(self.made),
            refused=len(self.refused),
            lost=sum(times[one] == 0 for one in kept),
            doubled=len(log) - len(set(log)),
            strange=len(set(log) - set(kept)),
            in_order=in_order,
        )


@dataclass(frozen=True)
class Count:
    """What the log holds of what was pressed."""

    made: int
    refused: int
    lost: int
    doubled: int
    strange: int
    in_order: bool

    @property
    def is_whole(self) -> bool:
        """Each that was kept is there once and in its order, and nothing else is."""
        return self.in_order and not (self.lost or self.doubled or self.strange)


HAPPENS = (
    Storm.plain,
    Storm.reloads,
    Storm.dying_server,
    Storm.lost_answers,
    Storm.two_tabs,
    Storm.dying_phone,
    Storm.update,
    Storm.full,
)


@contextmanager
def storm(playwright: Playwright, folder: Path) -> Iterator[Storm]:
    """A team on its way, behind a line, with a phone of its own."""
    with (
        serving(folder / "data") as server,
        Line(int(server.url.rpartition(":")[2])).open() as line,
    ):
        made = Storm(playwright, server, line, folder / "phone")
        try:
            made.set_out()
            yield made
        finally:
            with suppress(Error):
                made.context.close()


def weathered(weather: Storm, count: int) -> Count:
    """Let everything happen that happens, and count."""
    for happens, part in zip(HAPPENS, _parts(count, len(HAPPENS)), strict=True):
        began = time.monotonic()
        happens(weather, part)
        weather.sent()
        sys.stderr.write(f"{happens.__name__:14}{part:5}  {time.monotonic() - began:6.1f} s\n")
    return weather.count()


def _parts(count: int, into: int) -> list[int]:
    each, more = divmod(count, into)
    return [each + (place < more) for place in range(into)]


def _processes_of(profile: Path) -> list[int]:
    """The browser that was started with this profile, and all that it started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes()
            if f"--user-data-dir={profile}".encode() in words:
                found.append(int(folder.name))
    return found


def main() -> None:
    """Do it with many, and say what came of it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        playing() as playwright,
        storm(playwright, Path(folder)) as weather,
    ):
        count = weathered(weather, int(sys.argv[1]))
    sys.stdout.write(f"{count}\n")
    sys.exit(not count.is_whole)


if __name__ == "__main__":
    main()
