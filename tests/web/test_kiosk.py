"""A shared terminal at a checkpoint: it checks a team in, lets it answer, and forgets it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.playing import Phone
from tests.reading import Page, Reader
from tests.staffing import come_in
from tests.visiting import codes_of, everything_kept
from web import games, play, visits
from web.folds import Played
from web.site import EXTENSION
from web.staffing import Duty, Role
from web.verifying import verify


@pytest.fixture
def terminal(app, site) -> Reader:
    """The host's browser at the station."""
    return come_in(app, site, Role.HOST)


@pytest.fixture
def team(app, game) -> Phone:
    phone = Phone(app.test_client(use_cookies=False))
    phone.start(game.code)
    return phone


def check_in(terminal: Reader, code: str) -> Page:
    return terminal.send(terminal.read("/kiosk").form("/kiosk"), resume_code=code)


def state_of(site, game, team):
    return play.state(site, Played(team.run, game.code, game.edition, "kiosk"))


def test_a_team_is_checked_in_and_answers_at_the_terminal(site, game, terminal, team):
    arrived = check_in(terminal, team.resume_code)
    solved = terminal.send(arrived.form("/answer"), value="kieli")

    assert "Leimattu" in arrived.words
    assert arrived.heading == "Rautatieasema"
    assert "Oikein" in solved.words
    state = state_of(site, game, team)
    assert {"visited asema", "solved asema/avain"} <= set(map(str, state.facts))
    assert verify(site.database).differences == ()


def test_the_phone_of_the_team_sees_it_at_once(app, terminal, team):
    check_in(terminal, team.resume_code)

    seen = team.client.get(f"/api/runs/{team.run}", headers=team.headers).get_json()

    assert next(c for c in seen["checkpoints"] if c["id"] == "asema")["status"] == "visited"


def test_the_terminal_is_no_phone_of_the_team(site, terminal, team):
    devices = everything_kept(site.database)["device"]

    check_in(terminal, team.resume_code)

    assert everything_kept(site.database)["device"] == devices
    assert terminal.client.get_cookie("seikkailu") is None


@pytest.mark.parametrize(
    "page", ["", "/list", "/help", "/code", "/checkpoints/tori", "/no-such-page"]
)
def test_every_way_out_of_the_checkpoint_forgets_the_team(terminal, team, page):
    check_in(terminal, team.resume_code)

    left = terminal.read(f"/runs/{team.run}{page}")

    if left.status == 200:
        assert left.address == "/kiosk"
        assert terminal.client.get_cookie("seikkailu-kiosk") is None
    else:
        assert page == "/no-such-page"


def test_nothing_of_a_team_that_has_left_is_on_the_terminal(site, terminal, team):
    news = check_in(terminal, team.resume_code).address
    name = everything_kept(site.database)["participation"][0][3]

    waiting = terminal.read("/kiosk")
    back = terminal.client.get(news)

    assert team.resume_code not in waiting.answer.text
    assert name not in waiting.answer.text
    assert back.status_code == 303
    assert back.headers["Location"] == "/kiosk"
    cookies = {cookie.key for cookie in terminal.client._cookies.values()}
    assert cookies <= {"seikkailu-staff", "language"}


def test_no_page_of_a_visit_is_kept_and_each_forgets_by_itself(terminal, team):
    arrived = check_in(terminal, team.resume_code)

    assert arrived.answer.headers["Cache-Control"] == "no-store"
    assert '<meta http-equiv="refresh" content="60;url=/kiosk">' in arrived.answer.text
    assert 'data-silence="/kiosk" data-silence-s="60"' in arrived.answer.text
    assert "data-kept" not in arrived.answer.text


def test_a_visit_ends_when_nothing_is_asked_for_long(app, site, terminal, team):
    news = check_in(terminal, team.resume_code).address
    later = site.clock() + visits.LASTS + timedelta(seconds=1)
    app.extensions[EXTENSION] = replace(site, clock=lambda: later)

    assert terminal.read(news).address == "/kiosk"


def test_a_visit_is_for_one_run_and_one_host_s_session(app, site, terminal, team, game):
    other = Phone(app.test_client(use_cookies=False))
    other.start(game.code)
    news = check_in(terminal, team.resume_code).address
    visit = terminal.client.get_cookie("seikkailu-kiosk").value
    another = come_in(app, site, Role.HOST)
    another.client.set_cookie("seikkailu-kiosk", visit)

    assert terminal.read(news).address == news
    assert another.read(news).address == "/kiosk"
    assert Reader(app.test_client()).read(news).status == 404
    assert terminal.read(f"/runs/{other.run}/checkpoints/asema").address == "/kiosk"


def test_a_forged_visit_opens_nothing(site, terminal, team):
    news = check_in(terminal, team.resume_code).address
    later_ms = int((site.clock() + timedelta(hours=1)).timestamp() * 1000)
    signed_by_nobody = (
        "",
        f".{later_ms}.",
        f".{later_ms}.abc",
        ".9.9",
        f".{'9' * 40}.a",
        ".²³.a",
    )
    for forged in ("", *(f"{team.run}{rest}" for rest in signed_by_nobody)):
        terminal.client.set_cookie("seikkailu-kiosk", forged)
        assert terminal.read(news).address == "/kiosk"


@pytest.mark.parametrize("typed", ["", "AAAA", "AAAAAAAAAA", "x" * 500])
def test_a_code_that_is_nobody_s_is_said_so_and_not_shown_again(terminal, typed):
    page = check_in(terminal, typed)

    assert page.status == 422
    assert "Tällä koodilla ei löydy peliä." in page.words
    assert page.form("/kiosk").fields["resume_code"] == ""


def test_a_team_of_another_game_is_not_checked_in(app, site, terminal):
    phone = Phone(app.test_client(use_cookies=False))
    phone.start(games.game_of_adventure(site, "kadonnut-virta").code)
    before = everything_kept(site.database)

    page = check_in(terminal, phone.resume_code)

    assert "Tämä koodi kuuluu toiseen peliin." in page.words
    assert everything_kept(site.database) == before


def test_a_team_whose_turn_is_not_here_yet_is_told_so(app, site, game, team):
    terminal = come_in(app, site, Duty(Role.HOST, game.code, "lokki"))

    page = check_in(terminal, team.resume_code)

    assert "Leimattu" not in page.words
    assert "visited lokki" not in set(map(str, state_of(site, game, team).facts))


def test_a_team_that_was_here_before_goes_on_where_it_was(site, terminal, team):
    team.happened({"kind": "check-in", "code": codes_of(site)["asema"]})

    page = check_in(terminal, team.resume_code)

    assert page.heading == "Rautatieasema"
    assert page.has_form("/answer")


def test_a_host_who_is_shown_out_serves_nobody_any_more(site, terminal, team):
    from web import staffing

    news = check_in(terminal, team.resume_code).address
    (host,) = staffing.everybody(site, site.clock())
    staffing.revoke(site, host.id, site.clock())

    assert terminal.read(news).status == 404
    assert terminal.read("/kiosk").status == 401
