"""What nobody's browser would send: it is refused in words, and breaks nothing."""

import json

import pytest

from tests.playing import Phone, fresh_id
from tests.reading import Page, Reader
from tests.visiting import codes_of, everything_kept, posters_of
from web.app import MAX_BODY_BYTES
from web.legible import legible
from web.site import Site

DEEP = "[" * 50_000 + "]" * 50_000
HUGE = "9" * 4000
NOT_AS_DESCRIBED = (
    *("", "null", "[]", "{}", '"text"', "{", "\ufeff{}", DEEP, '{"intents": ' + DEEP + "}"),
    *('{"intents": []}', '{"intents": {}}', '{"intents": [null]}', '{"intents": [{}]}'),
)
VALUES = (
    *('"\\u0000"', '"\\ud800"', '""', "true", "null", "{}", "[]", DEEP, '"\U0001f9ed"'),
    *("NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", HUGE, HUGE * 2, "-0"),
)
TIMES = (
    *("0", "-1e18", "1e18", "NaN", '"0001-01-01T00:00:00+23:59"', '"2026-06-01"', '""'),
    '"9999-12-31T23:59:59-23:59"',
)
ADDRESSES = (
    *("/api/games/{code}/leaderboard?team=%22", "/api/games/{code}/leaderboard?team=a%0Ab"),
    *("/api/games/{code}/leaderboard?limit=-1", "/api/games/{code}/leaderboard?limit=" + HUGE),
    *("/api/runs/{run}?lang=%22", "/api/runs/{run}?lang=a%0Ab", "/api/runs/{run}?lang=%ff"),
    *("/api/games/%00/leaderboard", "/api/runs/%00", "/runs/%ff", "/q/%00", "/q/" + HUGE),
    *("/runs/{run}/entries/999999999999999999999", "/runs/{run}/entries/" + HUGE * 2),
    *("/runs/{run}/entries/0", "/runs/{run}/entries/-1", "/runs/{run}/entries/2147483648"),
    *("/runs/{run}/entries/2?typed=%00", "/runs/{run}/checkpoints/%00"),
    *("/runs/{run}/code?checkpoint=%22%3E", "/runs/{run}/code?why=%00"),
    *("/games/{code}/join?draw=" + HUGE * 2, "/games/{code}/join?draw=-1", "/join?code=%00%ff"),
    *("/?lang=%00", "/?lang=%22%3E", "/programme/%2e%2e%2f", "/static/%2e%2e/app.py", "/%2f"),
    *("/static/../app.py", "/static/dist/%00", "/adventures/%00"),
)
HOSTS = ("evil.test", "localhost.evil.test", "evil.test:80", "[::1", "localhost:99999", "")


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


@pytest.fixture
def playing(phone: Phone) -> Phone:
    phone.start()
    return phone


def statuses(answers) -> set[int]:
    return {answer.status_code for answer in answers}


def in_batch(name: str, value: str) -> str:
    """A batch with one answer of which one field is written out as it stands."""
    usual = {"id": f'"{fresh_id()}"', "kind": '"answer"', "challenge": '"asema/avain"'}
    fields = {"value": '"kieli"'} | usual | {name: value}
    written = ",".join(f'"{key}":{one}' for key, one in fields.items())
    return f'{{"intents":[{{{written}}}]}}'


def sent_as_json(phone: Phone, body: str):
    return phone.client.post(
        f"/api/runs/{phone.run}/intents",
        data=body.encode(),
        content_type="application/json",
        headers=phone.headers,
    )


def test_json_that_is_deep_or_huge_or_none_is_refused(playing: Phone, site: Site):
    before = everything_kept(site.database)

    answers = [sent_as_json(playing, body) for body in NOT_AS_DESCRIBED]

    assert statuses(answers) == {422}
    assert everything_kept(site.database) == before


@pytest.mark.parametrize(("name", "values"), [("value", VALUES), ("at", TIMES), ("id", VALUES)])
def test_a_strange_value_is_taken_or_refused(playing: Phone, site: Site, name, values):
    playing.happened({"kind": "check-in", "code": codes_of(site)["asema"]})

    answers = [sent_as_json(playing, in_batch(name, value)) for value in values]

    assert statuses(answers) <= {200, 422}
    assert sent_as_json(playing, in_batch("value", '"kieli"')).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:40])
def test_a_strange_address_gets_an_ordinary_answer(playing: Phone, address):
    code = playing.games()[0]["code"]

    answer = playing.client.get(
        address.format(code=code, run=playing.run), headers=playing.headers
    )

    assert answer.status_code in {200, 302, 404}


@pytest.mark.parametrize(
    "size", ["0", "-1", "6", "²", "3.5", "00010000", "0001" + HUGE * 2, "x", ""]
)
def test_a_team_of_a_strange_size_is_asked_again(reader: Reader, site: Site, size):
    before = everything_kept(site.database)

    page = reader.set_out(size=size)

    assert page.status == 422
    assert "Kirjoittakaa luku väliltä 1–5." in page.words
    assert everything_kept(site.database) == before


def test_a_form_that_was_sent_before_with_other_things_in_it_is_a_conflict(
    reader: Reader, site: Site
):
    here, there = posters_of(site)[:2]
    reader.set_out()
    form = reader.read(here).forms[0]
    reader.send(form)

    form.action = there
    page = reader.send(form)

    assert page.status == 409
    assert page.heading == "Sama nappi kahdesti"


def test_a_start_from_one_poster_cannot_become_a_start_from_another(reader: Reader, site: Site):
    here, there = (address.rpartition("/")[2] for address in posters_of(site)[:2])
    join = next(link for link in reader.read(f"/q/{here}").links if "/join?" in link)
    form = reader.read(join).form("/join")
    reader.send(form, read="1")

    form.fields["csrf"] = reader.read("/resume").form("/resume").fields["csrf"]
    page = reader.send(form, read="1", poster=there)

    assert page.status == 409


def test_too_large_a_body_is_refused_with_a_sentence(reader: Reader, playing: Phone):
    code = playing.games()[0]["code"]
    form = reader.read(f"/games/{code}/join").form("/join")

    page = reader.send(form, read="1", name="x" * MAX_BODY_BYTES)
    answer = sent_as_json(playing, " " * (MAX_BODY_BYTES + 1))
    fitting = sent_as_json(playing, " " * MAX_BODY_BYTES)

    assert (page.status, answer.status_code, fitting.status_code) == (413, 413, 422)
    assert page.heading == "Teksti on liian pitkä"
    assert answer.json["detail"] == "Pyyntö on liian suuri."


def test_nul_in_a_form_is_left_out(reader: Reader):
    page = reader.set_out(name="Nopsa\0 Nä\0rhi")

    assert page.status == 200
    game = reader.client.get("/api/games").json["games"][0]["code"]
    board = reader.client.get(f"/api/games/{game}/leaderboard").json
    assert [row["team"] for row in board["standings"]] == ["Nopsa Närhi"]


def test_nul_in_what_a_program_sends_is_left_out(phone: Phone):
    started = phone.start(team={"name": "Nopsa\0 Närhi", "size": 3})

    assert started.status_code == 201
    code = phone.games()[0]["code"]
    board = phone.client.get(f"/api/games/{code}/leaderboard").json
    assert [row["team"] for row in board["standings"]] == ["Nopsa Närhi"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (rb'"a\u0000b\u0000\u0000c"', rb'"abc"'),
        (rb'"\\\u0000"', rb'"\\"'),
        (rb'"\\u0000"', rb'"\\u0000"'),
        (rb'"\u00000"', rb'"0"'),
    ],
)
def test_only_nul_itself_is_left_out_of_json(sent, kept):
    assert legible(sent) == kept


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_not_ours_is_refused(app, site: Site, host):
    client = app.test_client()
    before = everything_kept(site.database)

    asked = [client.get(path, headers={"Host": host}) for path in ("/", "/x", "/api/games")]
    posted = client.post("/resume", data={}, headers={"Host": host})

    assert statuses(asked) == {400}
    assert posted.status_code in {400, 403}
    assert all("evil" not in answer.text for answer in (*asked, posted))
    assert everything_kept(site.database) == before


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "localhost:8000", "127.0.0.1:81"])
def test_our_own_hosts_are_answered(app, host):
    assert app.test_client().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("language", "page_says", "problem_says"),
    [
        ("fi", "Täällä ei ole mitään", "Tällaista osoitetta ei ole."),
        ("en-GB,en;q=0.9", "There is nothing here", "There is no such address."),
        ("sv, *;q=x", "Här finns ingenting", "Den adressen finns inte."),
        ("uk, *;q=x", "Täällä ei ole mitään", "Tällaista osoitetta ei ole."),
    ],
)
def test_an_address_that_is_not_is_told_in_the_readers_language(
    app, language, page_says, problem_says
):
    client = app.test_client()
    asked = {"Accept-Language": language}

    page = Page(client.get("/nothing", headers=asked))
    problem = client.get("/api/nothing", headers=asked)

    assert (page.status, page.heading) == (404, page_says)
    assert (problem.status_code, problem.content_type) == (404, "application/problem+json")
    assert problem.json["detail"] == problem_says


def test_every_refusal_of_the_interface_is_a_problem_document(app, playing: Phone):
    client, code = playing.client, playing.games()[0]["code"]
    refused = [
        client.get("/api/runs/x"),
        client.get("/api/runs/x", headers=playing.headers),
        client.delete("/api/games"),
        client.post("/api/resume", data="x", headers=playing.headers),
        client.post("/api/resume", json={"resume_code": "ABCDEFGHJK"}),
        client.post("/api/resume", json={}, headers={"Origin": "https://evil.test"}),
        client.post(f"/api/games/{code}/runs", json={"id": playing.run}),
        sent_as_json(playing, "x" * (MAX_BODY_BYTES + 1)),
        sent_as_json(playing, "{"),
    ]

    assert [one.status_code for one in refused] == [401, 404, 405, 415, 404, 403, 409, 413, 422]
    for answer in refused:
        assert answer.content_type == "application/problem+json"
        assert answer.json["status"] == answer.status_code
        assert answer.json["detail"].endswith(".")
        json.dumps(answer.json)
