"""What a phone draws by itself, on the tour of accessibility: pages without signal, dialogs.

No worker is at work on the tour: what it would answer without a network is put in its place.
"""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page, Route

from tests.browser.access_house import Act, House, Team, View
from tests.browser.offline import of_run
from tests.playing import fresh_id
from tests.serving import wait_until
from tests.visiting import codes_of

KEEP = """([run, intents]) => new Promise((answer, failed) => {
    const opening = indexedDB.open("seikkailu");
    opening.onerror = failed;
    opening.onsuccess = () => {
        const writing = opening.result.transaction("outbox", "readwrite");
        const outbox = writing.objectStore("outbox");
        for (const intent of intents) {
            const known = outbox.index("id").getKey(intent.id);
            known.onsuccess = () => known.result
                || outbox.add({ id: intent.id, run, intent, made: Date.now() });
        }
        writing.oncomplete = () => { opening.result.close(); answer(); };
    };
})"""
LEARNT = """(({ shell, book, language }) =>
    Boolean(shell && book) && language === document.documentElement.lang)(found ?? {})"""
DRAWN = "main h1:visible, main h2:visible"
RIDING = "document.querySelector('dialog[data-riding]').showModal()"


def pocket_views(town: House) -> Iterator[View]:
    """The pages of a run in flight mode, and what comes of what is asked there."""
    code, posters = town.game("perille"), codes_of(town.site)
    fresh = town.team(code)
    yield fresh.view("pocket", "nothing is kept", "/pocket")
    yield fresh.view("saved", "it is on its way", f"/saved/{fresh_id()}")
    yield fresh.view("walk", "somebody rides", act=riding)
    yield fresh.view("code", "the scanner is open", "/code", act=scanning)
    walking = town.team(code)
    for path in ("", "/list", "/bag", "/code", "/help", "/checkpoints/asema"):
        yield _pocket(walking, f"shows {path or 'the walk'}", path)
    arrival = _asked(kind="check-in", code=posters["asema"])
    there = town.team(code)
    yield _pocket(there, "shows a task", "/checkpoints/asema", arrival)
    for state, asked in {
        "checked in": (arrival,),
        "a wrong code": (_asked(kind="check-in", code="ABC-DEF"),),
        "answered wrongly": (arrival, _answer("kello")),
        "answered": (arrival, _answer("kieli")),
        "took a hint": (arrival, _asked(kind="take-hint", challenge="asema/avain")),
        "ended": (_asked(kind="end"),),
    }.items():
        yield _pocket(town.team(code), state, f"/saved/{asked[-1]['id']}", *asked)


def riding(page: Page) -> None:
    """A ride is noticed."""
    page.evaluate(RIDING)


def scanning(page: Page) -> None:
    """The scanner is opened, and may not use the camera."""
    page.locator("[data-scan]:visible").first.click()
    page.locator("dialog[data-scanner][open]").wait_for()


def _pocket(team: Team, state: str, path: str, *asked: dict[str, Any]) -> View:
    """The page begins elsewhere: on one of the run what waits would be sent."""
    own = {"seikkailu": team.phone.token}
    return View("pocket", state, f"{team.url}/privacy", own, flown(team, path, asked))


def flown(team: Team, path: str, asked: tuple[dict[str, Any], ...]) -> Act:
    """Let the phone learn the run, take its network, ask, and open one of the run's pages."""
    run, address = team.phone.run, f"{team.run}{path}"

    def act(page: Page) -> None:
        page.route(f"{team.url}/api/runs/{run}/intents", lambda route: route.abort())
        page.goto(team.run)
        wait_until(lambda: of_run(page, run, LEARNT), within_s=60)
        page.evaluate(KEEP, [run, list(asked)])
        shell = page.context.request.get(f"{team.run}/pocket").text()

        def drawn(route: Route) -> None:
            route.fulfill(body=shell, content_type="text/html; charset=utf-8")

        page.route(address, drawn)
        page.goto(address)
        page.locator(DRAWN).first.wait_for()
        page.unroute(address, drawn)

    return act


def _asked(**intent: Any) -> dict[str, Any]:
    return {"id": fresh_id(), "at": "2026-06-01T12:00:00Z"} | intent


def _answer(value: str) -> dict[str, Any]:
    return _asked(kind="answer", challenge="asema/avain", value=value)
