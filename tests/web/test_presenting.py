"""What pages say about a walk: its cards, their numbers and words, and its progress."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.state import RunState
from engine.play.view import view
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Access, StepFree
from engine.scenario.condition import Chose
from engine.scenario.route import Route
from tests.asking import branch, quiz, word
from tests.building import (
    NOON,
    START,
    adventure,
    done,
    either,
    later,
    perille,
    reach,
    say,
    stop,
    text,
)
from tests.perille import FIRST_ACT, passed
from tests.showing import EN, FI, a_fair, a_walk, card, cards, counted
from web.player.presenting import (
    Progress,
    Setting,
    card_called,
    cards_of,
    first_open,
    length_and_time,
    listed,
    step_free_places,
)

SOLVED = (reach("eka"), say("eka/sana", "kuuluuko"))


@pytest.fixture
def walk() -> Adventure:
    return a_walk()


@pytest.fixture
def fair() -> Adventure:
    return a_fair()


def test_a_locked_place_whose_name_is_hidden_hides_its_number_too(walk: Adventure):
    assert [one.number for one in cards(walk)] == [1, 2, 3, None]


def test_a_card_says_its_status_in_words(walk: Adventure):
    begun = cards(walk, reach("eka"))
    after = cards(walk, *SOLVED, reach("kolmas"))

    assert [one.words for one in begun[:2]] == [
        "Kesken: 1 tehtävä jäljellä",
        "Aukeaa myöhemmin",
    ]
    assert [one.words for one in after] == [
        "Leimattu, 10 p",
        "Auki",
        "Leimattu, 5 p",
        "Aukeaa myöhemmin",
    ]


def test_the_list_begins_with_what_is_begun_and_keeps_what_is_done_apart(walk: Adventure):
    all_of_them = cards(walk, *SOLVED, reach("kolmas"), reach("toka"))

    shown = listed(all_of_them)
    without = listed(all_of_them, card_called(all_of_them, "toka"))

    assert [one.stop.id for one in shown.ahead] == ["toka", "piilo"]
    assert [one.stop.id for one in shown.done] == ["eka", "kolmas"]
    assert [one.stop.id for one in without.ahead] == ["piilo"]


def test_progress_counts_what_is_done_and_shows_where_one_is(walk: Adventure):
    told = counted(walk, *SOLVED)

    assert (told.done, told.total) == (1, 4)
    assert told.boxes == ("ok", "now", "", "")


def test_a_begun_place_is_half_full(walk: Adventure):
    assert counted(walk, reach("eka")).boxes[0] == "half"


def test_numbers_stay_when_a_secret_is_found_and_when_an_event_is_listed(fair: Adventure):
    numbers = [one.number for one in cards(fair)]
    found = {one.stop.id: one.number for one in cards(fair, reach("keinu"))}

    assert numbers == [1, 2, None, 3]
    assert found == {"eka": 1, "keinu": None, "lisa": 2, "tori": None, "maali": 3}


def test_a_team_of_another_track_has_its_numbers_in_its_own_order():
    rules = adventure(
        *(stop(name) for name in "abc"),
        route=Route(mode="free", order=("a", "b", "c"), tracks="rotate"),
    )
    state = replay(decide(rules, RunState(), replace(START, track=1)))

    shown = cards_of(view(rules, state, "fi", NOON), FI, Setting(rules, state, NOON))

    assert [(one.stop.id, one.number) for one in shown] == [("b", 1), ("c", 2), ("a", 3)]


def test_a_secret_is_listed_nowhere_until_it_is_found(fair: Adventure):
    assert "keinu" not in [one.stop.id for one in cards(fair)]

    found = card(fair, "keinu", reach("keinu"))
    assert (found.words, found.kind, found.number) == ("Löytyi, 10 p", "secret", None)
    assert found in listed(cards(fair, reach("keinu"))).done


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "Aukeaa tänään kello 13"),
        (60, "Auki kello 14.30 asti"),
        (149.9, "Auki kello 14.30 asti"),
        (150, "Ei enää auki"),
    ],
)
def test_an_event_says_when_it_is_open(fair: Adventure, minutes: float, words: str):
    shown = card(fair, "tori", at=later(minutes))

    assert shown.words == words
    assert listed(cards(fair, at=later(minutes))).events == [shown]


def test_an_event_on_another_day_names_the_day(fair: Adventure):
    before = later(-3 * 24 * 60)

    assert card(fair, "tori", at=before).words == "Aukeaa ma 1.6. kello 13"
    assert card(fair, "tori", at=before, words=EN).words == "Opens Mon 1 Jun at 13:00"


def test_events_secrets_and_extra_places_are_in_no_count(fair: Adventure):
    everywhere = (reach("eka"), reach("keinu"), reach("lisa"))

    assert counted(fair) == Progress(0, 2, ("now", ""))
    assert counted(fair, *everywhere) == Progress(1, 2, ("ok", "now"))
    assert "2 rastia" in length_and_time(fair, FI)


AT_THE_FORK = tuple(passed("asema", *FIRST_ACT))


def test_only_what_nothing_needs_is_called_extra(fair: Adventure):
    assert card(fair, "lisa").words == "Auki, lisärasti"
    assert card(perille(), "graniittitalo", *AT_THE_FORK).words == "Auki"
    assert card(perille(), "kirkkopuisto", *AT_THE_FORK).words == "Auki"


def test_perille_counts_one_side_only():
    before, after = counted(perille()), counted(perille(), *AT_THE_FORK, reach("kirkkopuisto"))

    assert (before.done, before.total) == (0, 10)
    assert (after.done, after.total) == (4, 9)
    assert len(before.boxes) == 10
    assert length_and_time(perille(), FI).startswith("10 rastia")


PARTING = adventure(
    stop("risteys", branch("minne"), role="start"),
    stop("silta", unlock=Chose(chose="risteys/minne.vasen")),
    stop("polku", unlock=Chose(chose="risteys/minne.oikea")),
    stop("maali", unlock=either(done("silta"), done("polku")), role="finish"),
    mode="branching",
)


def test_what_a_choice_has_closed_is_told_last():
    chosen = (reach("risteys"), say("risteys/minne", "oikea"))
    shown = listed(cards(PARTING, *chosen))

    assert [one.stop.id for one in shown.beyond] == ["silta"]
    assert shown.beyond[0].words == "Ei teidän tiellänne"
    assert "silta" not in [one.stop.id for one in shown.ahead]


def test_what_the_time_has_closed_was_not_visited():
    rules = adventure(
        stop("eka", role="start"), stop("toka"), stop("maali", role="finish"),
        route=Route(mode="free", order=("eka", "toka", "maali"), on_timeout="go-to-finish",
                    time_limit=timedelta(minutes=30)),
    )  # fmt: skip

    shown = cards(rules, reach("eka"), at=later(31))

    assert [one.words for one in shown] == ["Leimattu", "Jäi käymättä", "Auki"]


def test_the_plate_sends_the_required_challenge_first():
    walk = adventure(stop("eka", quiz("lisa", required=False), word("sana")))

    [only] = cards(walk, reach("eka"))

    asked = first_open(only.stop)
    assert asked is not None
    assert asked.id == "eka/sana"


def test_an_adventure_is_told_in_one_line(walk: Adventure):
    assert length_and_time(walk, FI) == "4 rastia · noin 500\xa0m · 10–20\xa0min"


def test_step_free_places_are_counted_only_once_someone_has_checked():
    free = Access(step_free=StepFree.YES)
    unknown = adventure(stop("eka"))
    checked = adventure(stop("eka", access=free), stop("toka"))

    assert step_free_places(unknown, FI) == "Portaatonta reittiä ei ole vielä tarkistettu."
    assert step_free_places(checked, FI) == "Portaaton reitti: 1 / 2 rastia"


def test_a_text_knows_its_language_on_the_page():
    assert text("Asema", en="Station").said("en").lang == "en"
