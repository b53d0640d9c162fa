"""All that happens to phones, each by a name of its own."""

import threading
from functools import partial

from playwright.sync_api import expect

from tests.browser.offline import outbox
from tests.browser.queueing_phone import NUDGE, PATIENCE_S, Queueing
from tests.serving import start, wait_until

UPDATE = "0dd00dd0"
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


def plain(team: Queueing, count: int) -> None:
    """Nothing happens."""
    team.press(count)


def reloads(team: Queueing, count: int) -> None:
    """Without a network the team opens its page again and again."""
    with team.in_flight():
        for part in parts(count, 4):
            team.press(part)
            team.page.reload()
            expect(team.page.locator("h1").first).to_be_visible()


def dying_phone(team: Queueing, count: int) -> None:
    """The phone goes out while the team presses, without a network and with one."""
    for offline, part in zip((True, False), parts(count, 2), strict=True):
        team.context.set_offline(offline)
        ids = team.press_until(part, max(1, part // 2))
        team.die()
        team.press_again(ids)


def dying_server(team: Queueing, count: int) -> None:
    """The server goes out while a batch is on its way to it, or is being written."""
    for wait_s, part in zip((0.0, 0.05), parts(count, 2), strict=True):
        with team.in_flight():
            team.press(part)
            team.line.before_batch = partial(_kill_soon, team, wait_s)
        wait_until(lambda: not _lives(team), within_s=PATIENCE_S)
        team.press(2)
        team.server.process = start(team.server.data, team.line.server_port).process
        team.sent()


def _kill_soon(team: Queueing, wait_s: float) -> None:
    team.line.before_batch = None
    threading.Timer(wait_s, team.server.kill).start()


def _lives(team: Queueing) -> bool:
    return team.server.process.poll() is None


def two_tabs(team: Queueing, count: int) -> None:
    """Two tabs press at once, and both send."""
    other = team.context.new_page()
    other.goto(team.run)
    with team.in_flight():
        one, two = (
            team.press_until(part, 0, page)
            for part, page in zip(parts(count, 2), (team.page, other), strict=True)
        )
        team.answered_for(one + two)
    for page in (team.page, other, team.page):
        page.evaluate(NUDGE)
    team.rows += [one, two]
    team.sent()
    other.close()


def update(team: Queueing, count: int) -> None:
    """A new build comes while the team presses."""
    team.line.build = UPDATE
    with team.in_flight():
        team.press(count // 2)
    ids = team.press_until(count - count // 2, 1)
    team.page.evaluate(NEWER)
    wait_until(lambda: f"files-{UPDATE}" in team.page.evaluate(BUILDS), within_s=PATIENCE_S)
    team.answered_for(ids)
    team.rows.append(ids)
    wait_until(lambda: team.page.evaluate(SETTLED), within_s=PATIENCE_S)
    team.page.goto(team.run)


def lost_answers(team: Queueing, count: int) -> None:
    """The server hears and writes, and its answers are lost."""
    with team.line.that("loses"):
        team.press(count)
        team.page.evaluate(NUDGE)
        wait_until(lambda: team.line.lost > 1, within_s=PATIENCE_S)


def full(team: Queueing, count: int) -> None:
    """The phone is full: it says so at once, and keeps what it had."""
    team.context.set_offline(True)
    before = team.press(count - 1)
    team.context.close()
    team.wake()
    session = team.context.new_cdp_session(team.page)
    quota = {"origin": team.line.url, "quotaSize": 1}
    session.send("Storage.overrideQuotaForOrigin", quota)
    team.context.set_offline(True)
    team.page.goto(team.run)
    assert team.page.evaluate(REFUSAL) == "QuotaExceededError"
    team.refused.append(team.submit())
    assert team.page.url == f"{team.run}/unsaved"
    assert [one["id"] for one in outbox(team.page)][-len(before) :] == before
    expect(team.page.get_by_role("heading", name="Tämä ei jäänyt talteen")).to_be_visible()
    session.send("Storage.overrideQuotaForOrigin", {"origin": team.line.url})
    team.context.set_offline(False)
    team.page.goto(team.run)


def parts(count: int, into: int) -> list[int]:
    each, more = divmod(count, into)
    return [each + (place < more) for place in range(into)]


HAPPENS = (plain, reloads, dying_server, lost_answers, two_tabs, dying_phone, update, full)
