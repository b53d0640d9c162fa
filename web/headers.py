"""The headers of every answer: nothing inline, nothing from elsewhere, nothing sniffed."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.headers import Headers as FileHeaders
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),  # a join link must not travel on
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        (
            "geolocation=(self), camera=(self), screen-wake-lock=(self), microphone=(), "
            "payment=(), usb=(), accelerometer=(), gyroscope=(), magnetometer=()"
        ),
    ),
)
HSTS = ("Strict-Transport-Security", "max-age=31536000")
VARY = ("Vary", "Accept-Language, Cookie, Accept-Encoding")
OWN_PAGES = ("/runs/", "/games/", "/q/", "/Q/", "/resume", "/staff", "/kiosk")
"""Pages that are one team's or the staff's: no browser and no proxy keeps them."""


class Headers:
    """Puts the headers on every answer of an application that makes pages, and on files.

    At the edge of WSGI, since it is the same for each: a dozen tuples and no look-ups.
    """

    def __init__(self, application: WSGIApplication, *, https: bool) -> None:
        """Wrap an application; HSTS goes only where players come by https."""
        self.application = application
        self.everywhere = [*HEADERS, HSTS] if https else [*HEADERS]
        self.fixed = [*self.everywhere, VARY]

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer, with the headers added."""
        own = environ["PATH_INFO"].startswith(OWN_PAGES)
        cache = ("Cache-Control", "no-store" if own else "private, no-cache")

        def start(
            status: str,
            headers: list[tuple[str, str]],
            *rest: Any,  # noqa: ANN401 (exc_info, as WSGI has it)
        ) -> Callable[[bytes], object]:
            said = not own and any(name == "Cache-Control" for name, _ in headers)
            fixed = self.fixed if said else [*self.fixed, cache]
            return start_response(status, [*headers, *fixed], *rest)

        return self.application(environ, start)

    def on_file(self, headers: FileHeaders, _path: str, _address: str) -> None:
        """Add the headers to a file's own, once, when the server starts."""
        for name, value in self.everywhere:
            headers[name] = value
