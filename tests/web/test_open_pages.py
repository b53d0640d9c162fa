"""A walk where all is open, and what is found or chosen on the way, read without a script."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.scenario.adventure import TeamSize
from engine.scenario.condition import Chose
from tests.asking import branch, quiz
from tests.building import adventure, done, ending, ends, show, stop
from tests.clockwork import HILL, PARK, Clock
from tests.team import TimedTeam, playing


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def play(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., TimedTeam]]:
    with playing(tmp_path / "data", clock) as begin:
        yield begin


@pytest.fixture
def team(play) -> TimedTeam:
    """On the timed walk, past its start."""
    here = play()
    here.arrive("asema")
    return here


# Events and secrets


def test_an_event_stands_under_its_own_heading_with_its_hours(team: TimedTeam):
    shown, page = team.list().words, team.at("konsertti")

    assert "Tapahtumat Tapahtuma Torikonsertti Aukeaa tänään kello 12.20" in shown
    assert "tänään klo 12.20–13 la 6.6. klo 11–13.30" in page.words
    assert "Takaisin reitille" in page.words
    assert "Olemme perillä" not in page.words


def test_an_event_out_of_its_hours_is_refused_with_the_hours(team: TimedTeam, clock: Clock):
    refused = team.arrive("konsertti")
    clock.go_on(minutes=20)

    assert refused.heading == "Rasti on nyt kiinni"
    assert "Aukeaa tänään kello 12.20. Matka jatkuu ilman sitäkin." in refused.words
    assert "Kokeillaan uudelleen" not in refused.words
    assert "Auki kello 13 asti" in team.at("konsertti").words
    assert team.arrive("konsertti").heading == "Torikonsertti"


def test_what_is_here_finds_a_secret_and_only_where_it_is(team: TimedTeam):
    elsewhere = team.look_around(HILL.lat + 0.01, HILL.lon)
    assert elsewhere.heading == "Tässä ei ole mitään"
    assert "Keinu" not in elsewhere.words + team.list().words + team.walk().answer.text

    found = team.look_around(HILL.lat, HILL.lon)
    assert found.heading == "Keinu"
    assert "Keinu Löytyi, 10 p" in team.list().words
    assert "1 / 4" in team.list().words


def test_what_is_here_finds_a_listed_place_too(team: TimedTeam):
    assert team.look_around(PARK.lat, PARK.lon).heading == "Kirkkopuisto"


def test_the_question_is_there_whether_or_not_there_is_a_secret(play):
    here = play(adventure(stop("eka"), stop("toka")))

    assert "Mitä täällä on?" in here.walk().words


def test_without_a_position_what_is_here_leads_to_the_code(team: TimedTeam):
    page = team.send(team.walk().form("/check-in", asked="here"))

    assert page.heading == "Rastikoodi"


# Everything open


def test_where_everything_is_open_the_walk_lets_the_team_choose(team: TimedTeam):
    walk, shown = team.walk(), team.list()

    assert walk.heading.startswith("Kaikki rastit ovat auki")
    assert '"next": null' in walk.answer.text
    assert "Seuraavaksi" not in shown.words
    assert "Hallitustori Auki" in shown.words


def test_the_finish_warns_that_it_ends_the_game_while_others_are_open(team: TimedTeam):
    assert "Kun leimaatte maalin, peli päättyy." in team.at("maali").words


def test_when_all_is_done_the_finish_comes_next(team: TimedTeam):
    for checkpoint in ("kirjasto", "tori", "puisto", "kellari"):
        team.arrive(checkpoint)
    team.answer("kirjasto", "oikea")
    team.answer("tori", "kuuluuko")

    assert team.walk().heading == "Maali"


# What a step brings, and keeps


def test_what_an_effect_brings_is_told_on_the_page_of_the_step_and_kept(team: TimedTeam):
    arrived = team.arrive("kirjasto")
    team.arrive("tori")
    right = team.answer("tori", "kuuluuko")

    assert "Uusi rasti aukesi: Kellari" in arrived.words
    for page in (right, team.list()):
        assert "Esine pala" in page.words
        assert "Tarkka silmä" in page.words
        assert "katsokaa ylös" in page.words
    assert "Mitä teille on kerrottu" in team.list().words


WAYS = adventure(
    stop("risteys", branch("minne"), role="start"),
    stop("silta", unlock=Chose(chose="risteys/minne.vasen")),
    stop("polku", quiz(on_solved=(show("Kuulitte kellon."), ends("rauha"))),
         unlock=Chose(chose="risteys/minne.oikea")),
    stop("maali", unlock=done("polku"), role="finish"),
    mode="branching",
    endings=(ending("rauha", done("silta")), ending("arki")),
)  # fmt: skip


def test_a_choice_closes_the_other_way_and_says_so(play):
    here = play(WAYS)
    here.arrive("risteys")
    here.answer("risteys", "oikea")
    code = next(
        place.short_code
        for place in here.site.books["koe"].places
        if place.checkpoint == "silta"
    )

    refused = here.check_in(code=code)

    assert refused.heading == "Valitsitte toisen tien"
    assert "Rasti silta" not in refused.words
    assert "Jäivät väliin" in here.list().words
    assert "0 / 3" not in here.list().words
    assert "1 / 3" in here.list().words


def test_a_choice_that_was_made_stands(play):
    here = play(WAYS)
    here.arrive("risteys")
    form = here.at("risteys").form("/answer")
    here.answer("risteys", "oikea")

    assert here.send(form, value="vasen").heading == "Valinta on jo tehty"


def test_an_ending_that_an_effect_brings_is_told_with_its_words(play):
    here = play(WAYS)
    here.arrive("risteys")
    here.answer("risteys", "oikea")
    here.arrive("polku")

    end = here.answer("polku", "oikea")

    assert end.heading == "Loppu rauha"
    assert "Kuulitte kellon." in end.words


# Games without posters, and sizes of teams


def test_where_no_posters_hang_the_teams_word_is_the_plate(play):
    coded = adventure(stop("eka", checkin=("qr", "code")), stop("toka"))
    here = play(coded, posters=False)

    page = here.at("eka")

    assert "Lukekaa QR-koodi" not in page.words
    assert "Sanokaa, että olette täällä." in page.words
    assert here.send(page.form("/check-in", here="1")).heading == "Rasti eka"
    assert "Sanotte itse, milloin olette perillä" in here.read(f"/games/{here.code}/join").words


def test_where_posters_hang_a_code_is_asked_for(play):
    page = play(adventure(stop("eka", checkin=("qr", "code")))).at("eka")

    assert "Lukekaa QR-koodi tai kirjoittakaa rastikoodi" in page.words
    assert not page.has_form("/check-in") or not page.form("/check-in").fields.get("here")


@pytest.mark.parametrize("size", ["1", "7", "", "kaksi"])
def test_a_team_too_small_or_too_large_is_told_the_limits(play, size: str):
    here = play(adventure(stop("eka"), teams=TeamSize(min=2, max=6)))

    page = here.send(here.joining(), read="1", size=size)

    assert page.status == 422
    assert "Kirjoittakaa luku väliltä 2–6." in page.words
    assert "Katsokaa eteenne." in page.words
