"""What pages say about a walk: cards, progress, refusals, what a step brought."""

from datetime import timedelta

import pytest

from engine.geo import Polygon
from engine.play.intents import Intent
from engine.play.view import View, view
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Access, Grade, Place, Preview, StepFree
from tests.asking import branch, quiz, word
from tests.building import (
    NOON,
    SQUARE,
    START,
    adventure,
    away,
    circle,
    give,
    hint,
    hints,
    item,
    log_of,
    reach,
    say,
    skip,
    stop,
    text,
    under_way,
)
from web import figures
from web.leaderboard import Board
from web.player.happening import happened
from web.player.phone import walk_data
from web.player.presenting import (
    Card,
    Progress,
    Setting,
    card_called,
    cards_of,
    first_open,
    length_and_time,
    listed,
    progress,
    step_free_places,
)
from web.player.ranking import to_next_rank
from web.store.board import Line
from web.words import words_in

FI = words_in("fi")
EN = words_in("en")


@pytest.fixture
def walk() -> Adventure:
    return adventure(
        stop(
            "eka",
            word("sana", hints=hints(2), on_solved=(give("avain"),)),
            quiz("visa", required=False),
            place=circle(),
            role="start",
        ),
        stop("toka", branch("haara"), place=circle()),
        stop("kolmas", points=5),
        stop("piilo", preview=Preview.NONE, role="finish"),
        items=(item("avain"),),
    )


def seen(walk: Adventure, *intents: Intent, at: datetime = NOON) -> View:
    """What the team sees after these."""
    return view(walk, under_way(walk, *intents), "fi", at)


def setting(walk: Adventure, *intents: Intent, at: datetime = NOON) -> Setting:
    return Setting(walk, settled(walk, under_way(walk, *intents), at), at)


def cards(
    walk: Adventure, *intents: Intent, words: Words = FI, at: datetime = NOON
) -> tuple[Card, ...]:
    """All cards after these."""
    shown = seen(walk, *intents, at=at)
    return cards_of(shown, words, setting(walk, *intents, at=at))


def card(walk: Adventure, name: str, *intents: Intent, **asked: Any) -> Card:
    found = card_called(cards(walk, *intents, **asked), name)
    assert found is not None
    return found


def counted(walk: Adventure, *intents: Intent) -> Progress:
    return progress(seen(walk, *intents), setting(walk, *intents).outlook.counted)


def told_phone(walk: Adventure, *intents: Intent, freely: bool = False) -> dict[str, Any]:
    """What the page tells the phone's script."""
    return walk_data(
        cards(walk, *intents),
        FI,
        lambda checkpoint: f"/{checkpoint}",
        suggested=seen(walk, *intents).next,
        freely=freely,
    )


SOLVED = (reach("eka"), say("eka/sana", "kuuluuko"))


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


def test_the_plate_sends_the_required_challenge_first():
    walk = adventure(stop("eka", quiz("lisa", required=False), word("sana")))

    [only] = cards(walk, reach("eka"))

    asked = first_open(only.stop)
    assert asked is not None
    assert asked.id == "eka/sana"


def test_a_phone_is_told_nothing_of_what_is_locked(walk: Adventure):
    told = told_phone(walk)

    [first, *locked] = told["checkpoints"]
    assert first["url"] == "/eka"
    assert first["place"] == {"lat": SQUARE.lat, "lon": SQUARE.lon, "radius_m": 35}
    assert all(set(one) == {"id", "number", "title", "status"} for one in locked)


def test_a_phone_is_told_a_polygon_corner_by_corner():
    corners = tuple(away(30, bearing) for bearing in (0, 120, 240))
    place = Place(polygon=corners, grade=Grade.SURVEYED, accuracy_m=5, source="measured")
    told = told_phone(adventure(stop("eka", place=place)))

    [first] = told["checkpoints"]
    assert len(first["place"]["polygon"]) == 3
    assert Polygon(polygon=corners).radius_m == 0


def test_a_step_that_solved_a_place_says_what_it_brought(walk: Adventure):
    log = log_of(walk, (START, *SOLVED))
    before = log_of(walk, (START, SOLVED[0]))

    now = happened(log[len(before) :])

    assert now.points == 10
    assert now.items == ("avain",)
    assert now.place_done is not None
    assert (now.checkpoint, now.challenge) == ("eka", "eka/sana")
    assert not now.skipped


@pytest.mark.parametrize(
    ("intent", "fact"),
    [
        (say("eka/sana", "ei"), "wrong"),
        (hint("eka/sana"), "hint"),
        (skip("eka/sana"), "answered"),
        (reach("toka"), "refused"),
    ],
)
def test_a_step_is_known_by_what_happened(walk: Adventure, intent: Intent, fact: str):
    before = log_of(walk, (START, reach("eka")))

    now = happened(log_of(walk, (START, reach("eka"), intent))[len(before) :])

    assert getattr(now, fact) is not None
    assert now.skipped is (fact == "answered")


def row(rank: int, team: str, score: int) -> Line:
    return Line(rank, team, team, score, 1, None)


def test_the_next_rank_is_the_nearest_better_score():
    own = row(4, "me", 40)
    rows = [row(1, "a", 90), row(2, "b", 55), row(2, "c", 55), own]

    wanted = to_next_rank(Board(NOON, rows, own, 4))

    assert wanted is not None
    assert (wanted.rank, wanted.points) == (2, 15)


def test_who_leads_or_does_not_play_wants_nothing():
    own = row(1, "me", 40)

    assert to_next_rank(Board(NOON, [own], own, 1)) is None
    assert to_next_rank(Board(NOON, [own], None, 1)) is None


def test_an_adventure_is_told_in_one_line(walk: Adventure):
    assert length_and_time(walk, FI) == "4 rastia · noin 500\xa0m · 10–20\xa0min"


def test_step_free_places_are_counted_only_once_someone_has_checked():
    free = Access(step_free=StepFree.YES)
    unknown = adventure(stop("eka"))
    checked = adventure(stop("eka", access=free), stop("toka"))

    assert step_free_places(unknown, FI) == "Portaatonta reittiä ei ole vielä tarkistettu."
    assert step_free_places(checked, FI) == "Portaaton reitti: 1 / 2 rastia"


def test_numbers_are_spelt_in_the_readers_way():
    assert figures.length(2300, "fi") == "2,3\xa0km"
    assert figures.length(2300, "en") == "2.3\xa0km"
    assert figures.clock(NOON, "Europe/Helsinki", "fi") == "12.00"
    assert figures.clock(NOON, "Europe/Helsinki", "en") == "12:00"
    assert figures.minutes_range(60, 95, "fi") == "1–1,5\xa0h"
    assert figures.duration(timedelta(minutes=125)) == "2\xa0h 5\xa0min"
    assert figures.signed(-5) == "−5"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2014-08-22", "22. elokuuta 2014"),
        ("2015-10", "lokakuu 2015"),
        ("2016", "2016"),
        ("2015–2016", "2015–2016"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(written: str, said: str):
    assert figures.day(written, "fi") == said


def test_a_text_knows_its_language_on_the_page():
    assert text("Asema", en="Station").said("en").lang == "en"
