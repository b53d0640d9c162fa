"""What every answer says beside itself: nothing inline, nothing from elsewhere."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.playing import Phone
from tests.reading import Reader
from tests.visiting import every_page, posters_of
from tests.web.conftest import SECURE_URL
from web.assets import STATIC
from web.site import Site

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
EVERYWHERE = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "geolocation=(self), camera=(self), screen-wake-lock=(self), microphone=(), "
        "payment=(), usb=(), accelerometer=(), gyroscope=(), magnetometer=()"
    ),
}
HSTS = "Strict-Transport-Security"
BUILT = json.loads((STATIC / "dist" / "manifest.json").read_text("utf-8"))
DATA = ("application/json", "application/ld+json")
"""Types of scripts that no browser runs."""
TEMPLATES = [
    template
    for template in sorted((Path(STATIC).parent / "templates").rglob("*.*"))
    if template.parent.name != "simulation"  # one file by itself, which no server sends
]


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def file(name: str) -> str:
    return f"/static/dist/{BUILT[name]}"


def answers_of_every_kind(client, phone: Phone) -> dict[str, object]:
    """A page, a file, an error, a redirect and the like, by what they are."""
    code = phone.games()[0]["code"]
    board = f"/api/games/{code}/leaderboard"
    kept = {"If-None-Match": client.get(board).headers["ETag"]}
    return {
        "page": client.get("/"),
        "head": client.head("/"),
        "options": client.options("/"),
        "interface": client.get("/api/games"),
        "unchanged": client.get(board, headers=kept),
        "redirect": client.get(f"/join?code={code}"),
        "missing page": client.get("/nothing"),
        "missing call": client.get("/api/nothing"),
        "missing file": client.get("/static/dist/nothing-12345678.js"),
        "forbidden": client.post("/resume", headers={"Origin": "https://evil.test"}),
        "foreign host": client.get("/", headers={"Host": "evil.test"}),
        "wrong method": client.delete("/"),
        "script": client.get(file("phone.js"), buffered=True),
        "style": client.get(file("look.css"), buffered=True),
        "picture": client.get(file("icons.svg"), buffered=True),
        "unhashed file": client.get("/static/dist/manifest.json", buffered=True),
    }


def test_every_kind_of_answer_carries_every_header_once(app, phone: Phone):
    answers = answers_of_every_kind(app.test_client(), phone)

    statuses = {answer.status_code for answer in answers.values()}
    assert statuses == {200, 302, 304, 400, 403, 404, 405}
    for kind, answer in answers.items():
        for name, value in EVERYWHERE.items():
            assert answer.headers.getlist(name) == [value], f"{kind}: {name}"
        assert HSTS not in answer.headers, kind


def test_an_answer_that_broke_carries_them_too(app, site: Site):
    site.database.write = None  # so that the first write fails as only a fault of ours could

    answer = Phone(app.test_client(use_cookies=False)).start()

    assert answer.status_code == 500
    assert EVERYWHERE.items() <= dict(answer.headers).items()


def test_over_https_every_answer_asks_for_https_from_then_on(secure_app):
    client = secure_app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    client.environ_base["HTTP_HOST"] = SECURE_URL.removeprefix("https://")

    for kind, answer in answers_of_every_kind(client, Phone(client)).items():
        assert answer.headers.getlist(HSTS) == ["max-age=31536000"], kind


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(app):
    policy = app.test_client().get("/").headers["Content-Security-Policy"]

    sources = {source for part in policy.split("; ") for source in part.split()[1:]}
    assert sources == {"'none'", "'self'", "'wasm-unsafe-eval'", "data:", "blob:"}


def test_pages_of_a_team_are_kept_by_no_browser(reader: Reader, site: Site):
    run = reader.set_out().address.split("/")[2]
    game = next(link for link in reader.read("/").links if link.endswith("/join"))
    own = [f"/runs/{run}{page}" for page in ("", "/list", "/help", "/code", "/nothing")]
    own += [game, "/resume", *posters_of(site)[:1], posters_of(site)[0].upper()]

    told = {address: reader.client.get(address).headers for address in own}
    public = reader.client.get("/").headers

    assert {headers["Cache-Control"] for headers in told.values()} == {"no-store"}
    assert public["Cache-Control"] == "private, no-cache"
    assert public["Vary"] == "Accept-Language, Cookie, Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br", "br"), ("identity", None)],
)
@pytest.mark.parametrize("name", ["phone.js", "look.css", "icons.svg", "basemap.json"])
def test_a_file_comes_as_small_as_the_browser_can_read_it(app, name, accepted, encoding):
    asked = {"Accept-Encoding": accepted}
    answer = app.test_client().get(file(name), headers=asked, buffered=True)

    ending = {"br": ".br", "gzip": ".gz", None: ""}[encoding]
    whole = STATIC / "dist" / BUILT[name]
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.data == whole.with_name(whole.name + ending).read_bytes()


def test_files_with_a_hash_in_their_name_are_kept_for_ever(app):
    def told(address: str) -> str:
        return app.test_client().get(address, buffered=True).headers["Cache-Control"]

    workers = {"sw.js", "sw-off.js"}  # served at one address, asked for anew every time
    hashed = {told(file(name)) for name in BUILT.keys() - workers}

    assert len(BUILT) > 8
    assert hashed == {"max-age=315360000, public, immutable"}
    assert told("/static/dist/manifest.json") == "max-age=3600, public"


class Inline(HTMLParser):
    """What of a page would need a laxer policy: its place and what it is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags += 1
        given = {name: value or "" for name, value in attrs}
        runs = tag == "script" and given.get("type") not in DATA
        lax = {name for name in given if name == "style" or name.startswith("on")}
        lax |= {"style"} & {tag}
        lax |= {"script without src"} if runs and "src" not in given else set()
        lax |= {"base"} & {tag}
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            if re.match(r"\s*(javascript|vbscript):", given.get(name, ""), re.IGNORECASE):
                lax.add(f"script in {name}")
            if name in {"src", "action"} or tag in {"link", "use", "image"}:
                lax |= {f"{name} elsewhere"} if "//" in given.get(name, "")[:8] else set()
        self.found += [f"<{tag}>: {one}, line {self.getpos()[0]}" for one in sorted(lax)]


def test_no_rendered_page_has_anything_inline(reader: Reader, site: Site):
    pages = every_page(reader, site)
    read = {f"{page.status} {page.address}": Inline(page.answer.text) for page in pages}

    assert len(read) > 60
    assert {name: page.found for name, page in read.items() if page.found} == {}
    assert min(page.tags for page in read.values()) > 20


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_no_template_has_anything_inline(template: Path):
    logic = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)

    assert Inline(logic.sub("", template.read_text("utf-8"))).found == []


@pytest.mark.parametrize(
    "html",
    [
        *(
            "<p style='color:red'>",
            "<p onclick='x()'>",
            "<style>p{}</style>",
            "<base href='/'>",
        ),
        *("<script>x()</script>", "<script type=module>x()</script>"),
        *("<a href='javascript:x()'>", "<a href=' JavaScript:x()'>", "<img src='//evil.test'>"),
        *("<form action='https://evil.test'>", "<svg><use href='https://evil.test/#a'/></svg>"),
    ],
)
def test_anything_inline_would_be_seen(html: str):
    assert Inline(html).found


@pytest.mark.parametrize("data", DATA)
def test_data_for_a_script_may_stand_in_a_page(data: str):
    assert (
        Inline(f'<script type="{data}">{{}}</script><script src="/x.js"></script>').found == []
    )
