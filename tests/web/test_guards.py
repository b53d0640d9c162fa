"""Who may ask for what: our own pages, the phone's own runs, and nobody else's."""

import hashlib
from http.cookies import SimpleCookie

import pytest

from tests.playing import Phone, fresh_id
from tests.reading import Reader
from tests.visiting import codes_of, everything_kept, linked, posters_of, walk
from tests.web.conftest import SECURE_URL
from web.app import MAX_BODY_BYTES
from web.site import Site

HOST = "http://localhost"
ELSEWHERE = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.test"},
    {"Origin": "http://localhost.evil.test"},
    {"Origin": "http://localhost:8000"},
    {"Origin": "http://["},
    {"Sec-Fetch-Site": "cross-site", "Origin": HOST},
)
HERE = (
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": HOST},
    {"Origin": "null"},
    {},
)
FORMS = (
    *("/runs/{run}/check-in", "/runs/{run}/answer", "/runs/{run}/skip", "/runs/{run}/hint"),
    *(
        "/runs/{run}/photo",
        "/runs/{run}/end",
        "/runs/{run}/afterwards",
        "/runs/{run}/notes",
        "/runs/{run}/other-phones",
        "/runs/{run}/ways",
        "/reading",
        "/games/{code}/join",
        "/resume",
        "/q/{token}",
        "/Q/{token}",
    ),
)
CALLS = ("/api/games/{code}/runs", "/api/resume", "/api/runs/{run_id}/intents")
PHOTO = "/api/runs/{run_id}/media/{media_id}"
NOTE = "/runs/{run}/notes/{uuid:note}"


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def friend(app) -> Reader:
    """Someone else, with a phone and a run of their own."""
    reader = Reader(app.test_client())
    reader.set_out()
    return reader


@pytest.fixture
def names(reader: Reader, site: Site, phone: Phone) -> dict[str, str]:
    """What stands in addresses: a run of the reader's, the game's code, a poster's token."""
    return {
        "run": (run := reader.set_out().address.split("/")[2]),
        "run_id": run,
        "code": phone.games()[0]["code"],
        "token": posters_of(site)[0].rpartition("/")[2],
        "media": (media := fresh_id()),
        "media_id": media,
    }


def form_token_of(reader: Reader) -> str:
    return reader.read("/resume").form("/resume").fields["csrf"]


def filled(site: Site, names: dict[str, str], **more: str) -> dict[str, str]:
    """Fields that would do something at every form's address."""
    return {
        "id": fresh_id(),
        "run": names["run"],
        "code": codes_of(site)["asema"],
        "challenge": "asema/avain",
        "value": "kieli",
        "size": "3",
        "read": "1",
    } | more


def test_these_are_all_addresses_that_change_something(app):
    posted = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if rule.methods - {"GET", "HEAD", "OPTIONS"}
    }

    of_the_staff = {one for one in posted if one.startswith(("/staff/", "/kiosk"))}
    assert posted - of_the_staff == {*FORMS, *CALLS, PHOTO, NOTE}


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_what_another_site_sends_is_refused(reader: Reader, site: Site, names, headers):
    sent = filled(site, names, csrf=form_token_of(reader))
    before = everything_kept(site.database)

    for address in (*FORMS, *CALLS):
        for body in ({"data": sent}, {"json": {}}):
            answer = reader.client.post(address.format_map(names), headers=headers, **body)
            assert answer.status_code == 403, address
    photo = {"data": b"x", "content_type": "image/jpeg"}
    answer = reader.client.put(PHOTO.format_map(names), headers=headers, **photo)

    assert answer.status_code == 403
    assert everything_kept(site.database) == before


@pytest.mark.parametrize("headers", HERE, ids=str)
def test_what_our_own_page_sends_is_done(reader: Reader, site: Site, names, headers):
    sent = filled(site, names, csrf=form_token_of(reader))

    answer = reader.client.post(
        "/runs/{run}/check-in".format_map(names), data=sent, headers=headers
    )

    assert answer.status_code == 303
    assert "Leimattu" in reader.read(answer.location).words


def test_a_program_with_a_bearer_needs_no_origin(phone: Phone, site: Site):
    phone.start()

    assert phone.send({"kind": "check-in", "code": codes_of(site)["asema"]}).status_code == 200


@pytest.mark.parametrize("carried", [None, "", "0" * 64, "ä", "another phone's"])
def test_a_form_without_this_phones_token_is_refused_in_words(
    reader, friend, site, names, carried
):
    sent = filled(site, names)
    if carried is not None:
        sent["csrf"] = form_token_of(friend) if carried.startswith("another") else carried
    before = everything_kept(site.database)

    for address in FORMS:
        page = reader.client.post(address.format_map(names), data=sent)
        assert page.status_code == 403, address
        assert "Mitään ei muuttunut." in page.text

    assert everything_kept(site.database) == before


def test_a_proxys_password_is_not_a_bearer(reader: Reader, site: Site, names):
    before = everything_kept(site.database)

    answer = reader.client.post(
        "/runs/{run}/end".format_map(names),
        data=filled(site, names),
        headers={"Authorization": "Basic cGVsaTpwZWxp"},
    )

    assert answer.status_code == 403
    assert everything_kept(site.database) == before


@pytest.mark.parametrize(
    ("carried", "status"), [("", 403), ("0" * 64, 403), ("\xe4", 403), ("own", 200)]
)
def test_a_script_in_a_browser_must_carry_the_form_token(reader, site, names, carried, status):
    token = form_token_of(reader) if carried == "own" else carried
    wish = {"id": fresh_id(), "kind": "check-in", "code": codes_of(site)["asema"]}
    before = everything_kept(site.database)

    answer = reader.client.post(
        "/api/runs/{run}/intents".format_map(names),
        json={"intents": [wish]},
        headers={"Origin": HOST, "X-CSRF-Token": token},
    )

    assert answer.status_code == status
    assert (everything_kept(site.database) == before) == (status == 403)


@pytest.mark.parametrize(
    ("carried", "refused"), [("", True), ("0" * 64, True), ("\xe4", True), ("own", False)]
)
def test_a_script_that_sends_a_photo_must_carry_it_too(reader, names, carried, refused):
    token = form_token_of(reader) if carried == "own" else carried

    answer = reader.client.put(
        PHOTO.format_map(names),
        data=bytes(2 * MAX_BODY_BYTES),
        headers={"Origin": HOST, "X-CSRF-Token": token, "Content-Type": "image/jpeg"},
    )

    assert (answer.status_code == 403) == refused


def test_reading_changes_nothing(reader: Reader, site: Site, app):
    def read(*addresses: str) -> set[str]:
        before = everything_kept(site.database)
        pages = list(linked(reader, addresses))
        assert everything_kept(site.database) == before
        return {page.address for page in pages}

    posters = posters_of(site)
    visited = read("/", *posters, *(poster.upper() for poster in posters))
    for number, news in enumerate(walk(reader, site)):
        run = news.split("/")[2]
        visited |= read(news, *posters[:3]) if number in {0, 4} else read(f"/api/runs/{run}")
    game = next(link for link in reader.read("/").links if link.endswith("/join")).split("/")[2]
    api = ("games", "openapi.json", f"runs/{run}", f"games/{game}/leaderboard")
    visited |= read(*(f"/api/{call}" for call in api), "/healthz", "/readyz")
    visited |= read(f"/runs/{run}", news, f"/join?code={game}", *posters)
    visited |= read(f"/games/{game}/wall")
    visited |= read(f"/runs/{run}/media/{fresh_id()}", "/media/0/nothing.svg")
    visited |= read("/basemap.json", "/laitetesti/AAAA")

    visited |= read(*(f"/runs/{run}/{page}" for page in ("saved", "unsaved", "pocket")))
    visited |= read(f"/runs/{run}/saved/{fresh_id()}", f"/api/runs/{run}/state")

    before = everything_kept(site.database)
    no_pages = (
        f"/api/runs/{run}/sealed",
        f"/api/runs/{run}/book",
        "/sw.js",
        "/laitetesti/tulos",
    )
    visited |= {reader.client.get(one, buffered=True).request.path for one in no_pages}
    assert everything_kept(site.database) == before

    routes = app.url_map.bind("localhost")
    of_the_staff = ("/staff", "/kiosk")  # tests/web/test_admission.py reads those
    answering = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and not rule.rule.startswith(of_the_staff)
    }
    assert answering - {routes.match(address)[0] for address in visited} == {"player.find_game"}


def cookies_of(answer) -> SimpleCookie:
    return SimpleCookie("\n".join(answer.headers.getlist("Set-Cookie")))


def started(reader: Reader):
    home = reader.read("/")
    join = reader.read(next(link for link in home.links if link.endswith("/join")))
    return reader.send_only(join.form("/join"), read="1")


def test_the_cookie_is_for_our_server_alone(reader: Reader):
    [cookie] = [one for name, one in cookies_of(started(reader)).items() if name != "language"]

    assert cookie.key == "seikkailu"
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert (cookie["secure"], cookie["domain"]) == ("", "")


def test_over_https_the_cookies_are_secure_and_bound_to_the_host(secure_app):
    client = secure_app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    client.environ_base["HTTP_HOST"] = SECURE_URL.removeprefix("https://")

    kept = cookies_of(started(Reader(client)))

    assert set(kept) == {"__Host-seikkailu", "language"}
    for cookie in kept.values():
        assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, "/")
        assert (cookie["samesite"], cookie["domain"]) == ("Lax", "")


def test_of_tokens_and_resume_codes_only_hashes_are_kept(phone: Phone, site: Site):
    phone.start()
    other = phone.client.post("/api/resume", json={"resume_code": phone.resume_code}).json
    secrets = [phone.token, other["token"], phone.resume_code]

    files = [file for file in site.settings.data.iterdir() if file.name != "key"]
    kept = b"".join(file.read_bytes() for file in files)
    kept += repr(everything_kept(site.database)).encode()

    assert [secret for secret in secrets if secret.encode() in kept] == []
    hashes = [hashlib.sha256(secret.encode()).hexdigest().encode() for secret in secrets]
    assert [one for one in hashes if one not in kept] == []


def test_a_run_is_there_for_its_own_phones_only(app, friend: Reader, site: Site, names):
    before = everything_kept(site.database)
    sent = filled(site, names, csrf=form_token_of(friend))
    wish = {"id": fresh_id(), "kind": "end"}
    places = names | {
        "checkpoint": "asema",
        "seq": "1",
        "intent": fresh_id(),
        "note": fresh_id(),
    }
    asked = []

    for rule in app.url_map.iter_rules():
        if not {"run", "run_id"} & rule.arguments or rule.rule.startswith("/staff"):
            continue
        address = rule.build(places, append_unknown=False)[1]
        if "GET" in rule.methods:
            asked.append(friend.client.get(address))
        if "POST" in rule.methods and rule.rule.startswith("/api/"):
            token = {"X-CSRF-Token": sent["csrf"], "Origin": HOST}
            asked.append(friend.client.post(address, json={"intents": [wish]}, headers=token))
        elif "POST" in rule.methods:
            asked.append(friend.client.post(address, data=sent))
        if "PUT" in rule.methods:
            token = {"X-CSRF-Token": sent["csrf"], "Origin": HOST}
            asked.append(friend.client.put(address, data=b"x", headers=token))
    asked.append(friend.client.post("/q/{token}".format_map(names), data=sent))

    assert len(asked) == 31
    assert {answer.status_code for answer in asked} == {404}
    assert everything_kept(site.database) == before
