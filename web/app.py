"""Puts the web application together."""

from http import HTTPStatus

from flask import Flask, Response, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from web import admission, api, assets, guards, limiting, player, programme, staff, visits
from web.api.problems import Problem, problem_response
from web.compressing import compress
from web.dress import dress
from web.headers import Headers
from web.legible import LegibleRequest, refuse_addresses
from web.limits import TooOften
from web.play import DeviceGone
from web.player.problems import problem_page
from web.site import EXTENSION, Site
from web.store.database import StorageFailure

MAX_BODY_BYTES = 256 * 1024
RETRY_AFTER_S = 2


def create_app(site: Site) -> Flask:
    """Build the application for a site. Two sites may live in one process, as in tests."""
    app = Flask("web", static_folder=None)
    app.request_class = LegibleRequest
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_BODY_BYTES,
        MAX_FORM_PARTS=100,
        TRUSTED_HOSTS=list(site.settings.trusted_hosts),
    )
    app.extensions[EXTENSION] = site
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.strict_slashes = False
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=assets.built().address,
        at_kiosk=visits.at_kiosk,
        silence_s=visits.SILENCE_S,
        csrf_field=guards.csrf_field,
        form_token=guards.form_token,
        new_id=guards.new_id,
    )
    app.after_request(compress)  # the first named is done last
    dress(app)
    app.before_request(refuse_addresses)
    app.before_request(guards.guard)
    app.before_request(admission.admit)
    app.before_request(limiting.before)
    app.after_request(limiting.after)
    for blueprint in (player.blueprint, programme.blueprint, staff.blueprint, api.blueprint):
        app.register_blueprint(blueprint)
    _answer_errors(app)
    _add_edges(app, https=site.settings.https, proxies=site.settings.proxies)
    return app


def _answer_errors(app: Flask) -> None:
    """Say what went wrong in words for people, and as problem+json for programs."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
        if isinstance(error, Problem):
            return problem_response(status, str(error.description), **error.extra)
        return _problem(status, str(error.description))

    @app.errorhandler(StorageFailure)
    def not_stored(error: StorageFailure) -> Response:
        app.logger.error("the database could not be used: %s", error)
        response = _problem(HTTPStatus.SERVICE_UNAVAILABLE, "storage")
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
        return response

    @app.errorhandler(TooOften)
    def too_often(error: TooOften) -> Response:
        response = _problem(HTTPStatus.TOO_MANY_REQUESTS, "too-often")
        response.headers["Retry-After"] = str(error.wait_s)
        return response

    @app.errorhandler(DeviceGone)
    def gone(_: DeviceGone) -> Response:
        return _problem(HTTPStatus.NOT_FOUND, "no-run")

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        app.logger.error("a request failed", exc_info=error)
        return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, "broken")


def _problem(status: HTTPStatus, detail: str) -> Response:
    if request.path.startswith("/api/"):
        return problem_response(status, detail)
    return problem_page(status, detail)


def _add_edges(app: Flask, *, https: bool, proxies: int) -> None:
    """Add the headers, and static files, precompressed where the build left a .br or .gz."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=0)  # type: ignore[method-assign]
    pages = Headers(app.wsgi_app, https=https)
    static = WhiteNoise(
        pages,
        root=str(assets.STATIC),
        prefix="static/",
        immutable_file_test=assets.HASHED,
        add_headers_function=pages.on_file,
        max_age=3600,
    )
    app.wsgi_app = static  # type: ignore[method-assign]
