"""Help in one tap: what it does to the team and what not, and what is written down of it."""

import json

import pytest

from adventures.catalogue import Catalogue
from tests.asking import branch
from tests.building import adventure, chose, shipped, stop
from tests.clockwork import Clock
from tests.desking import BESIDE_THE_SQUARE, Day, day, helped
from tests.housing import app_for
from tests.photographing import photo_site
from tests.playing import Phone, fresh_id
from tests.reading import Page, Reader
from tests.staffing import come_in
from web import games, notes, play
from web.folds import Played
from web.staffing import Role
from web.verifying import verify


@pytest.fixture
def today(site, app) -> Day:
    return day(site, app)


@pytest.fixture
def organiser(today) -> Reader:
    return today.organiser()


@pytest.fixture
def team(today) -> Phone:
    return today.team("Iloinen Siika")


def state_of(today: Day, team: Phone):
    return play.state(today.site, Played(team.run, today.game.code, today.game.edition, "x"))


def tapped(organiser: Reader, page: Page, do: str, **fields: str) -> Page:
    form = next(
        one
        for one in page.forms
        if one.fields.get("do") == do and fields.items() <= one.fields.items()
    )
    return organiser.send(form)


def hands(today: Day) -> list[tuple[str, str]]:
    """Whose entry each is that the staff wrote into the logs, and its kind."""
    with today.site.database.pool.connect() as connection:
        rows = connection.exec_driver_sql("SELECT device, intent FROM entry").fetchall()
        staff = connection.exec_driver_sql("SELECT id FROM staff").fetchall()
    known = {row[0] for row in staff}
    return [(device, json.loads(intent)["kind"]) for device, intent in rows if device in known]


def test_one_tap_on_the_desk_checks_a_stuck_team_in(today, organiser, team):
    today.clock.go_on(minutes=20)

    page = tapped(organiser, organiser.read(today.path()), "check-in")

    assert page.address == today.path()
    assert "Leimattu joukkueen puolesta." in page.words
    assert helped(page) == []
    assert "visited asema" in map(str, state_of(today, team).facts)
    assert [kind for _, kind in hands(today)] == ["check-in"]


def test_one_tap_gives_a_hint_that_costs_nothing(today, organiser, team):
    today.arrives(team)
    today.clock.go_on(minutes=20)

    page = tapped(organiser, organiser.read(today.path()), "hint")

    assert "Vihje annettu." in page.words
    state = state_of(today, team)
    assert (list(state.hints.values()), sum(state.hint_costs.values())) == ([1], 0)
    assert verify(today.site.database).differences == ()


def test_one_tap_passes_a_task_by_and_the_team_goes_on(today, organiser, team):
    today.arrives(team)
    today.clock.go_on(minutes=20)

    page = tapped(organiser, organiser.read(today.path()), "waive")

    assert "Tehtävä ohitettu." in page.words
    assert helped(page) == []


def test_each_tap_is_done_once_however_often_it_is_sent(today, organiser, team):
    page = organiser.read(today.path(f"teams/{team.run}"))
    form = next(one for one in page.forms if one.fields.get("do") == "award")

    for _ in range(2):
        organiser.send(form, points="5")
    organiser.send(form, points="−2", id=fresh_id())

    assert state_of(today, team).score == 3


@pytest.mark.parametrize("points", ["", "viisi", "1001", "-1001", "1,5"])
def test_points_that_are_no_points_change_nothing(today, organiser, team, points):
    page = organiser.read(today.path(f"teams/{team.run}"))
    form = next(one for one in page.forms if one.fields.get("do") == "award")

    assert organiser.send(form, points=points).status == 400
    assert hands(today) == []


def test_an_answer_is_given_back_to_be_answered_again(today, organiser, team):
    today.arrives(team)
    today.solves(team, "asema/avain")
    before = state_of(today, team).score

    page = organiser.read(today.path(f"teams/{team.run}"))
    tapped(organiser, page, "return", challenge="asema/avain")

    assert state_of(today, team).score < before
    today.solves(team, "asema/avain")
    assert state_of(today, team).score == before


def test_what_the_rules_refuse_is_said_and_changes_nothing(today, organiser, team):
    page = organiser.read(today.path(f"teams/{team.run}"))
    form = next(one for one in page.forms if one.fields.get("do") == "check-in")

    told = organiser.send(form, checkpoint="vastassa")

    assert "Säännöt eivät anna tehdä tätä nyt." in told.words


def test_words_to_one_team_reach_it_and_no_other(today, organiser, team):
    other = today.team()
    page = organiser.read(today.path(f"teams/{team.run}"))
    form = next(one for one in page.forms if one.fields.get("do") == "say")

    organiser.send(form, words="Kääntykää ympäri.")

    def heard(phone: Phone) -> list[str]:
        seen = phone.client.get(f"/api/runs/{phone.run}", headers=phone.headers).json
        return [one["words"] for one in seen["announced"]]

    assert (heard(team), heard(other)) == (["Kääntykää ympäri."], [])


def test_a_note_is_answered_to_the_team_that_left_it(today, organiser, team):
    run = Played(team.run, today.game.code, today.game.edition, "x")
    notes.leave(today.site, run, fresh_id(), "tori", "Juliste on repeytynyt.", today.clock())
    assert "1 uusi" in organiser.read(today.path()).words

    page = organiser.read(today.path("messages"))
    form = next(
        one for one in page.forms if one.action.count("/") > today.path("messages").count("/")
    )
    page = organiser.send(form, words="Tulemme heti.")

    assert "Vastasit: Tulemme heti." in page.words
    assert "1 uusi" not in organiser.read(today.path()).words
    [note] = notes.notes_of(today.site, today.game.code)
    assert (note.team, note.reply) == ("Iloinen Siika", "Tulemme heti.")


def test_all_is_told_at_once_and_to_who_comes_later(today, organiser, team):
    organiser.send(
        organiser.read(today.path("messages")).form("/messages"), words="Sade tulee."
    )
    late = today.team()

    for phone in (team, late):
        seen = phone.client.get(f"/api/runs/{phone.run}", headers=phone.headers).json
        assert [one["words"] for one in seen["announced"]] == ["Sade tulee."]


def test_what_was_done_is_listed_with_a_role_and_no_name(today, organiser, team):
    today.team()
    tapped(organiser, organiser.read(today.path(f"teams/{team.run}")), "check-in")
    page = organiser.read(today.path())
    organiser.send(page.form("/clock"), pause="1")
    organiser.send(organiser.read(today.path("messages")).form("/messages"), words="Odottakaa.")

    words = organiser.read(today.path("deeds")).words

    assert "Tiedote: Odottakaa." in words
    assert words.count("Kello pysäytettiin") == 1
    assert "kaikki joukkueet" in words
    assert "Leimattiin joukkueen puolesta: Rautatieasema" in words
    assert "järjestäjä" in words


def test_where_nothing_is_lost_one_tap_closes_and_one_opens_again(today, organiser, team):
    page = organiser.send(organiser.read(today.path("checkpoints/kivisakasti")).form("/close"))
    assert "Rasti suljettu." in page.words
    assert "Rasti on suljettu." in page.words

    page = organiser.send(page.form("/open"))

    assert "Rasti avattu uudelleen." in page.words
    assert "Rasti on suljettu." not in page.words


def test_what_closing_would_cost_is_told_before_anything_is_closed(today, organiser, team):
    told = organiser.send(organiser.read(today.path("checkpoints/lokki")).form("/close"))
    assert told.status == 422
    assert "Iloinen Siika : ei pääsisi enää näihin loppuihin:" in told.words
    assert hands(today) == []

    closed = organiser.send(told.form("/close"), anyway="1")

    assert "Rasti suljettu." in closed.words
    assert [kind for _, kind in hands(today)] == ["close-checkpoint"]


def test_one_team_is_let_by_a_checkpoint_and_no_other(today, organiser, team):
    other = today.team()
    page = organiser.read(today.path(f"teams/{team.run}"))

    page = organiser.send(page.form("/pass", checkpoint="asema"))

    assert "Rasti ohitettu tältä joukkueelta." in page.words
    assert "passed asema" in state_of(today, team).marks
    assert "passed asema" not in state_of(today, other).marks


@pytest.fixture
def parted(tmp_path):
    """A site whose adventure parts ways, and nothing is chosen by itself."""
    rules = adventure(
        stop("eka", branch("haara"), unlock=None),
        stop("vas", unlock=chose("eka/haara.vasen")),
        stop("oik", unlock=chose("eka/haara.oikea")),
    )
    built = photo_site(tmp_path / "parted", content=Catalogue(shipped().programme, (rules,)))
    yield built
    built.database.close()


def test_where_ways_part_somebody_chooses_for_everyone(parted):
    app = app_for(parted)
    [game] = games.open_games(parted)
    here = Day(parted, app, game, Clock(parted.clock()))
    team, organiser = here.team(), come_in(app, parted, Role.ORGANISER)

    told = organiser.send(organiser.read(here.path("checkpoints/eka")).form("/close"))
    assert told.status == 422
    assert "Tiet eroavat täällä." in told.words
    form = told.form("/close")
    page = organiser.send(form, **{"pick:eka/haara": "vasen"})
    if page.status == 422:
        page = organiser.send(page.form("/close"), anyway="1")

    assert "Rasti suljettu." in page.words
    assert state_of(here, team).chosen == {"eka/haara": "vasen"}


def test_a_wider_area_lets_the_same_phone_in(today, organiser, team):
    today.reaches_the_square(team)
    claim = {"kind": "check-in", "checkpoint": "tori", "fix": BESIDE_THE_SQUARE}
    assert team.happened(claim)[0]["kind"] == "check-in-refused"

    form = organiser.read(today.path("checkpoints/tori")).form("/place")
    page = organiser.send(form, radius="120")

    assert "Uusi paikka on voimassa." in page.words
    assert team.happened(claim)[0]["kind"] == "checkpoint-reached"
    assert "Peliin vaihdettiin uusi versio" in organiser.read(today.path("deeds")).words


@pytest.mark.parametrize("place", [{"radius": "0"}, {"lat": "60.1"}, {"lon": "itään"}])
def test_a_place_that_cannot_be_is_refused_and_nothing_typed_is_lost(today, organiser, place):
    form = organiser.read(today.path("checkpoints/tori")).form("/place")

    page = organiser.send(form, **place)

    assert page.status == 422
    [(name, typed)] = place.items()
    assert page.form("/place").fields[name] == typed
    assert games.any_game(today.site, today.game.code).edition == today.game.edition


def test_another_game_s_team_is_not_found_here(today, organiser):
    other = today.site and games.create(today.site, "perille")
    run = Day(today.site, today.app, other, today.clock).team()

    assert organiser.read(today.path(f"teams/{run.run}")).status == 404
