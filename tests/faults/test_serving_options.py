"""The real server as an operator starts it: in one room, over https, after an update."""

import re
import ssl
from http.cookies import SimpleCookie
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest
import trustme
import zxingcpp
from alembic import command as alembic
from PIL import Image

from tests.playing import Phone
from tests.serving import COMMAND, codes, command, free_port, launched, serving
from web import lan
from web.preparing import prepared
from web.settings import SETTINGS
from web.store import migrating
from web.store.database import opened

BLOCKS = {"\u2588": (1, 1), "\u2580": (1, 0), "\u2584": (0, 1), " ": (0, 0), "\xa0": (0, 0)}
HEADER = "Strict-Transport-Security"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def certified(folder: Path, authority: trustme.CA) -> tuple[str, ...]:
    """Options with a certificate for this machine."""
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    key, chain = folder / "key.pem", folder / "cert.pem"
    certificate.private_key_pem.write_to_path(key)
    chain.write_bytes(b"".join(one.bytes() for one in certificate.cert_chain_pems))
    return ("--tls-cert", str(chain), "--tls-key", str(key))


def scanned(log: str) -> list[str]:
    """What a phone reads off the terminal, whose background is dark."""
    drawn = [line for line in log.splitlines() if line and set(line) <= BLOCKS.keys()]
    width = max(map(len, drawn))
    picture = Image.new("L", (width, 2 * len(drawn)))
    for y, line in enumerate(drawn):
        for x, letter in enumerate(line):
            for below, light in enumerate(BLOCKS[letter]):
                picture.putpixel((x, 2 * y + below), 255 * light)
    large = picture.resize((8 * width, 16 * len(drawn)), Image.Resampling.NEAREST)
    return [found.text for found in zxingcpp.read_barcodes(large)]


def test_in_one_room_an_address_and_its_code_are_printed(tmp_path):
    with serving(tmp_path / "data", "--lan") as server, server.client() as client:
        page = client.get("/")
        log = server.log.read_text()

    [address] = re.findall(r"Play at (http://\d+\.\d+\.\d+\.\d+:\d+)\n", log)
    assert address.endswith(server.url.rpartition(":")[2])
    assert scanned(log) == [address]
    assert log.count(lan.CANNOT) == 1
    assert page.status_code == 200
    assert HEADER not in page.headers


def test_over_https_pages_are_secure_and_gps_is_not_said_to_be_missing(tmp_path, authority):
    trust, port = ssl.create_default_context(), str(free_port())
    authority.configure_trust(trust)
    words = (*COMMAND, "run", "--data", "data", "--port", port, "--lan")

    server = launched(
        (*words, *certified(tmp_path, authority)),
        f"https://127.0.0.1:{port}",
        tmp_path / "data",
        trust=trust,
    )
    try:
        with server.client() as client:
            phone = Phone(client)
            cookies = SimpleCookie(phone.start().headers["Set-Cookie"])
            own = client.get(f"/runs/{phone.run}")
            with pytest.raises(httpx.HTTPError):
                httpx.get(server.url.replace("https", "http"), timeout=5)
    finally:
        server.stop()
    log = server.log.read_text()

    assert (own.status_code, own.headers[HEADER]) == (200, "max-age=31536000")
    assert [*cookies] == ["__Host-seikkailu"]
    assert cookies["__Host-seikkailu"]["secure"]
    assert re.search(r"Play at https://[\d.]+:\d+\n", log)
    assert lan.CANNOT not in log


def test_the_environment_sets_what_options_set(tmp_path):
    data, port = tmp_path / "elsewhere", free_port()
    environment = {
        "SEIKKAILU_HOST": "127.0.0.1",
        "SEIKKAILU_PORT": str(port),
        "SEIKKAILU_DATA": str(data),
        "SEIKKAILU_PUBLIC_URL": "https://peli.test",
        "SEIKKAILU_THREADS": "2",
        "SEIKKAILU_PHOTO_DAYS": "7",
        "SEIKKAILU_KEEP_DAYS": "7",
        "SEIKKAILU_WORKERS": "1",
        "SEIKKAILU_PROXIES": "1",
        "SEIKKAILU_CONTACT": "puh. 112, Maija",
    }
    elsewhere = {"SEIKKAILU_TLS_CERT", "SEIKKAILU_TLS_KEY", "SEIKKAILU_DATABASE"}
    assert environment.keys() | elsewhere == {setting.variable for setting in SETTINGS}

    url = f"http://127.0.0.1:{port}"
    server = launched((*COMMAND, "run"), url, data, environment=environment)
    try:
        with server.client() as client:
            page = client.get("/", headers={"Host": "peli.test"})
    finally:
        server.stop()

    assert (data / "seikkailu.db").exists()
    assert "Play at https://peli.test\n" in server.log.read_text()
    assert page.headers[HEADER] == "max-age=31536000"


def test_an_option_goes_before_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("SEIKKAILU_PORT", "1")
    monkeypatch.setenv("SEIKKAILU_PUBLIC_URL", "https://peli.test")

    options = ("--public-url", "http://localhost:81/", "--host", "localhost")
    with serving(tmp_path / "data", *options) as server:
        assert "Play at http://localhost:81\n" in server.log.read_text()


def _older(data: Path) -> None:
    """Make the folder what the version of revision 0001 would have left."""
    prepared(data)
    database = opened(data)
    with database.pool.begin() as connection:
        alembic.downgrade(migrating._config(connection), "0001")
    database.close()


def test_after_an_update_the_folder_is_migrated_and_backed_up(tmp_path):
    data = tmp_path / "data"
    _older(data)

    with serving(data) as server, server.client() as client:
        log = server.log.read_text()
        phone = Phone(client)
        phone.start()
        happened = phone.happened({"kind": "check-in", "code": codes(data)["asema"]})
    server.log.unlink()
    with serving(data):
        second = server.log.read_text()

    told = re.search(r"Migrated (.+) from 0001 to (\d+); the backup is (.+)\.\n", log)
    assert told
    assert Path(told[1]) == data
    assert Path(told[3]).stat().st_size > 0
    with ZipFile(told[3]) as backup:
        assert "tables/entry.jsonl" not in backup.namelist()
    assert happened[0]["kind"] == "checkpoint-reached"
    assert "Migrated" not in second


def test_a_port_that_is_taken_is_told_in_one_sentence(tmp_path):
    with serving(tmp_path / "one") as server:
        port = server.url.rpartition(":")[2]
        second = command("run", "--data", str(tmp_path / "two"), "--port", port)

    assert second.returncode == 1
    assert second.stderr == f"cannot listen on 127.0.0.1:{port}: Address already in use\n"


def test_a_certificate_that_is_not_there_is_told_in_one_sentence(tmp_path):
    missing = ("--tls-cert", "no.pem", "--tls-key", "no.pem", "--port", str(free_port()))

    result = command("run", "--data", str(tmp_path), *missing)

    assert result.returncode == 1
    assert result.stderr == "no.pem and no.pem cannot be used: No such file or directory\n"
