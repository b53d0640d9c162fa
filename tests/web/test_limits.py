"""Who guesses too often waits a little; a class behind one address never notices."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from engine.codes import JOIN_LENGTH
from tests.building import shipped
from tests.clockwork import Clock
from tests.housing import app_for, prepared
from tests.playing import Phone
from tests.staffing import come_in
from tests.visiting import codes_of
from web import limits
from web.folder import site_at
from web.limits import JOINING, Asker, TooOften, network_of
from web.settings import settings_for
from web.staffing import Duty, Role
from web.store.tables import allowance
from web.words import LANGUAGES

SCHOOL = "192.0.2.7"
CLASS = 40
NO_CODE = "AAAAAAAAAA"


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def site(tmp_path, now):
    prepared(tmp_path / "data")
    built = site_at(settings_for(tmp_path / "data", "http://localhost"), shipped(), now)
    yield built
    built.database.close()


def from_network(app, address: str = SCHOOL) -> Phone:
    """A phone whose requests come from an address."""
    client = app.test_client(use_cookies=False)
    client.environ_base["REMOTE_ADDR"] = address
    return Phone(client)


def guess(phone: Phone, code: str = NO_CODE):
    return phone.client.post("/api/resume", json={"resume_code": code}, headers=phone.headers)


def test_a_class_behind_one_address_never_waits(app, site):
    """Each of forty mistypes three codes of each kind, sets out, resumes and checks in."""
    codes = codes_of(site)
    game = from_network(app).games()[0]["code"]
    answers = []
    for _ in range(CLASS):
        phone = from_network(app)
        answers += [phone.client.get(f"/join?code=AAAAAA{n}").status_code for n in range(3)]
        answers += [guess(phone).status_code for _ in range(3)]
        answers.append(phone.start(game).status_code)
        answers.append(guess(from_network(app), phone.resume_code).status_code)
        wrong = [{"kind": "check-in", "code": "NOSUCH"}] * 3
        answers += [phone.send(wish).status_code for wish in wrong]
        answers.append(phone.send({"kind": "check-in", "code": codes["asema"]}).status_code)

    assert sorted(set(answers)) == [200, 201, 404]
    assert answers.count(404) == CLASS * 6


def test_a_phone_that_guesses_resume_codes_waits_and_is_not_locked_out(app, now):
    phone = from_network(app)
    phone.start()
    own = phone.resume_code

    statuses = [guess(phone).status_code for _ in range(11)]
    refused = guess(phone, own)
    now.go_on(seconds=int(refused.headers["Retry-After"]))
    after = guess(phone, own)

    assert statuses == [404] * 10 + [429]
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert after.status_code == 200


def test_guessing_without_a_cookie_counts_by_the_network(app):
    statuses = [guess(from_network(app)).status_code for _ in range(201)]
    neighbour = guess(from_network(app, "192.0.2.200"))
    elsewhere = guess(from_network(app, "192.0.3.7"))

    assert statuses == [404] * 200 + [429]
    assert neighbour.status_code == 429
    assert elsewhere.status_code == 404


def test_join_codes_are_guessed_as_slowly_wherever_they_are_tried(app):
    addresses = ("/join?code={}", "/games/{}/join", "/games/{}/leaderboard")
    answers = []
    for number in range(201):
        phone = from_network(app)
        address = addresses[number % 3].format(f"{number:0{JOIN_LENGTH}}")
        answers.append(phone.client.get(address).status_code)

    assert answers == [404] * 200 + [429]


def test_the_board_of_a_game_that_is_over_is_no_guess(app, site):
    from web import games

    phone = from_network(app)
    code = phone.games()[0]["code"]
    games.close(site, code)

    answers = {phone.client.get(f"/games/{code}/leaderboard").status_code for _ in range(300)}

    assert 429 not in answers


def test_wrong_codes_at_a_checkpoint_wait_too(app, site, now):
    phone = from_network(app)
    phone.start()
    right = {"kind": "check-in", "code": codes_of(site)["asema"]}

    wrong = [phone.send({"kind": "check-in", "code": "NOSUCH"}).status_code for _ in range(11)]
    refused = phone.send(right)
    by_gps = phone.send({"kind": "end"})
    now.go_on(minutes=1)

    assert wrong == [200] * 10 + [429]
    assert refused.status_code == 429
    assert by_gps.status_code == 200
    assert phone.send(right).status_code == 200


def test_invites_are_not_guessed(app, site):
    network = [from_network(app).client.get(f"/staff/come/{n}").status_code for n in range(101)]

    assert network == [404] * 100 + [429]
    assert come_in(app, site, Duty(Role.ORGANISER))


def test_setting_out_again_and_again_is_slowed_down(app, site):
    phone = from_network(app)
    phone.start()
    code, headers = phone.games()[0]["code"], phone.headers

    statuses = [
        phone.client.post(f"/api/games/{code}/runs", json={}, headers=headers).status_code
        for _ in range(25)
    ]

    assert statuses == [201] * 20 + [429] * 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_waiting_is_asked_for_in_the_reader_s_language(app, language):
    for _ in range(200):
        guess(from_network(app))
    asking = from_network(app).client

    page = asking.post(f"/resume?lang={language}", data={"resume_code": NO_CODE})
    problem = asking.post(f"/api/resume?lang={language}", json={"resume_code": NO_CODE})

    assert (page.status_code, problem.status_code) == (429, 429)
    assert problem.json["detail"] in page.text
    assert page.headers["Retry-After"] == problem.headers["Retry-After"]


def test_of_those_who_ask_at_once_no_more_are_let_in(site):
    asking = Asker("one phone")
    ready, threads = threading.Barrier(8), 8

    def ask(_: int) -> int:
        ready.wait()
        return sum(_allowed(site, asking) for _ in range(5))

    with ThreadPoolExecutor(threads) as pool:
        allowed = sum(pool.map(ask, range(threads)))

    assert allowed == JOINING.of_device


def _allowed(site, asking: Asker) -> bool:
    try:
        limits.allow(site, JOINING, asking)
    except TooOften:
        return False
    return True


def test_what_is_counted_names_nobody(app, site):
    guess(from_network(app))

    with site.database.reading() as connection:
        rows = str(connection.all(sa.select(allowance)))

    assert rows != "[]"
    assert "192.0.2" not in rows


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.0/24"),
        ("2001:db8:1:2ff::1", "2001:db8:1:200::/56"),
        (None, None),
        ("", None),
    ],
)
def test_a_network_is_what_one_household_or_school_has(address, network):
    assert network_of(address) == network


def test_behind_a_proxy_its_word_counts_only_when_it_is_trusted(tmp_path):
    for proxies, expected in ((0, 429), (1, 404)):
        data = tmp_path / str(proxies)
        prepared(data)
        settings = settings_for(data, "http://localhost", proxies=proxies)
        built = site_at(settings, shipped(), Clock())
        client = app_for(built).test_client()
        statuses = [
            client.post(
                "/api/resume",
                json={"resume_code": NO_CODE},
                headers={"X-Forwarded-For": f"198.51.{number}.1"},
            ).status_code
            for number in range(201)
        ]
        built.database.close()
        assert statuses[-1] == expected
