"""The server is killed in the middle of a game: what a phone saw confirmed is still there."""

import os
import random
import signal
import threading
import time

import httpx
import pytest

from tests.playing import Phone, fresh_id
from tests.serving import Server, codes, command, free_port, serving, start, wait_until

CYCLES = 20
PHONES = 6


class Persistent(Phone):
    """A phone that plays one run after another and remembers what was confirmed."""

    def __init__(self, url, places):
        super().__init__(httpx.Client(base_url=url, timeout=5))
        self.places = places
        self.confirmed = []
        self.stopped = threading.Event()
        self.wish = None
        self.retries = 0

    def play_on(self):
        while not self.stopped.is_set():
            try:
                self.one_step()
            except httpx.HTTPError:
                self.retries += 1
                time.sleep(0.02)

    def one_step(self):
        """Send the wish under way, or begin a run; the id stays until it is confirmed."""
        if not self.run:
            self.wish = None
            self.start(id=fresh_id())
            return
        if self.wish is None:
            self.wish = self.next_wish(self.places)
            if self.wish is None:
                self.run = ""
                return
            self.wish |= {"id": fresh_id()}
        answer = self.send(self.wish)
        if answer.status_code == 200:
            self.confirmed.append((self.run, self.token, self.wish, answer.json()["results"]))
            self.wish = None


def _resent(server: Server, confirmed) -> list:
    """Send everything again that was confirmed; give what the server answers now."""
    with server.client() as client:
        return [
            client.post(
                f"/api/runs/{run}/intents",
                json={"intents": [wish]},
                headers={"Authorization": f"Bearer {token}"},
            ).json()["results"]
            for run, token, wish, _ in confirmed
        ]


def test_no_confirmed_check_in_is_lost_in_twenty_kills(tmp_path):
    data, port, chance = tmp_path / "data", free_port(), random.Random(1)
    server = start(data, port)
    places = codes(data)
    phones = [Persistent(server.url, places) for _ in range(PHONES)]
    threads = [threading.Thread(target=phone.play_on, daemon=True) for phone in phones]
    for thread in threads:
        thread.start()
    for _ in range(CYCLES):
        time.sleep(chance.uniform(0.1, 0.5))
        server.kill()
        server = start(data, port)
    time.sleep(0.3)
    for phone in phones:
        phone.stopped.set()
    for thread in threads:
        thread.join(timeout=20)
    confirmed = [one for phone in phones for one in phone.confirmed]

    for phone in phones:
        phone.client.close()

    answers = _resent(server, confirmed)

    server.stop()
    assert len(confirmed) > 3 * CYCLES
    assert sum(phone.retries for phone in phones) > 0
    lost = [one for one, answer in zip(confirmed, answers, strict=True) if answer != one[3]]
    assert lost == []
    verified = command("verify", "--data", str(data))
    assert verified.returncode == 0, verified.stdout


def test_a_crashed_worker_is_replaced(tmp_path):
    with serving(tmp_path / "data") as server:
        crashed = server.worker

        os.kill(crashed, signal.SIGKILL)

        wait_until(lambda: server.worker != crashed)
        with server.client() as client:
            wait_until(lambda: _answers(client))


def test_a_second_start_names_the_first(tmp_path):
    with serving(tmp_path / "data") as server:
        second = command("run", "--data", str(server.data), "--port", str(free_port()))

        assert second.returncode == 1
        assert second.stderr.count("\n") == 1
        assert str(server.worker) in second.stderr


def test_a_start_beside_an_orphaned_worker_names_it(tmp_path):
    server = start(tmp_path / "data")
    orphan = server.worker
    try:
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()

        second = command("run", "--data", str(server.data), "--port", str(free_port()))

        assert second.returncode == 1
        assert str(orphan) in second.stderr
    finally:
        os.kill(orphan, signal.SIGKILL)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_server_can_be_started_again(tmp_path, stop):
    server = start(tmp_path / "data")

    server.process.send_signal(stop)

    assert server.process.wait(timeout=15) == 0
    with serving(server.data) as again, again.client() as client:
        assert client.get("/healthz").status_code == 200


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").status_code == 200
    except httpx.HTTPError:
        return False
