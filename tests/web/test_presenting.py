"""What pages say about a walk: cards, progress, refusals, what a step brought."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from engine.geo import Polygon
from engine.moments import Span
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import Intent
from engine.play.state import RunState
from engine.play.view import View, settled, view
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Access, Grade, Place, Preview, StepFree
from engine.scenario.condition import Chose
from engine.scenario.route import Route
from tests.asking import branch, quiz, word
from tests.building import (
    NOON,
    SQUARE,
    START,
    adventure,
    away,
    circle,
    done,
    either,
    give,
    hint,
    hints,
    item,
    later,
    log_of,
    perille,
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
from web.player.hours import span_words
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
from web.words import Words, words_in

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


@pytest.mark.parametrize("beeline", [True, False])
def test_a_phone_is_told_whether_it_may_show_the_straight_way(walk: Adventure, beeline):
    told = walk_data(cards(walk), FI, str, suggested=None, freely=False, beeline=beeline)

    assert told["beeline"] is beeline


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


AFTERNOON = ("2026-06-01 13:00", "2026-06-01 14:30")


@pytest.fixture
def fair() -> Adventure:
    """A walk with an extra place, an event and a secret in between."""
    return adventure(
        stop("eka"),
        stop("keinu", kind="secret", points=10),
        stop("lisa", optional=True),
        stop("tori", kind="event", place=circle(), open=AFTERNOON),
        stop("maali", role="finish"),
    )


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


def test_the_hours_of_an_event_are_told_in_a_line():
    night = Span(later(60 * 9), later(60 * 14))
    zone = "Europe/Helsinki"

    assert span_words(Span(later(60), later(150)), NOON, zone, FI) == "tänään klo 13–14.30"
    assert span_words(night, later(-1440), zone, FI) == "ma 1.6. klo 21 – ti 2.6. 2"
    assert span_words(night, NOON, zone, EN) == "today, 21:00 – Tue 2 Jun 02:00"


def test_events_secrets_and_extra_places_are_in_no_count(fair: Adventure):
    everywhere = (reach("eka"), reach("keinu"), reach("lisa"))

    assert counted(fair) == Progress(0, 2, ("now", ""))
    assert counted(fair, *everywhere) == Progress(1, 2, ("ok", "now"))
    assert "2 rastia" in length_and_time(fair, FI)


FIRST_ACT = ("asema", "kirjasto", "tori", "kaupungintalo")
AT_THE_FORK = tuple(
    step
    for stop in map(perille().checkpoint, FIRST_ACT)
    for step in (
        reach(stop.id),
        *(skip(f"{stop.id}/{asked.id}") for asked in stop.challenges),
    )
)


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


def test_a_phone_lights_no_plate_for_an_event_that_is_closed(fair: Adventure):
    [closed] = [one for one in told_phone(fair)["checkpoints"] if one["id"] == "tori"]

    assert closed["kind"] == "event"
    assert closed["ways"] == []


def test_where_all_is_open_a_phone_is_told_what_would_end_the_game():
    rules = adventure(stop("eka"), stop("maali", role="finish"), mode="score")
    last = {one["id"]: one.get("last") for one in told_phone(rules, freely=True)["checkpoints"]}
    at_last = told_phone(rules, reach("eka"), freely=True)["checkpoints"][-1]

    assert last == {"eka": None, "maali": True}
    assert "last" not in at_last


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
    ("begins", "ends", "said"),
    [
        ("2016-09-17", "2016-09-24", "17.–24. syyskuuta 2016"),
        ("2016-09-17", "2016-10-02", "17. syyskuuta – 2. lokakuuta 2016"),
        ("2016-11", "2017-05", "marraskuu 2016 – toukokuu 2017"),
        ("2016", "2017", "2016 – 2017"),
        ("2016", "2017-05", "2016 – toukokuu 2017"),
    ],
)
def test_a_stretch_of_days_says_nothing_twice(begins, ends, said):
    assert figures.days(begins, ends, "fi").replace("\u2009", " ") == said


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


def test_the_phone_hears_a_title_without_the_marks_that_an_author_wrote():
    told = told_phone(adventure(stop("eka", title=text("Talo *Tuulispää* & **torni**"))))

    assert told["checkpoints"][0]["title"] == "Talo Tuulispää & torni"
