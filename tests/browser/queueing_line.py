"""The line between a phone and the server: it goes, hangs, or loses answers."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

from tests.serving import free_port

HOP = {
    "connection",
    "keep-alive",
    "transfer-encoding",
    "content-length",
    "date",
    "server",
    "if-none-match",
    "if-modified-since",
}
"""What is of one stretch of the line only, and what would hide that a file has changed."""

VERSION = re.compile(rb'(version:\s*["\'`])([0-9a-f]{8})')
State = Literal["goes", "hangs", "loses"]


class Line:
    """A line at one address, whatever happens to the server behind it.

    `state` says what happens to what is asked. Where the line `loses`, the server has heard
    and written before its answer is cut; where it `hangs`, only what lies `under` a path does.
    `before_batch` is called while a batch is on its way.
    `build` is what the worker is called that the line brings; empty for the server's own.
    """

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.state: State = "goes"
        self.under = "/"
        self.build = ""
        self.lost = 0
        self.before_batch: Callable[[], None] | None = None
        self.up_again = threading.Event()
        self.up_again.set()
        self._listener = _Listener(("127.0.0.1", free_port()), _Call)
        self._listener.line = self

    @property
    def url(self) -> str:
        """Where the phone finds the server."""
        return f"http://127.0.0.1:{self._listener.server_address[1]}"

    @contextmanager
    def open(self) -> Iterator["Line"]:
        """Listen for as long as the block lasts."""
        serving = threading.Thread(target=self._listener.serve_forever, daemon=True)
        serving.start()
        try:
            yield self
        finally:
            self.up_again.set()
            self._listener.shutdown()
            self._listener.server_close()

    @contextmanager
    def that(self, state: State, under: str = "/") -> Iterator[None]:
        """The line `loses` or `hangs` for a while."""
        self.state, self.under = state, under
        self.up_again.clear()
        try:
            yield
        finally:
            self.state = "goes"
            self.up_again.set()


class _Listener(ThreadingHTTPServer):
    """Where the phone calls; a phone that hangs up is nothing to talk about."""

    daemon_threads = True
    request_queue_size = 128
    line: Line

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


class _Call(BaseHTTPRequestHandler):
    """One request, and what becomes of it."""

    protocol_version = "HTTP/1.1"
    server: _Listener

    def do_GET(self) -> None:
        """Bring it to the server, or let the phone wait until the line goes again."""
        line = self.server.line
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if line.state == "hangs" and self.path.startswith(line.under):
            line.up_again.wait()
            self._cut()
            return
        if self.path.endswith("/intents") and line.before_batch:
            line.before_batch()
        try:
            answer, said = self._asked(body)
        except (OSError, HTTPException):
            self._cut()
            return
        self._bring(answer, said)

    do_POST = do_PUT = do_GET  # noqa: N815

    def _asked(self, body: bytes) -> tuple[HTTPResponse, bytes]:
        """What the server says."""
        connection = HTTPConnection("127.0.0.1", self.server.line.server_port, timeout=30)
        headers = {
            name: value for name, value in self.headers.items() if name.lower() not in HOP
        }
        if body:
            headers["Content-Length"] = str(len(body))
        with closing(connection):
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            return answer, answer.read()

    def _bring(self, answer: HTTPResponse, said: bytes) -> None:
        line = self.server.line
        if line.state == "loses" and self.command != "GET":
            line.lost += 1
            self._cut()
            return
        if line.build and self.path.endswith("/sw.js"):
            said = VERSION.sub(rb"\g<1>" + line.build.encode(), said)
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def _cut(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
