"""A walk with a time limit and an organiser, read without a script."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from engine.play.intents import Pause, Resume
from tests.asking import activity
from tests.building import adventure, stop, text
from tests.clockwork import Clock, timed_walk
from tests.reading import Page
from tests.team import TimedTeam, playing
from web import organising
from web.player.timing import left_words


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


def test_every_page_says_how_much_time_is_left(team: TimedTeam, clock: Clock):
    clock.go_on(minutes=10, seconds=1)

    for page in (team.walk(), team.list(), team.at("tori"), team.at("asema")):
        assert "Aikaa jäljellä 19 min kello 12.30 asti" in page.words


def test_near_the_end_seconds_are_told(team: TimedTeam, clock: Clock):
    clock.go_on(minutes=28, seconds=20)

    assert "Aikaa jäljellä 1 min 40 s" in team.walk().words


def seen(page: Page) -> str:
    """What the run's clock says, of its lines that are not hidden."""
    lines = page.answer.text.split("data-phase=")[1:]
    [shown] = [line for line in lines if " hidden" not in line.split(">")[0]]
    words = re.sub(r"<[^>]+>", "", shown.split(">", 1)[1].split("</p>")[0])
    return " ".join(words.split())


def test_overtime_says_what_it_costs(team: TimedTeam, clock: Clock):
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
    team: TimedTeam, clock: Clock, late: dict[str, int], cost: str
):
    clock.go_on(minutes=30)
    clock.go_on(**late)

    assert seen(team.walk()).startswith(f"Yliaikaa: {cost} p.")


def test_without_overtime_no_word_is_said_of_it(play):
    here = play(timed_walk(overtime=None))
    here.arrive("asema")

    assert "Yliaikaa" not in here.walk().words


def test_an_organiser_stops_the_clock_and_the_walk_goes_on(team: TimedTeam, clock: Clock):
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
    team: TimedTeam, clock: Clock
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


def test_overtime_is_told_at_the_finish(team: TimedTeam, clock: Clock):
    team.arrive("kirjasto")
    team.answer("kirjasto", "oikea")
    clock.go_on(minutes=31, seconds=1)

    end = team.arrive("maali")

    assert "10 p · 31 min" in end.words
    assert "Yliaika maksoi −10 p, ja se on jo vähennetty." in end.words
    assert team.walk().heading == "Olette perillä"


def test_what_time_has_brought_is_told_when_a_step_brings_nothing(
    team: TimedTeam, clock: Clock
):
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


def test_the_newest_announcement_stands_on_top_of_the_walk(team: TimedTeam, clock: Clock):
    team.hear("Torilla on <b>kastetta</b>.")
    clock.go_on(minutes=5)
    team.hear("Makkaraa on maalissa.")

    walk = team.walk().words
    assert walk.index("Järjestäjä kello 12.05 Makkaraa") < walk.index("Aiemmat viestit 1")
    assert walk.index("Makkaraa") < walk.index("Järjestäjä kello 12.00 Torilla on <b>kastetta")
    assert walk.index("Torilla") < walk.index("Kaikki rastit ovat auki")
    assert "Makkaraa" in team.list().words


def test_an_old_announcement_folds(team: TimedTeam, clock: Clock):
    team.hear("Makkaraa on maalissa.")
    clock.go_on(minutes=31)

    assert "Järjestäjän viestit 1" in team.walk().words
    assert "Aiemmat viestit" not in team.walk().words


# In another language


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
