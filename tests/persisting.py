"""Phones that play while a server dies again and again, and remember what it confirmed."""

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from tests.playing import Phone, fresh_id
from tests.serving import Server

PAUSE_S = 0.02
"""After a wish that was not confirmed, until it is sent again."""


class Confirmed(NamedTuple):
    """A wish that was answered with what came of it."""

    run: str
    token: str
    wish: dict[str, Any]
    results: list[dict[str, Any]]


class Persistent(Phone):
    """A phone that plays one run after another, and sends a wish until it is confirmed."""

    def __init__(self, url: str, places: dict[str, str]) -> None:
        super().__init__(httpx.Client(base_url=url, timeout=5))
        self.places = places
        self.game = self.games()[0]["code"]
        self.confirmed: list[Confirmed] = []
        self.stopped = threading.Event()
        self.wish: dict[str, Any] | None = None
        self.retries = 0
        self.answers: Counter[int] = Counter()
        """How often each status came."""

    def play_on(self) -> None:
        while not self.stopped.is_set():
            try:
                done = self.one_step()
            except httpx.HTTPError:
                done = False
            if not done:
                self.retries += 1
                time.sleep(PAUSE_S)

    def one_step(self) -> bool:
        """Send the wish under way, or begin a run; whether it was done."""
        if not self.run:
            self.wish = None
            answer = self.start(self.game, id=fresh_id())
            self.answers[answer.status_code] += 1
            return answer.status_code == 201
        if self.wish is None:
            self.wish = self.next_wish(self.places)
            if self.wish is None:
                self.run = ""
                return True
            self.wish |= {"id": fresh_id()}
        answer = self.send(self.wish)
        self.answers[answer.status_code] += 1
        if answer.status_code != 200:
            return False
        results = answer.json()["results"]
        self.confirmed.append(Confirmed(self.run, self.token, self.wish, results))
        self.wish = None
        return True


@contextmanager
def playing_on(url: str, places: dict[str, str], many: int) -> Iterator[list[Persistent]]:
    """Some phones that play for as long as the block lasts."""
    phones = [Persistent(url, places) for _ in range(many)]
    threads = [threading.Thread(target=phone.play_on, daemon=True) for phone in phones]
    for thread in threads:
        thread.start()
    try:
        yield phones
    finally:
        for phone in phones:
            phone.stopped.set()
        for thread in threads:
            thread.join(timeout=20)
        for phone in phones:
            phone.client.close()


def resent(server: Server, confirmed: Iterable[Confirmed]) -> list[Any]:
    """Send everything again that was confirmed; give what the server answers now."""
    with server.client() as client:
        return [
            client.post(
                f"/api/runs/{one.run}/intents",
                json={"intents": [one.wish]},
                headers={"Authorization": f"Bearer {one.token}"},
            ).json()["results"]
            for one in confirmed
        ]
