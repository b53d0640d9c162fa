"""The organiser's desk: who needs help, where it crowds, which fence refuses. No positions."""

import re

import pytest

from engine.play.intents import Award
from tests.desking import BESIDE_THE_SQUARE, Day, day, helped
from tests.playing import Phone, doing
from tests.reading import Reader
from tests.visiting import codes_of
from web import expecting, games, organising
from web.terms import Terms
from web.words import LANGUAGES


@pytest.fixture
def today(site, app) -> Day:
    return day(site, app, Terms(name="9A", brackets=("class", "family")))


@pytest.fixture
def organiser(today) -> Reader:
    return today.organiser()


def refused(phone: Phone) -> None:
    phone.send({"kind": "check-in", "checkpoint": "tori", "fix": BESIDE_THE_SQUARE})


def wrong(phone: Phone) -> None:
    phone.send({"kind": "answer", "challenge": "asema/avain", "value": "juna"})


def test_before_anybody_has_set_out_the_desk_says_so(today, organiser):
    page = organiser.read(today.path())

    assert "Kukaan ei ole vielä lähtenyt matkaan." in page.words
    assert helped(page) == []


def test_three_stuck_on_purpose_are_named_and_no_other(today, organiser):
    """One at a fence, one at a question, one whose phone is gone; four others go on."""
    fence, question, gone = (today.team(name) for name in ("Aita", "Arvoitus", "Kadonnut"))
    others = [today.team() for _ in range(4)]
    today.reaches_the_square(fence)
    today.arrives(question)
    for minute in range(25):
        today.clock.go_on(minutes=1)
        for place, phone in enumerate(others):
            if minute % 4 == place:
                today.goes_on(phone)
        if minute % 3 == 0:
            refused(fence)
        if minute in {2, 5, 8}:
            wrong(question)

    page = organiser.read(today.path())

    assert sorted(helped(page)) == ["Aita", "Arvoitus", "Kadonnut"]
    assert "9 hylkäystä, noin" in page.words
    assert "Väärä vastaus 3 kertaa." in page.words
    assert "Puhelimesta ei ole kuulunut mitään 25 minuuttiin." in page.words
    assert gone.run in page.answer.text


def test_who_goes_on_is_named_no_longer(today, organiser):
    team = today.team("Hidas")
    today.clock.go_on(minutes=11)
    assert helped(organiser.read(today.path())) == ["Hidas"]

    today.arrives(team)

    assert helped(organiser.read(today.path())) == []


def test_a_pause_names_nobody_and_the_clock_goes_on_where_it_stood(today, organiser):
    today.team("Hidas")
    today.clock.go_on(minutes=5)
    page = organiser.send(organiser.read(today.path()).form("/clock"), pause="1")
    assert "Tauolla" in page.words

    today.clock.go_on(minutes=60)
    assert helped(organiser.read(today.path())) == []
    organiser.send(page.form("/clock"), resume="1")
    today.clock.go_on(minutes=4)
    assert helped(organiser.read(today.path())) == []
    today.clock.go_on(minutes=2)

    assert helped(organiser.read(today.path())) == ["Hidas"]


def test_the_table_tells_how_far_each_team_is(today, organiser):
    team = today.team("Pitkällä", bracket="family")
    today.arrives(team)
    today.solves(team, "asema/avain")
    organising.in_run(today.site, team.run, Award(today.clock(), 7))
    today.clock.go_on(minutes=3)

    words = organiser.read(today.path()).words

    row = words.partition("Hiljaa Pitkällä")[2]
    assert "Perheet" in row
    assert "3 min" in row


def test_a_count_stands_on_the_shoulder_of_each_plate_and_no_position_anywhere(
    today, organiser
):
    teams = [today.team() for _ in range(8)]
    for team in teams:
        today.reaches_the_square(team)
    refused(teams[0])

    page = organiser.read(today.path())

    assert 'class="bt full" x="2.6" y="-1.8">8</text>' in page.answer.text
    assert "61.6886" not in page.answer.text
    assert "27.2727" not in page.answer.text


def test_a_fence_that_refuses_many_is_told_with_its_measure(today, organiser):
    teams = [today.team() for _ in range(3)]
    for team in teams:
        today.reaches_the_square(team)
        refused(team)
        refused(team)
        today.arrives(team, "tori")

    words = organiser.read(today.path()).words

    assert "6 leimausta 9:stä hylättiin, useimmat noin" in words
    assert "Alue on pieni." in words


def test_one_tap_widens_the_area_and_then_it_is_no_longer_small(today, organiser):
    teams = [today.team() for _ in range(3)]
    for team in teams:
        today.reaches_the_square(team)
        refused(team)
        refused(team)

    page = organiser.send(organiser.read(today.path()).form("/place"))

    assert page.address == today.path()
    assert "Uusi paikka on voimassa." in page.words
    assert "Alue on pieni." not in page.words
    refused(teams[0])
    assert teams[0].card("tori")["status"] == "visited"


def test_one_team_alone_makes_no_fence_small(today, organiser):
    team = today.team()
    today.reaches_the_square(team)
    for _ in range(9):
        refused(team)

    assert "Alue on pieni." not in organiser.read(today.path()).words


def test_a_leg_too_fast_to_walk_is_flagged_with_its_reason(today, organiser):
    team = today.team("Salama")
    today.arrives(team)
    for _ in range(20):
        today.clock.go_on(seconds=1)
        today.goes_on(team)

    words = organiser.read(today.path()).words

    assert "Liian nopeita matkoja" in words
    assert "km/h" in words


def test_an_unchanged_desk_is_answered_without_a_page(today, organiser):
    team = today.team()
    first = organiser.client.get(today.path("desk/now"))
    tag = {"If-None-Match": first.headers["ETag"]}
    again = organiser.client.get(today.path("desk/now"), headers=tag)
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")

    today.arrives(team)

    assert organiser.client.get(today.path("desk/now"), headers=tag).status_code == 200


def test_the_fragment_holds_the_very_parts_of_the_page(today, organiser):
    today.team()
    whole = organiser.client.get(today.path()).text
    fragment = organiser.client.get(today.path("desk/now")).text

    for part in ("desk-head", "desk-help", "desk-plates", "desk-stops", "desk-teams"):
        assert f'id="{part}"' in whole
        assert f'id="{part}"' in fragment
    assert "<html" not in fragment


def test_a_team_on_paper_is_never_stuck(today, organiser):
    today.team("Paperi", paper=True)
    today.clock.go_on(minutes=90)

    page = organiser.read(today.path())

    assert helped(page) == []
    assert "Paperilla" in page.words


def test_a_game_s_page_leads_to_the_desk_first(today, organiser):
    links = organiser.read(f"/staff/games/{today.game.code}").links

    of_the_game = [link for link in links if link.startswith(today.path(""))]
    assert of_the_game[0] == today.path()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_speaks_every_language(today, organiser, language):
    today.team()
    today.clock.go_on(minutes=30)

    page = organiser.read(f"{today.path()}?lang={language}")

    assert page.status == 200
    assert len(helped(page)) == 1


def test_a_simulation_knows_every_way_and_task_that_teams_come_to(site):
    game = games.game_of_adventure(site, "kadonnut-virta")
    adventure = games.adventure(site, game.edition)

    expecting.work_out(game.edition, adventure)

    known = expecting.expected(game.edition, adventure)
    needed = {stop.id for stop in adventure.checkpoints if not stop.optional}
    assert len(needed - known.keys()) <= len(needed) / 3
    assert all(0 <= seconds < 3600 for seconds in known.values())


def test_a_team_that_walked_both_sides_has_done_no_more_than_there_is(today, organiser):
    phone, codes = today.team("Kaikki"), codes_of(today.site)
    while phone.view["next"] != "vastassa":
        today.goes_on(phone)
    beside = [one["id"] for one in phone.view["checkpoints"] if one["status"] == "open"]
    for stop in beside:
        if stop in codes and stop != "vastassa":
            today.arrives(phone, stop)
            for asked in phone.card(stop)["challenges"]:
                phone.happened(doing(asked))
    phone.play(codes)

    page = organiser.read(today.path())

    [(done, total)] = re.findall(r"(\d+) / (\d+)", page.words)
    assert done == total
