"""The headers of every answer: nothing inline, nothing from elsewhere, nothing sniffed."""

from flask import Flask, Response, request

from web.site import site

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # a join link must not travel on
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "geolocation=(self), camera=(self), screen-wake-lock=(self), microphone=(), "
        "payment=(), usb=(), accelerometer=(), gyroscope=(), magnetometer=()"
    ),
}
HSTS = "max-age=31536000"


def install(app: Flask) -> None:
    """Put the headers on every answer."""

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if site().settings.https:
            response.headers.setdefault("Strict-Transport-Security", HSTS)
        if request.path.startswith(("/runs/", "/games/", "/q/", "/Q/", "/resume")):
            response.headers.setdefault("Cache-Control", "no-store")
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        response.vary.update(("Accept-Language", "Cookie"))
        return response
