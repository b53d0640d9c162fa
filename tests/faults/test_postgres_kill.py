"""PostgreSQL is killed in the middle of a game, and started again by somebody else."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.housing import app_for
from tests.persisting import playing_on, resent
from tests.serving import codes, command, serving, wait_until
from web.folder import site_at
from web.preparing import make_folder, prepared
from web.settings import settings_for
from web.store.kinds import keep_url

KILLS = 5
PHONES = 6


@pytest.fixture
def database() -> Iterator[postgres.Server]:
    server = postgres.new_server()
    yield server
    server.remove()


@pytest.fixture
def data(tmp_path: Path, database: postgres.Server) -> Path:
    folder = tmp_path / "data"
    make_folder(folder)
    keep_url(folder, database.fresh())
    return folder


def test_nothing_confirmed_is_lost_and_the_game_goes_on_by_itself(data: Path, database):
    chance = random.Random(1)
    with serving(data) as server, server.client() as client:
        workers = postgres.started_by(server.process.pid)
        with playing_on(server.url, codes(data), PHONES) as phones:
            for _ in range(KILLS):
                time.sleep(chance.uniform(0.2, 0.6))
                database.kill()
                meanwhile = client.get("/")
                database.start()
                assert meanwhile.status_code == 503
                assert meanwhile.headers["Retry-After"] == "2"
                assert "Peli ei pysty nyt tallentamaan" in meanwhile.text
                wait_until(lambda: client.get("/").status_code == 200, within_s=5)
            time.sleep(0.3)
        confirmed = [one for phone in phones for one in phone.confirmed]

        answers = resent(server, confirmed)

        assert postgres.started_by(server.process.pid) == workers
    assert len(confirmed) > 3 * KILLS
    assert answers == [one.results for one in confirmed]
    said = {status for phone in phones for status in phone.answers}
    assert {201, 200} <= said <= {201, 200, 503}
    assert command("verify", "--data", str(data)).returncode == 0
    assert "Traceback" not in server.log.read_text()


def test_who_comes_after_a_quiet_night_sees_nothing_of_a_database_that_was_restarted(
    data: Path, database: postgres.Server
):
    """Connections that were at rest when it went are told from those that live."""
    prepared(data)
    site = site_at(settings_for(data, "http://localhost"))
    client = app_for(site).test_client()
    before = client.get("/").status_code

    database.kill()
    database.start()
    after = [client.get(path).status_code for path in ("/", "/readyz")]

    site.database.close()
    assert (before, after) == (200, [200, 200])
