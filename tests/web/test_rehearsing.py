"""A rehearsal: simulated teams walk through the real game, and nothing of it counts."""

from datetime import timedelta

import pytest

from tests.reading import Reader
from tests.staffing import come_in
from web import games, leaderboard, rehearsing, verifying
from web.leaderboard import Asked
from web.staffing import Role
from web.terms import Terms

TEAMS = 5


@pytest.fixture
def model(site):
    return games.create(site, "perille", on=Terms(name="7B", brackets=("class", "family")))


def rehearsed(site, model, until: int = 10_000):
    """A copy of a game in which teams have walked, without waiting, for so many steps."""
    copy = rehearsing.copied(site, model)
    adventure = games.adventure(site, copy.edition)
    drawn = rehearsing.steps(adventure, TEAMS, 7, posters=copy.posters)
    waited = []
    rehearsing.walked(site, copy, drawn[:until], waited.append)
    return copy, drawn, waited


def test_simulated_teams_walk_to_the_end_by_the_real_rules(site, model):
    copy, _, _ = rehearsed(site, model)

    board = leaderboard.live(site, copy, Asked(10))

    assert board.teams == TEAMS
    assert sum(row.finished_at is not None for row in board.rows) >= TEAMS - 1
    assert all(row.score > 0 for row in board.rows if row.finished_at)


def test_steps_come_in_time_and_twenty_times_as_fast(site, model):
    _, drawn, waited = rehearsed(site, model, until=40)

    assert waited == sorted(waited)
    assert waited[-1] == timedelta(seconds=drawn[39].seconds / 20)


def test_a_rehearsal_is_told_from_a_game_and_found_by_its_code_only(site, model, app):
    copy, _, _ = rehearsed(site, model, until=10)
    reader = Reader(app.test_client())

    assert copy.terms.rehearsal
    assert (copy.terms.name, copy.terms.brackets) == ("7B", ("class", "family"))
    assert copy not in games.public_games(site)
    assert f"/games/{copy.code}/join" not in reader.read("/").links


def test_a_closed_rehearsal_comes_to_rest(site, model):
    copy = rehearsing.copied(site, model)
    adventure = games.adventure(site, copy.edition)
    drawn = rehearsing.steps(adventure, TEAMS, 7, posters=True)
    games.close(site, copy.code)

    rehearsing.walked(site, copy, drawn, lambda _: None)

    assert leaderboard.teams(site, copy) == 0


def test_the_standings_of_a_rehearsal_are_what_its_logs_say(site, model):
    rehearsed(site, model)

    assert not verifying.verify(site.database).differences


def test_one_press_on_the_game_s_page_begins_a_rehearsal(site, model, app, monkeypatch):
    begun = []
    monkeypatch.setattr(rehearsing, "begin", lambda _site, game: begun.append(game.code))
    desk = come_in(app, site, Role.ORGANISER)

    page = desk.send(desk.read(f"/staff/games/{model.code}").form("/rehearse"))

    assert begun == [page.address.rpartition("/")[2]]
    assert "Tämä on harjoitus." in page.words
    assert not page.has_form("/rehearse")
