"""A host's own page: one checkpoint of one game, its queue, and a tap that checks a team in."""

import pytest

from tests.desking import Day, day
from tests.reading import Reader
from tests.staffing import come_in
from web import play
from web.folds import Played
from web.staffing import Duty, Role
from web.verifying import verify


@pytest.fixture
def today(site, app) -> Day:
    return day(site, app)


@pytest.fixture
def host(today) -> Reader:
    """Who looks after the station."""
    return come_in(today.app, today.site, Duty(Role.HOST, today.game.code, "asema"))


def been(today: Day, team) -> bool:
    state = play.state(today.site, Played(team.run, today.game.code, today.game.edition, "x"))
    return "visited asema" in map(str, state.facts)


def test_the_page_names_its_place_and_who_may_come(today, host):
    today.team("Tyyni Tyrsky")
    today.arrives(today.team("Paikalla"))

    page = host.read("/staff/host")

    assert page.heading == "1 Rautatieasema"
    assert "1 joukkue paikalla · 1 voi tulla" in page.words
    assert "Tyyni Tyrsky tulossa tänne" in page.words


def test_a_team_is_checked_in_by_one_tap_and_waits_in_the_order_it_came(today, host):
    first, second = today.team("Ensimmäinen"), today.team("Toinen")
    for team in (second, first):
        today.clock.go_on(minutes=1)
        form = host.read("/staff/host").form("/staff/host", team=team.run)
        page = host.send(form)

    assert "Leimattu: Ensimmäinen" in page.words
    queue = page.words.partition("Paikalla nyt")[2]
    assert queue.index("Toinen") < queue.index("Ensimmäinen")
    assert been(today, first)
    assert verify(today.site.database).differences == ()


def test_a_team_is_checked_in_by_the_code_it_shows(today, host):
    team = today.team()
    form = next(one for one in host.read("/staff/host").forms if "resume_code" in one.fields)

    host.send(form, resume_code=team.resume_code.lower())

    assert been(today, team)


def test_a_wrong_code_is_told_and_not_shown_again(today, host):
    form = next(one for one in host.read("/staff/host").forms if "resume_code" in one.fields)

    page = host.send(form, resume_code="ABCDEFGHJK")

    assert page.status == 422
    assert "Tällä koodilla ei löydy joukkuetta." in page.words
    assert "ABCDEFGHJK" not in page.answer.text


def test_a_team_of_another_game_is_not_let_in(today, host, site, app):
    elsewhere = day(site, app).team()
    today.team()
    form = host.read("/staff/host").form("/staff/host")

    page = host.send(form, team=elsewhere.run)

    assert page.status == 422


def test_a_checkpoint_that_is_not_open_yet_stays_shut(today, app, site):
    guard = come_in(app, today.site, Duty(Role.HOST, today.game.code, "vastassa"))
    team = today.team()
    page = guard.read("/staff/host")
    assert "Rasti ei ole auki yhdellekään joukkueelle juuri nyt." in page.words
    form = next(one for one in page.forms if "resume_code" in one.fields)

    assert guard.send(form, resume_code="", team=team.run).status == 422


def test_a_host_s_home_leads_there(host):
    assert host.read("/staff").leads_to("/staff/host")
