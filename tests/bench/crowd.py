"""Teams of four phones that play over HTTP as fast as people do, all in one loop."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

import httpx

from tests.playing import Phone, fresh_id
from tests.serving import Server

PACE_S = 134.0
"""Mean seconds between two deeds of a simulated team in Perille."""

OTHER_PHONES = 3
AT_ONCE = 16


class Deed(NamedTuple):
    """What a team came to by a request that was sent then, in seconds since 1970."""

    run: str
    score: int
    scored: bool
    sent: float


class Crowd:
    """What teams do, and how long each of their requests takes."""

    def __init__(self, client: httpx.AsyncClient, places: Mapping[str, str]) -> None:
        """`places` are the codes that hang at the checkpoints."""
        self.client = client
        self.places = dict(places)
        self.deeds: list[Deed] = []
        self.answered_s: list[float] = []

    async def do(self, phone: Phone) -> None:
        """Go to the next checkpoint, or answer there."""
        wish = phone.next_wish(self.places)
        if wish is None:
            return
        before, sent = phone.view["score"], time.time()
        body = {"intents": [{"id": fresh_id()} | wish]}
        path = f"/api/runs/{phone.run}/intents"
        answer = await self.client.post(path, json=body, headers=phone.headers)
        self._note(answer, sent)
        phone.view = answer.json()["view"]
        score = phone.view["score"]
        self.deeds.append(Deed(phone.run, score, score != before, sent))

    async def look(self, phone: Phone) -> None:
        """Another phone of the team asks for its page."""
        sent = time.time()
        answer = await self.client.get(f"/runs/{phone.run}", headers=phone.headers)
        self._note(answer, sent)

    async def walk(self, phone: Phone, chance: random.Random, until: float) -> None:
        """Do something now and then; the team's other phones look at once what came of it."""
        while (pause := chance.expovariate(1 / PACE_S)) < until - time.monotonic():
            await asyncio.sleep(pause)
            await self.do(phone)
            await asyncio.gather(*(self.look(phone) for _ in range(OTHER_PHONES)))

    def _note(self, answer: httpx.Response, sent: float) -> None:
        assert answer.status_code == 200, answer.text
        self.answered_s.append(time.time() - sent)


def get_under_way(
    server: Server, places: Mapping[str, str], phones: list[Phone], most: int
) -> None:
    """Bring every team somewhere: it has at least come to the first place and answered."""
    chance = random.Random(1)

    async def some(crowd: Crowd, share: list[Phone]) -> None:
        for phone in share:
            for _ in range(chance.randint(2, most)):
                await crowd.do(phone)

    def all_shares(crowd: Crowd) -> list[Awaitable[None]]:
        return [some(crowd, phones[first::AT_ONCE]) for first in range(AT_ONCE)]

    _together(server, places, all_shares)


def play(
    server: Server, places: Mapping[str, str], phones: list[Phone], lasts_s: float
) -> Crowd:
    """Let everybody walk on for so long."""

    def walks(crowd: Crowd) -> list[Awaitable[None]]:
        until = time.monotonic() + lasts_s
        return [
            crowd.walk(phone, random.Random(number), until)
            for number, phone in enumerate(phones)
        ]

    return _together(server, places, walks)


def _together(
    server: Server,
    places: Mapping[str, str],
    work: Callable[[Crowd], list[Awaitable[None]]],
) -> Crowd:
    async def run() -> Crowd:
        async with httpx.AsyncClient(base_url=server.url, timeout=60) as client:
            crowd = Crowd(client, places)
            await asyncio.gather(*work(crowd))
            return crowd

    return asyncio.run(run())
