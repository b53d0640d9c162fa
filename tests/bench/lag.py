"""From a team's POST to its changed row on somebody else's screen, while 300 teams play.

A browser has the board open, and the wall beside it, and notes when a row of the board, or the
wall's news, first shows a score. Measured is until then from before the request was sent, so
that a page's own waiting between two questions is in it. Who is below the hundredth row is not
on the board, and not measured. The processors are those of the whole machine: the teams' own
phones and the browser, which no server would carry, have their share of them, too.

    python -m tests.bench.lag
"""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from playwright.sync_api import Page

from tests.bench.crowd import Deed, get_under_way, play
from tests.bench.joining import started
from tests.bench.processors import Busy, busy
from tests.browser import chromium
from tests.playing import Phone
from tests.serving import Server, codes, serving

TEAMS = 300
MOST_DONE = 12
"""Deeds that a team may have behind it when the measuring begins."""

LASTS_S = 120.0
LEAST = 40
"""Fewer rows than this say little about the slowest of twenty."""

SEEN_S, ANSWERED_S = 3.0, 0.1

NOTE = """(which) => {
  const seen = (window.seen = []);
  let before = new Set();
  const words = (one) => one.textContent.replace(/\\s+/g, " ").trim();
  const shown = {
    leaderboard: () => [...document.querySelectorAll("[data-team]")].map(
      (row) => `${row.dataset.team} ${words(row.lastElementChild)}`),
    wall: () => [words(document.querySelector(".news .g"))],
  };
  const look = () => {
    const now = new Set(shown[which]());
    for (const one of now) if (!before.has(one)) seen.push([one, Date.now() / 1000]);
    before = now;
  };
  const part = document.querySelector("[data-live-page]");
  new MutationObserver(look).observe(part, { subtree: true, childList: true });
  look();
}"""

Seen = list[tuple[str, float]]
"""What a page began to say, and when, in seconds since 1970."""


class Row(NamedTuple):
    """One line of the table."""

    name: str
    measured: str
    goal: str = ""


def rows() -> list[Row]:
    """Play, watch, and tell what was seen."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "data") as server:
        phones, places = started(server, TEAMS), codes(server.data)
        get_under_way(server, places, phones, MOST_DONE)
        return list(_rows(server, places, phones))


def _rows(server: Server, places: Mapping[str, str], phones: list[Phone]) -> Iterator[Row]:
    with chromium.playing() as playwright, chromium.chromium(playwright) as browser:
        context = browser.new_context(
            base_url=server.url, locale="fi-FI", viewport=chromium.DESKTOP
        )
        pages = [_watched(context.new_page(), server, one) for one in ("leaderboard", "wall")]
        before = busy(server)
        with ThreadPoolExecutor(1) as beside:  # a thread has one loop, and Playwright has ours
            crowd = beside.submit(play, server, places, phones, LASTS_S).result()
        after = busy(server)
        time.sleep(2 * SEEN_S)
        board, wall = (page.evaluate("seen") for page in pages)
    on_wall = _wall_lags(crowd.deeds, wall, _names(server, phones))
    yield from _told("board: POST to changed row", list(_board_lags(crowd.deeds, board)))
    yield from _told("wall: POST to its news", list(on_wall))
    yield _answered(crowd.answered_s)
    yield from _left(before, after)


def report(measured: list[Row]) -> None:
    """Print the table."""
    print("| row | measured | goal |")
    print("|---|---|---|")
    for row in measured:
        print(f"| {row.name} | {row.measured} | {row.goal} |")


def _watched(page: Page, server: Server, which: str) -> Page:
    """A page that notes from now on what it shows."""
    with server.client() as client:
        code = Phone(client).games()[0]["code"]
    page.goto(f"/games/{code}/{which}")
    page.evaluate(NOTE, which)
    return page


def _names(server: Server, phones: list[Phone]) -> dict[str, str]:
    """What each run's team is called."""
    with server.client() as client:
        board = f"/api/games/{Phone(client).games()[0]['code']}/leaderboard"
        own = [client.get(board, params={"limit": 1, "team": one.run}).json() for one in phones]
    return {phone.run: one["own"]["team"] for phone, one in zip(phones, own, strict=True)}


def _board_lags(deeds: list[Deed], seen: Seen) -> Iterator[float]:
    """Of each score that came to be shown; one that the next overtook is shown by that.

    A team that was on the board stays there when it scores; else it may have been too low.
    """
    first = dict(reversed(seen))
    for one in (deed for deed in deeds if deed.scored):
        row = one.run[:8]
        on_board = any(at < one.sent for words, at in seen if words.startswith(row))
        later = (other for other in deeds if other.run == one.run and other.sent >= one.sent)
        shown = [first.get(f"{row} {other.score}") for other in later]
        at = min(filter(None, shown if on_board else shown[:1]), default=None)
        if at is not None:
            yield at - one.sent


def _wall_lags(deeds: list[Deed], seen: Seen, names: Mapping[str, str]) -> Iterator[float]:
    """Until the wall's news told a score, or a later deed: it tells the newest alone."""
    news: dict[str, list[float]] = {}
    for one in deeds:
        news.setdefault(f"{names[one.run]} on nyt {one.score} pisteessä.", []).append(one.sent)
    told = [
        (at, max(sent for sent in news[words] if sent < at))
        for words, at in seen
        if min(news.get(words, [at])) < at
    ]
    for one in (deed for deed in deeds if deed.scored):
        at = min((at for at, sent in told if sent >= one.sent), default=None)
        if at is not None:
            yield at - one.sent


def _told(name: str, lags: list[float]) -> Iterator[Row]:
    assert len(lags) >= LEAST, f"{name}: only {len(lags)} were seen"
    parts = quantiles(lags, n=20)
    yield Row(f"{name}, median of {len(lags)}", f"{parts[9]:.2f} s")
    yield Row(f"{name}, 95 of 100", f"{parts[18]:.2f} s", f"{SEEN_S:.1f} s")


def _answered(times: list[float]) -> Row:
    name = f"a request of {TEAMS} teams with four phones, 99 of 100"
    return Row(
        name, f"{1000 * quantiles(times, n=100)[98]:.0f} ms", f"{1000 * ANSWERED_S:.0f} ms"
    )


def _left(before: Busy, after: Busy) -> Iterator[Row]:
    every, idle, server = (now - then for then, now in zip(before, after, strict=True))
    cores = os.cpu_count()
    yield Row(f"processors left over, of {cores}", f"{idle / every:.0%}", "some")
    yield Row("processors taken by the server", f"{server / every:.0%}")


if __name__ == "__main__":
    report(rows())
