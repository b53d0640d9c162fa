"""`seikkailu basemap fetch`: one question to an Overpass, here a stand-in on loopback."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.mapping import TOWN, basemap, kept, named
from web.basemap import overpass
from web.basemap.area import Area, Box
from web.basemap.trouble import BadMap

AREA = Area((Box(61.666, 27.256, 61.7, 27.305),))
Answer = Callable[[BaseHTTPRequestHandler], None]


class StandIn:
    """An Overpass that answers as a test wants; it remembers who asked what."""

    def __init__(self, answer: Answer) -> None:
        self.asked: list[tuple[dict[str, str], str]] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                stand_in.asked.append((dict(self.headers), parse_qs(body)["data"][0]))
                answer(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/api/interpreter"


@contextmanager
def overpass_that(answer: Answer) -> Iterator[StandIn]:
    stand_in = StandIn(answer)
    thread = threading.Thread(target=stand_in.server.serve_forever)
    thread.start()
    try:
        yield stand_in
    finally:
        stand_in.server.shutdown()
        stand_in.server.server_close()
        thread.join()


def says(octets: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(status)
        asked.send_header("Content-Length", str(len(octets)))
        for name, value in headers.items():
            asked.send_header(name, value)
        asked.end_headers()
        asked.wfile.write(octets)

    return answer


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_one_polite_question_brings_the_streets(data):
    with overpass_that(says(TOWN.read_bytes())) as stand_in:
        told = basemap("fetch", "--url", stand_in.url, data=data)

    assert told.exit_code == 0, told.output
    assert len(named(kept(data), "Torpankatu")) == 1
    assert kept(data)["attribution"] == "© OpenStreetMap contributors, ODbL"
    ((headers, question),) = stand_in.asked
    assert headers["User-Agent"].startswith("seikkailu/")
    assert "[timeout:90]" in question
    assert 'way["highway"](61.6' in question


def test_the_question_is_about_the_ground_around_the_adventures_and_no_more():
    question = overpass.query(AREA)

    assert "61.66600,27.25600,61.70000,27.30500" in question
    assert ">;" not in question, "a lake's relation would bring half a country"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (says(b"slow down", 429), "too much to do .429."),
        (says(b"", 504), "too much to do .504."),
        (says(b"", 400), "refused .400."),
        (says(b"", 302, Location="http://192.0.2.1/"), "leads elsewhere .302."),
        (says(b"<osm><remark>runtime error: timed out</remark></osm>"), "broke off"),
    ],
)
def test_an_overpass_that_cannot_is_told_in_one_sentence(answer, said):
    with overpass_that(answer) as stand_in, pytest.raises(BadMap, match=said):
        overpass.fetched(stand_in.url, AREA)

    assert len(stand_in.asked) == 1, "it is not asked again by itself"


def test_a_page_instead_of_a_map_leaves_the_sketch(data):
    with overpass_that(says(b"<!doctype html><title>Welcome</title>")) as stand_in:
        told = basemap("fetch", "--url", stand_in.url, data=data)

    assert told.exit_code == 1
    assert "neither .osm" in told.stderr
    assert not (data / "basemap.json.gz").exists()


def test_silence_has_an_end():
    done = threading.Event()
    with overpass_that(lambda _: done.wait(10) and None) as stand_in:
        try:
            with pytest.raises(BadMap, match="no whole answer"):
                overpass.fetched(stand_in.url, AREA, silence_s=0.2)
        finally:
            done.set()


def test_an_endless_answer_is_left(monkeypatch):
    monkeypatch.setattr(overpass, "MOST_OCTETS", 100_000)

    def pour(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.end_headers()
        try:
            while True:
                asked.wfile.write(bytes(65_536))
        except OSError:
            return

    with overpass_that(pour) as stand_in, pytest.raises(BadMap, match="more than a town"):
        overpass.fetched(stand_in.url, AREA)


def test_an_answer_that_drips_has_an_end(monkeypatch):
    monkeypatch.setattr(overpass, "ALL_S", -1.0)

    with (
        overpass_that(says(TOWN.read_bytes())) as stand_in,
        pytest.raises(BadMap, match="took longer"),
    ):
        overpass.fetched(stand_in.url, AREA)


def test_an_answer_that_breaks_off_is_no_map():
    def torn(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", "100000")
        asked.end_headers()
        asked.wfile.write(TOWN.read_bytes()[:2000])

    with (
        overpass_that(torn) as stand_in,
        pytest.raises(BadMap, match=r"broke off|no whole answer"),
    ):
        overpass.fetched(stand_in.url, AREA)


def test_nobody_there_is_told():
    with overpass_that(says(b"")) as stand_in:
        pass

    with pytest.raises(BadMap, match="no whole answer"):
        overpass.fetched(stand_in.url, AREA)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/", "overpass-api.de"])
def test_only_web_addresses_are_asked(data, url):
    told = basemap("fetch", "--url", url, data=data)

    assert told.exit_code == 2
    assert "https://" in told.output
