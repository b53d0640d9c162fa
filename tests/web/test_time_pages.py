"""A walk with a time limit, events, secrets and an organiser, read without a script."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from engine.play.intents import Pause, Resume
from engine.scenario.adventure import Adventure, TeamSize
from engine.scenario.condition import Chose
from tests.asking import activity, branch, quiz
from tests.building import adventure, done, ending, ends, show, stop, text
from tests.clockwork import HILL, PARK, Clock, a_site, timed_walk
from tests.housing import app_for
from tests.reading import Form, Page, Reader
from web import games, organising
from web.player.timing import left_words
from web.site import Site


class Team(Reader):
    """A team that plays a game of a site, by pages alone."""

    def __init__(self, site: Site, clock: Clock, code: str | None = None) -> None:
        super().__init__(app_for(site).test_client())
        self.site, self.clock = site, clock
        self.code = code or games.open_games(site)[0].code
        self.run = self.send(self.joining(), read="1").address.split("/")[2]

    def joining(self) -> Form:
        return self.read(f"/games/{self.code}/join").form("/join")

    def walk(self) -> Page:
        return self.read(f"/runs/{self.run}")

    def list(self) -> Page:
        return self.read(f"/runs/{self.run}/list")

    def at(self, checkpoint: str) -> Page:
        return self.read(f"/runs/{self.run}/checkpoints/{checkpoint}")

    def check_in(self, **fields: str) -> Page:
        csrf = self.read(f"/runs/{self.run}/help").form("/end").fields["csrf"]
        form = Form(f"/runs/{self.run}/check-in", "post", {"csrf": csrf, "id": str(uuid4())})
        return self.send(form, **fields)

    def arrive(self, checkpoint: str) -> Page:
        """Check in by the team's word."""
        return self.check_in(checkpoint=checkpoint, here="1")

    def answer(self, checkpoint: str, value: str) -> Page:
        return self.send(self.at(checkpoint).form("/answer"), value=value)

    def look_around(self, lat: float, lon: float) -> Page:
        """Ask what is here, as a phone with a position does."""
        where = {"lat": str(lat), "lon": str(lon), "accuracy_m": "8", "age_s": "1"}
        return self.send(self.walk().form("/check-in", asked="here"), **where)

    def hear(self, words: str) -> None:
        organising.say(self.site, self.code, words, self.clock.at)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def play(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Team]]:
    """Open a site with an adventure, and set out."""
    sites: list[Site] = []

    def begin(rules: Adventure | None = None, **game: Any) -> Team:
        site = a_site(tmp_path / "data", clock, *([rules] if rules else []))
        sites.append(site)
        staged = games.create(site, site.catalogue.adventures[0].id, **game) if game else None
        return Team(site, clock, staged.code if staged else None)

    yield begin
    for site in sites:
        site.database.close()


@pytest.fixture
def team(play) -> Team:
    """On the timed walk, past its start."""
    here = play()
    here.arrive("asema")
    return here


# How much time there is


def test_before_the_start_the_page_says_how_much_time_there_will_be(play):
    walk = play().walk()

    assert "Aikaa on 30 min" in walk.words
    assert "Kello lähtee, kun leimaatte lähdön." in walk.words


def test_before_the_start_the_start_comes_next_although_everything_is_open(play):
    here = play()

    assert here.walk().heading == "Rautatieasema"
    assert "Seuraavaksi Rautatieasema" in here.list().words
    assert here.arrive("asema").status == 200
    assert here.walk().heading.startswith("Kaikki rastit ovat auki")


def test_every_page_says_how_much_time_is_left(team: Team, clock: Clock):
    clock.go_on(minutes=10, seconds=1)

    for page in (team.walk(), team.list(), team.at("tori"), team.at("asema")):
        assert "Aikaa jäljellä 19 min kello 12.30 asti" in page.words


def test_near_the_end_seconds_are_told(team: Team, clock: Clock):
    clock.go_on(minutes=28, seconds=20)

    assert "Aikaa jäljellä 1 min 40 s" in team.walk().words


def seen(page: Page) -> str:
    """What the run's clock says, of its lines that are not hidden."""
    lines = page.answer.text.split("data-phase=")[1:]
    [shown] = [line for line in lines if " hidden" not in line.split(">")[0]]
    words = re.sub(r"<[^>]+>", "", shown.split(">", 1)[1].split("</p>")[0])
    return " ".join(words.split())


def test_overtime_says_what_it_costs(team: Team, clock: Clock):
    clock.go_on(minutes=32, seconds=1)

    assert seen(team.walk()) == (
        "Yliaikaa: −15 p. Jokainen alkanut minuutti −5 p kello 12.40 asti."
    )


@pytest.mark.parametrize(
    ("late", "cost"),
    [({"seconds": 0}, "0"), ({"seconds": 1}, "−5"), ({"minutes": 1}, "−5"),
     ({"minutes": 1, "seconds": 1}, "−10")],
)  # fmt: skip
def test_a_minute_of_overtime_costs_as_soon_as_it_has_begun_and_a_whole_one_no_more(
    team: Team, clock: Clock, late: dict[str, int], cost: str
):
    clock.go_on(minutes=30)
    clock.go_on(**late)

    assert seen(team.walk()).startswith(f"Yliaikaa: {cost} p.")


def test_without_overtime_no_word_is_said_of_it(play):
    here = play(timed_walk(overtime=None))
    here.arrive("asema")

    assert "Yliaikaa" not in here.walk().words


def test_an_organiser_stops_the_clock_and_the_walk_goes_on(team: Team, clock: Clock):
    clock.go_on(minutes=10)
    organising.in_game(team.site, team.code, Pause(clock.at))
    clock.go_on(minutes=60)

    assert "Kello seisoo. Aikaa jäljellä 20 min. Pelata saa koko ajan." in team.walk().words
    assert team.arrive("puisto").heading == "Kirkkopuisto"

    organising.in_game(team.site, team.code, Resume(clock.at))
    assert "Aikaa jäljellä 20 min kello 13.30 asti" in team.walk().words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (7500, "2 h 5 min"),
        (7200, "2 h"),
        (7199, "119 min"),
        (179.9, "2 min"),
        (119.9, "1 min 59 s"),
        (60, "1 min"),
        (59, "59 s"),
        (0.4, "0 s"),
        (-5, "0 s"),
    ],
)
def test_a_time_that_runs_out_is_told_as_the_phone_tells_it(seconds: float, said: str):
    assert left_words(timedelta(seconds=seconds)).replace("\N{NO-BREAK SPACE}", " ") == said


# When the time is up


def test_a_family_whose_time_is_up_may_walk_on_and_is_told_that_points_no_longer_count(
    team: Team, clock: Clock
):
    team.arrive("kirjasto")
    clock.go_on(minutes=41)

    assert seen(team.walk()).startswith("Aika on täynnä. Pisteitä ei enää lasketa")
    right = team.answer("kirjasto", "oikea")
    assert right.heading == "Oikein"
    assert "Peliaika täyttyi. Tulokset laskettiin siihen hetkeen." in right.words

    end = team.arrive("maali")
    assert end.heading == "Olette perillä"
    assert "Pisteet laskettiin kello 12.40 asti." in end.words
    assert "Yliaika maksoi −50 p" in end.words
    assert "Peliaika täyttyi. Tulokset" not in team.arrive("puisto").words


def test_a_game_that_ends_with_its_time_ends_by_itself_and_tells_what_came_too_late(
    play, clock: Clock
):
    here = play(timed_walk(on_timeout="finish-here"))
    here.arrive("asema")
    clock.go_on(minutes=41)

    assert here.walk().heading == "Aika täyttyi"
    late = here.arrive("puisto")
    assert late.heading == "Aika täyttyi"
    assert "Viimeisin painalluksenne ei enää ehtinyt mukaan." in late.words
    assert "Jäi käymättä" in here.list().words
    assert here.arrive("puisto").heading == "Peli on jo päättynyt"


def test_where_all_go_to_the_finish_nothing_else_is_open(play, clock: Clock):
    here = play(timed_walk(on_timeout="go-to-finish"))
    here.arrive("asema")
    clock.go_on(minutes=41)

    assert "Enää maali on auki, kulkekaa sinne." in seen(here.walk())
    refused = here.arrive("puisto")
    assert refused.heading == "Aika on täynnä"
    assert "Enää maali on auki." in refused.words
    assert here.arrive("maali").heading == "Olette perillä"


def test_overtime_is_told_at_the_finish(team: Team, clock: Clock):
    team.arrive("kirjasto")
    team.answer("kirjasto", "oikea")
    clock.go_on(minutes=31, seconds=1)

    end = team.arrive("maali")

    assert "10 p · 31 min" in end.words
    assert "Yliaika maksoi −10 p, ja se on jo vähennetty." in end.words
    assert team.walk().heading == "Olette perillä"


def test_what_time_has_brought_is_told_when_a_step_brings_nothing(team: Team, clock: Clock):
    clock.go_on(minutes=41)

    page = team.arrive("asema")

    assert page.heading == "Sillä välin"
    assert "Peliaika täyttyi." in page.words


def test_an_activity_is_done_when_its_time_is_full_without_a_script(play, clock: Clock):
    two_minutes = activity(time_limit=timedelta(minutes=2))
    here = play(adventure(stop("eka", two_minutes), stop("toka", points=5)))
    here.arrive("eka")
    clock.go_on(minutes=3)

    page = here.at("eka")
    assert "tehty +10 p" in page.words
    assert not page.has_form("/answer")
    assert "Rasti eka : aika tuli täyteen, ja tehtävä on tehty." in here.arrive("toka").words


# What organisers say


def test_the_newest_announcement_stands_on_top_of_the_walk(team: Team, clock: Clock):
    team.hear("Torilla on <b>kastetta</b>.")
    clock.go_on(minutes=5)
    team.hear("Makkaraa on maalissa.")

    walk = team.walk().words
    assert walk.index("Järjestäjä kello 12.05 Makkaraa") < walk.index("Aiemmat viestit 1")
    assert walk.index("Makkaraa") < walk.index("Järjestäjä kello 12.00 Torilla on <b>kastetta")
    assert walk.index("Torilla") < walk.index("Kaikki rastit ovat auki")
    assert "Makkaraa" in team.list().words


def test_an_old_announcement_folds(team: Team, clock: Clock):
    team.hear("Makkaraa on maalissa.")
    clock.go_on(minutes=31)

    assert "Järjestäjän viestit 1" in team.walk().words
    assert "Aiemmat viestit" not in team.walk().words


# Events and secrets


def test_an_event_stands_under_its_own_heading_with_its_hours(team: Team):
    shown, page = team.list().words, team.at("konsertti")

    assert "Tapahtumat Tapahtuma Torikonsertti Aukeaa tänään kello 12.20" in shown
    assert "tänään klo 12.20–13 la 6.6. klo 11–13.30" in page.words
    assert "Takaisin reitille" in page.words
    assert "Olemme perillä" not in page.words


def test_an_event_out_of_its_hours_is_refused_with_the_hours(team: Team, clock: Clock):
    refused = team.arrive("konsertti")
    clock.go_on(minutes=20)

    assert refused.heading == "Rasti on nyt kiinni"
    assert "Aukeaa tänään kello 12.20. Matka jatkuu ilman sitäkin." in refused.words
    assert "Kokeillaan uudelleen" not in refused.words
    assert "Auki kello 13 asti" in team.at("konsertti").words
    assert team.arrive("konsertti").heading == "Torikonsertti"


def test_what_is_here_finds_a_secret_and_only_where_it_is(team: Team):
    elsewhere = team.look_around(HILL.lat + 0.01, HILL.lon)
    assert elsewhere.heading == "Tässä ei ole mitään"
    assert "Keinu" not in elsewhere.words + team.list().words + team.walk().answer.text

    found = team.look_around(HILL.lat, HILL.lon)
    assert found.heading == "Keinu"
    assert "Keinu Löytyi, 10 p" in team.list().words
    assert "1 / 4" in team.list().words


def test_what_is_here_finds_a_listed_place_too(team: Team):
    assert team.look_around(PARK.lat, PARK.lon).heading == "Kirkkopuisto"


def test_the_question_is_there_whether_or_not_there_is_a_secret(play):
    here = play(adventure(stop("eka"), stop("toka")))

    assert "Mitä täällä on?" in here.walk().words


def test_without_a_position_what_is_here_leads_to_the_code(team: Team):
    page = team.send(team.walk().form("/check-in", asked="here"))

    assert page.heading == "Rastikoodi"


# Everything open


def test_where_everything_is_open_the_walk_lets_the_team_choose(team: Team):
    walk, shown = team.walk(), team.list()

    assert walk.heading.startswith("Kaikki rastit ovat auki")
    assert '"next": null' in walk.answer.text
    assert "Seuraavaksi" not in shown.words
    assert "Hallitustori Auki" in shown.words


def test_the_finish_warns_that_it_ends_the_game_while_others_are_open(team: Team):
    assert "Kun leimaatte maalin, peli päättyy." in team.at("maali").words


def test_when_all_is_done_the_finish_comes_next(team: Team):
    for checkpoint in ("kirjasto", "tori", "puisto", "kellari"):
        team.arrive(checkpoint)
    team.answer("kirjasto", "oikea")
    team.answer("tori", "kuuluuko")

    assert team.walk().heading == "Maali"


# What a step brings, and keeps


def test_what_an_effect_brings_is_told_on_the_page_of_the_step_and_kept(team: Team):
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


def test_an_english_team_reads_all_of_it_in_english(play, clock: Clock):
    here = play(timed_walk())
    here.read("/?lang=en")
    here.arrive("asema")
    clock.go_on(minutes=35)
    here.hear("Hei.")

    page = here.walk()

    assert "The organiser at 12:35" in page.words
    assert seen(page).startswith("Overtime: −25 p.")
    assert "What is here?" in page.words
    assert text("Puolen tunnin kierros", en="Half an hour").said("en") in page.words
