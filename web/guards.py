"""Who is asking, and whether the request came from our own page.

A phone is known by a random token in one cookie (or as a bearer); only its hash is kept.
A request that changes something must come from our own origin, as the browser says it,
and where a cookie speaks for the phone it must also carry a form token made from it.
"""

import hashlib
import hmac
import uuid

from flask import Request, Response, abort, request
from markupsafe import Markup

from web.site import site
from web.words import LANGUAGES, supported

FORM_FIELD = "csrf"
FORM_HEADER = "X-CSRF-Token"
DEVICE_COOKIE = "seikkailu"
LANGUAGE_COOKIE = "language"
STAFF_COOKIE = "seikkailu-staff"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
DAY_S = 24 * 3600
YEAR_S = 365 * DAY_S
STAFF_S = 30 * DAY_S


def device_token() -> str | None:
    """The token of the phone that asks: a bearer's, or its cookie's."""
    return _bearer() or request.cookies.get(_cookie_name())


def remember(response: Response, token: str) -> Response:
    """Let the phone keep its token for a year; Secure wherever players come by https."""
    return keep(response, _cookie_name(), token)


def staff_token() -> str | None:
    """The token of the staff's session in this browser."""
    return request.cookies.get(named(STAFF_COOKIE))


def remember_staff(response: Response, token: str) -> Response:
    """Let the browser keep a staff session's token for as long as the session lasts."""
    return keep(response, named(STAFF_COOKIE), token, STAFF_S)


def forget_staff(response: Response) -> Response:
    """Let the browser keep no token of the staff's any more."""
    response.delete_cookie(
        named(STAFF_COOKIE), secure=site().settings.https, httponly=True, samesite="Lax"
    )
    return response


def remember_language(response: Response, tag: str) -> Response:
    """Let the browser keep the reader's language."""
    return keep(response, LANGUAGE_COOKIE, tag)


def keep(response: Response, name: str, value: str, lasts_s: int = YEAR_S) -> Response:
    """Let the browser keep a value, for a year as a rule, where no script reads it."""
    response.set_cookie(
        name,
        value,
        max_age=lasts_s,
        secure=site().settings.https,
        httponly=True,
        samesite="Lax",
    )
    return response


def language() -> str:
    """The reader's language: chosen, else asked for by the browser, else Finnish."""
    chosen = request.args.get("lang") or request.cookies.get(LANGUAGE_COOKIE) or ""
    asked = request.accept_languages.best_match(list(LANGUAGES))
    return supported(chosen) or asked or next(iter(LANGUAGES))


def form_token() -> str:
    """What our own forms carry back: made from the cookie that speaks, empty without one.

    The staff's speaks first: who has just come in has other forms than before.
    """
    token = staff_token() or request.cookies.get(_cookie_name())
    if token is None:
        return ""
    return hmac.new(site().keys.forms, token.encode(), hashlib.sha256).hexdigest()


def csrf_field() -> Markup:
    """The hidden field that every form carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FORM_FIELD, form_token())


def new_id() -> str:
    """An id for what a form asks: sent twice, it is applied once."""
    return str(uuid.uuid4())


def guard() -> None:
    """Refuse a request that another site made; called before every request."""
    if request.method in SAFE_METHODS:
        return
    if not _from_our_own_page(request):
        abort(403, "elsewhere")
    if request.is_json or _bearer() or request.method == "PUT":  # no form can PUT
        _guard_api()
    elif not _is_form_token(request.form.get(FORM_FIELD, "")):
        abort(403, "stale")


def _guard_api() -> None:
    """A bearer is never sent by itself; a browser's cookie is, and needs the token beside it.

    Every browser names the origin of such a request; a program that has none is no browser.
    """
    in_browser = "Origin" in request.headers or "Sec-Fetch-Site" in request.headers
    if _bearer() or not in_browser:
        return
    if not _is_form_token(request.headers.get(FORM_HEADER, "")):
        abort(403, "stale")


def _bearer() -> str | None:
    """The token that a program sends itself; other schemes are for a proxy in front."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return (token.strip() or None) if scheme.lower() == "bearer" else None


def _is_form_token(carried: str) -> bool:
    """Compare as bytes: letters outside ASCII are no reason to fail."""
    return hmac.compare_digest(carried.encode(), form_token().encode())


def _from_our_own_page(asked: Request) -> bool:
    """Trust what the browser says of the origin; one that says nothing must prove the form.

    Under `Referrer-Policy: no-referrer` the Origin of a form is `null`, so that browsers
    too old for Sec-Fetch-Site say nothing, and the form token decides.
    """
    fetch_site = asked.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site in {"same-origin", "none"}
    origin = asked.headers.get("Origin", "null")
    return origin == "null" or origin.partition("://")[2] == asked.host


def _cookie_name() -> str:
    return named(DEVICE_COOKIE)


def named(cookie: str) -> str:
    """A cookie's name; by https one that no other host of the domain can set."""
    return f"__Host-{cookie}" if site().settings.https else cookie
