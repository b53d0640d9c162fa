"""Photos when things go wrong: servers that are killed, many phones at once, endless bodies."""

import os
import random
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.housing import app_for
from tests.photographing import (
    CORNERS,
    Photographer,
    corners,
    files_of,
    joined,
    photo,
    photo_site,
    picture,
    rows_of,
)
from tests.playing import fresh_id
from tests.serving import Server, free_port, launched
from web import clock, photos
from web.api.media import AT_ONCE
from web.site import Site

CYCLES = 8
CHUNK = b"10000\r\n" + bytes(0x10000) + b"\r\n"


@contextmanager
def a_site(data: Path) -> Iterator[Site]:
    site = photo_site(data)
    try:
        yield site
    finally:
        site.database.close()


def grow_old(file: Path) -> None:
    """As if it had been written yesterday."""
    yesterday = clock.now().timestamp() - 24 * 3600
    os.utime(file, (yesterday, yesterday))


def ended(program: str, *words: str) -> int:
    """Run a program to its end, and say how it ended."""
    words = (sys.executable, "-c", program, *words)
    return subprocess.run(words, check=False, timeout=60).returncode


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.photographing import photo, photo_site
from web import clock, photos, runs

data, run, token, media, seam = sys.argv[1:]
site = photo_site(Path(data))
now = clock.now()
die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
if seam == "before the file is whole":
    os.fsync = die
elif seam == "before the row":
    site.database.write = die
elif seam == "before the commit":
    photos.store.add_photo = die
elif seam == "before the file is deleted":
    from datetime import timedelta
    now += timedelta(days=31)
    Path.unlink = die
photos.received(site, runs.played(site, run, token), media, photo(), now)
"""


@pytest.mark.parametrize(
    ("seam", "left"),
    [
        ("before the file is whole", ".part"),
        ("before the row", ".webp"),
        ("before the commit", ".webp"),
    ],
)
def test_a_server_killed_between_file_and_row_leaves_a_file_that_is_swept(tmp_path, seam, left):
    data, media = tmp_path / "data", fresh_id()
    with a_site(data) as site:
        phone = joined(app_for(site))

    assert ended(KILLED, str(data), phone.run, phone.token, media, seam) == -signal.SIGKILL

    [orphan] = files_of(data)
    assert Path(orphan).suffix == left
    with a_site(data) as site:
        again = Photographer(app_for(site).test_client(), phone.run, phone.token)
        assert rows_of(site, phone.run) == []
        assert again.shown(media).status_code == 404
        assert files_of(data) == {orphan}
        grow_old(data / "photos" / orphan)
        assert again.put(photo(), media).status_code == 204
    with a_site(data) as site:
        assert files_of(data) == {row.file for row in rows_of(site, phone.run)}
        assert len(files_of(data)) == 1


def test_a_server_killed_while_it_deletes_a_photo_leaves_no_row_of_it(tmp_path):
    data, media = tmp_path / "data", fresh_id()
    with a_site(data) as site:
        phone = joined(app_for(site))
        phone.put(photo(), media)
    [file] = files_of(data)

    code = ended(
        KILLED, str(data), phone.run, phone.token, fresh_id(), "before the file is deleted"
    )

    with a_site(data) as site:
        assert (code, rows_of(site, phone.run)) == (-signal.SIGKILL, [])
        grow_old(data / "photos" / file)
    with a_site(data):
        assert files_of(data) == set()


SENDING = """
import sys, uuid
from pathlib import Path
from tests.photographing import photo, photo_site
from web import clock, photos, runs

photos.MOST = 10_000
site = photo_site(Path(sys.argv[1]))
run = runs.played(site, sys.argv[2], sys.argv[3])
taken = photo()
photos.made_anew = lambda octets: octets
print("ready", flush=True)
while True:
    media = str(uuid.uuid4())
    photos.received(site, run, media, taken, clock.now())
    print(media, flush=True)
"""


def test_no_confirmed_photo_is_lost_however_often_the_server_is_killed(tmp_path):
    data, chance, confirmed = tmp_path / "data", random.Random(1), []
    with a_site(data) as site:
        phone = joined(app_for(site))
    for _ in range(CYCLES):
        words = (sys.executable, "-c", SENDING, str(data), phone.run, phone.token)
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as sending:
            assert sending.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.01, 0.3))
            sending.kill()
            confirmed += [line.strip() for line in sending.stdout if line.endswith("\n")]

    with a_site(data) as site:
        rows = rows_of(site, phone.run)
        files = files_of(data)
        photos.sweep(site.database, data, clock.now() + timedelta(hours=2))
        kept = files_of(data)

    assert len(confirmed) > CYCLES
    assert set(confirmed) - {row.id for row in rows} == set()
    assert {row.file for row in rows} - files == set()
    assert len(rows) - len(confirmed) <= CYCLES
    assert len(files) - len(rows) <= CYCLES
    assert kept == {row.file for row in rows}


def at_once(sends: list[Callable[[], int]]) -> list[int]:
    """Send all at the same time; give the statuses."""
    with ThreadPoolExecutor(len(sends)) as phones:
        return sorted(phones.map(lambda send: send(), sends))


def test_phones_that_send_the_same_photo_at_once_send_one(tmp_path, monkeypatch):
    monkeypatch.setattr("web.pictures.TURN_S", 60)
    media, taken = fresh_id(), photo()
    with a_site(tmp_path / "data") as site:
        phone = joined(app_for(site))

        statuses = at_once([lambda: phone.put(taken, media).status_code] * AT_ONCE)

        assert statuses == [204] * AT_ONCE
        assert files_of(tmp_path / "data") == {row.file for row in rows_of(site, phone.run)}
        assert len(files_of(tmp_path / "data")) == 1


def test_phones_that_send_different_photos_at_once_send_no_more_than_may_come(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("web.pictures.TURN_S", 60)
    monkeypatch.setattr("web.photos.MOST", 2)
    taken = photo()
    with a_site(tmp_path / "data") as site:
        phone = joined(app_for(site))

        statuses = at_once([lambda: phone.put(taken).status_code] * AT_ONCE)

        assert statuses == [204] * 2 + [409] * (AT_ONCE - 2)
        assert files_of(tmp_path / "data") == {row.file for row in rows_of(site, phone.run)}


@contextmanager
def served(data: Path, port: int) -> Iterator[Server]:
    """A real server for an adventure that asks for a photo."""
    root = str(Path(__file__).parents[2])
    command = (sys.executable, "-m", "tests.photographing", str(data), str(port))
    environment = {"PYTHONPATH": os.pathsep.join((root, os.environ.get("PYTHONPATH", "")))}
    server = launched(command, f"http://127.0.0.1:{port}", data, environment=environment)
    try:
        yield server
    finally:
        server.stop()


def test_a_real_server_takes_a_photo_and_has_it_after_a_kill(tmp_path):
    data, port, media = tmp_path / "data", free_port(), fresh_id()
    with served(data, port) as server, server.client() as client:
        phone = Photographer(client)
        phone.start()
        sent = phone.put(photo(drawn=picture(900, 600)), media)
        before = phone.shown(media)
        server.kill()

    with served(data, port) as server, server.client() as client:
        after = Photographer(client, phone.run, phone.token).shown(media)

    assert (sent.status_code, before.status_code, after.status_code) == (204, 200, 200)
    assert corners(before.content) == [*CORNERS]
    assert after.content == before.content


def test_a_body_without_end_is_refused_while_others_play(tmp_path):
    with served(tmp_path / "data", free_port()) as server, server.client() as client:
        phone = Photographer(client)
        phone.start()
        answer, sent = endless(server, phone)

        assert b" 413 " in answer.splitlines()[0]
        assert sent < 32 * 1024**2
        assert phone.put(photo()).status_code == 204


def endless(server: Server, phone: Photographer) -> tuple[bytes, int]:
    """Send chunk after chunk until the server has answered; give the answer and how much."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    head = (
        f"PUT /api/runs/{phone.run}/media/{fresh_id()} HTTP/1.1\r\nHost: {host}\r\n"
        f"Authorization: Bearer {phone.token}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    waiting, sent = head.encode(), 0
    with socket.create_connection((host, int(port))) as line:
        line.settimeout(0)
        give_up = time.monotonic() + 20
        while time.monotonic() < give_up:
            can_read, can_write, _ = select.select([line], [line], [], 1)
            if can_read:
                return line.recv(65536), sent
            if can_write:
                count = line.send(waiting)
                waiting, sent = waiting[count:] or CHUNK, sent + count
    raise AssertionError(sent)
