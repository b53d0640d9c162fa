"""A phone without a network: its worker, its outbox, and the log to hold them against."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from playwright.sync_api import Page

from tests.playing import fresh_id
from tests.serving import COMMAND, Server, start, wait_until

CONTROLLED = (
    "() => navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller)"
)
SHELVES = "async () => (await caches.keys()).sort()"
KEPT = """async () => {
  const cache = await caches.open("pages");
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}"""
REMEMBERED = """given => new Promise((answer, failed) => {
  const opening = indexedDB.open("seikkailu");
  opening.onerror = failed;
  opening.onsuccess = () => {
    const asked = opening.result.transaction("STORE").objectStore("STORE").ASKED;
    asked.onsuccess = () => {
      opening.result.close();
      const found = asked.result;
      answer(TOLD);
    };
  };
})"""
ASK = """async ([address, ids, fields]) => {
  const csrf = document.querySelector("input[name=csrf]")?.value ?? "";
  for (const id of ids) {
    const body = new URLSearchParams({ csrf, ...fields, id });
    await fetch(address, { method: "POST", body, redirect: "manual" });
  }
}"""
TOO_FAR = {"lat": "61.6", "lon": "27.2", "accuracy_m": "9.0", "age_s": "1.0"}


def ready(page: Page, within_s: float = 60.0) -> None:
    """Wait until the worker answers for the page, and has kept what the run needs."""
    wait_until(lambda: page.evaluate(CONTROLLED), within_s)
    run = page.url.partition("/runs/")[2].partition("/")[0]
    wait_until(lambda: of_run(page, run, "Boolean(found?.shell)"), within_s)


def outbox(page: Page) -> list[dict[str, Any]]:
    """The intents that wait on the phone, in their order."""
    told = "found.map(({ intent }) => intent)"
    intents: list[dict[str, Any]] = _remembered(page, "outbox", "getAll()", told)
    return intents


def of_run(page: Page, run: str, told: str) -> Any:
    """What the phone remembers of a run, as a script tells it of what was `found`."""
    return _remembered(page, "runs", "get(given)", told, run)


def _remembered(page: Page, store: str, asked: str, told: str, given: str = "") -> Any:
    script = REMEMBERED.replace("STORE", store).replace("ASKED", asked).replace("TOLD", told)
    return page.evaluate(script, given)


def ask_often(
    page: Page, run: str, asked: int | list[str], fields: dict[str, str] = TOO_FAR
) -> list[str]:
    """Send check-in forms from a page, one after another; gives their ids."""
    ids = asked if isinstance(asked, list) else [fresh_id() for _ in range(asked)]
    page.evaluate(ASK, [f"{run}/check-in", ids, fields])
    return ids


def give_answer(page: Page, run: str, challenge: str, value: str) -> None:
    """Send the form of an answer from a page."""
    fields = {"challenge": challenge, "value": value}
    page.evaluate(ASK, [f"{run}/answer", [fresh_id()], fields])


def competitive_game(server: Server) -> str:
    """Open a game whose answers stay on the server; its join code."""
    command = ("game", "create", "perille", "--competitive", "--offline", "whole")
    made = subprocess.run(
        (*COMMAND, *command, "--data", str(server.data)),
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.strip()


@contextmanager
def gone(server: Server) -> Iterator[None]:
    """The server is killed, and comes back at the same address."""
    server.kill()
    yield
    server.process = start(server.data, int(server.url.rpartition(":")[2])).process


def visit_of_worker(page: Page, address: str) -> None:
    """Open a page; the browser looks for a newer worker, as it does with every page."""
    page.goto(address)
    page.evaluate(
        "() => navigator.serviceWorker.getRegistration().then((one) => one?.update())"
    )


def entries(server: Server, run: str) -> list[str]:
    """The ids of the intents in a run's log, in its order."""
    with closing(sqlite3.connect(server.data / "seikkailu.db")) as database:
        rows = database.execute(
            "SELECT intent_id FROM entry WHERE run = ? ORDER BY seq", [run.rpartition("/")[2]]
        )
        return [row[0] for row in rows]
