"""The server is killed in the middle of a game: what a phone saw confirmed is still there."""

import os
import random
import signal
import time

import httpx
import pytest

from tests.persisting import playing_on, resent
from tests.serving import codes, command, free_port, serving, start, wait_until

CYCLES = 20
PHONES = 6


def test_no_confirmed_check_in_is_lost_in_twenty_kills(tmp_path):
    data, port, chance = tmp_path / "data", free_port(), random.Random(1)
    server = start(data, port)
    places = codes(data)
    with playing_on(server.url, places, PHONES) as phones:
        for _ in range(CYCLES):
            time.sleep(chance.uniform(0.1, 0.5))
            server.kill()
            server = start(data, port)
        time.sleep(0.3)
    confirmed = [one for phone in phones for one in phone.confirmed]

    answers = resent(server, confirmed)

    server.stop()
    assert len(confirmed) > 3 * CYCLES
    assert sum(phone.retries for phone in phones) > 0
    assert answers == [one.results for one in confirmed]
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
