import json
from collections import Counter
from itertools import combinations, combinations_with_replacement, permutations

import pytest
from click.testing import CliRunner

from adventures.catalogue import SHIPPED, read_adventure
from engine.codes import code_book
from engine.geo import Circle, distance_m
from engine.moments import spans
from engine.play.intents import CheckIn, FinishActivity, Intent
from engine.play.judge import FixClaim, Verdict, judge
from engine.play.state import RunState
from engine.play.view import view
from engine.scenario.checkpoint import Grade, Kind, Way
from engine.scenario.quizzes import ChoiceChallenge, OrderChallenge
from engine.scenario.tasks import ActivityChallenge, ScaleChallenge
from tests.building import (
    NOON,
    fix,
    hint,
    perille,
    reach,
    say,
    shipped,
    skip,
    texts_in,
    under_way,
)
from web.cli import main
from web.player.ending import Felt, felt

FOLDER = SHIPPED / "kadonnut-virta"
VIRTA = shipped().adventure("kadonnut-virta")
LANGUAGES = ["fi", "sv", "en", "fi-x-selko"]
PLAIN = ("kirkkopuisto", "tori", "satama")
STOPS = (*PLAIN, "tyottomat", "kenkavero", "mikkelipuisto", "kaihunharju")
DEEDS = ("rauha", "seura", "vauhti")
BEYOND = ("satama", "kenkavero", "mikkelipuisto", "kaihunharju", "leijonapuisto")
BRIDGES = {"fi": "silta", "sv": "bro", "en": "bridge", "fi-x-selko": "silta"}
WORDS = {
    "kirkkopuisto/ympari": "ei-puhuta",
    "tori/alta": "ritila",
    "satama/vesi": "sivulle",
    "tyottomat/numerot": "torille",
    "kenkavero/nimi": "lukkari",
    "mikkelipuisto/koti": "kahina",
    "leijonapuisto/idea": "Penkki sillalle.",
    "leijonapuisto/puuttuva": "Silta.",
    "asema/olo": "true",
    "leijonapuisto/olo": "true",
}
ORDER = ("jaa", "vesi", "harju", "saimaa", "polku")


def everything(*names: str) -> list[Intent]:
    """Check in there, and do all there is besides the deed."""
    done: list[Intent] = []
    for name in names:
        done.append(reach(name))
        for asked in VIRTA.checkpoint(name).challenges:
            ref = f"{name}/{asked.id}"
            if isinstance(asked, ActivityChallenge):
                done.append(FinishActivity(NOON, ref))
            elif isinstance(asked, OrderChallenge):
                done.append(say(ref, ORDER))
            elif asked.id != "teko":
                done.append(say(ref, WORDS[ref]))
    return done


def walked(*deeds: tuple[str, str], home: bool = True) -> RunState:
    """A run by these stops, with the deed done at each."""
    on_the_way = [
        step for name, deed in deeds for step in (*everything(name), say(f"{name}/teko", deed))
    ]
    end = everything("leijonapuisto") if home else []
    return under_way(VIRTA, *everything("asema"), *on_the_way, *end)


def badges(state: RunState) -> list[str]:
    """What the run has to be proud of."""
    return [badge.id for badge in view(VIRTA, state, "fi", NOON).badges]


def due(deeds: Counter[str]) -> str:
    """The ending that the deeds ask for, as a player would put it."""
    if deeds.total() >= 6:
        return "saimaa"
    if len(deeds) == len(DEEDS):
        return "suisto"
    if deeds["seura"] >= 2:
        return "yhtyma"
    return "koski" if deeds["vauhti"] >= 2 else "suvanto"


@pytest.mark.parametrize("stops", [*combinations(STOPS, 3)], ids="-".join)
def test_any_three_stops_bring_virtanen_home(stops):
    state = walked(*((name, "seura") for name in stops))

    assert (state.finished_at, state.ending) == (NOON, "yhtyma")
    assert state.items == {"pisara-seura": 3}


@pytest.mark.parametrize("stops", [*permutations(PLAIN)], ids="-".join)
def test_the_order_changes_nothing(stops):
    state = walked(*zip(stops, DEEDS, strict=True))

    assert (state.ending, state.final_score) == ("suisto", 80)


@pytest.mark.parametrize("length", range(3, len(STOPS) + 1))
def test_what_virtanen_becomes_hangs_on_the_deeds_alone(length):
    for deeds in combinations_with_replacement(DEEDS, length):
        state = walked(*zip(STOPS, deeds, strict=False))

        assert state.ending == due(Counter(deeds)), deeds


def test_two_stops_are_not_enough_to_end():
    state = walked(("tori", "rauha"), ("satama", "rauha"))

    assert not state.finished_at
    assert state.checkpoints_done == 3


def test_who_skips_everything_has_sat_and_that_is_never_wrong():
    names = ("asema", *PLAIN, "leijonapuisto")
    passed = [
        step
        for name in names
        for step in (
            reach(name),
            *(skip(f"{name}/{asked.id}") for asked in VIRTA.checkpoint(name).challenges),
        )
    ]

    state = under_way(VIRTA, *passed)

    assert (state.ending, state.final_score) == ("suvanto", 0)
    assert state.items == {"pisara-rauha": 3}


def test_the_first_deed_counts_and_a_second_phone_changes_nothing():
    state = under_way(
        VIRTA,
        *everything("asema"),
        reach("tori"),
        say("tori/teko", "seura"),
        say("tori/teko", "vauhti"),
    )

    assert state.items == {"pisara-seura": 1}


@pytest.mark.parametrize(
    ("track", "first"), [(0, "kirkkopuisto"), (1, "tori"), (2, "satama"), (3, "kirkkopuisto")]
)
def test_a_class_spreads_over_three_stops_near_the_station(track, first):
    order = [stop.id for stop in VIRTA.track(track).order]

    assert order[1] == first
    assert set(order[1:4]) == set(PLAIN)
    assert order[4:] == [stop.id for stop in VIRTA.track(0).order[4:]]


def test_the_south_is_never_suggested_before_the_finish_is_open():
    near = [(name, "rauha") for name in PLAIN]

    for length in range(len(near) + 1):
        shown = view(VIRTA, walked(*near[:length], home=False), "fi", NOON)
        expected = near[length][0] if length < len(near) else "leijonapuisto"
        assert shown.next == expected


@pytest.mark.parametrize("name", ["satama", "mikkelipuisto"])
def test_a_place_that_was_guessed_never_opens_by_position(name):
    stop = VIRTA.checkpoint(name)
    book = code_book(b"key", VIRTA.id, {one.id: 1 for one in VIRTA.checkpoints})
    state = under_way(VIRTA, *everything("asema"))

    verdict = judge(VIRTA, state, FixClaim(fix(stop.place.fence.centre)), book, NOON)

    assert stop.place.grade is Grade.GUESSED
    assert Way.GPS not in stop.checkin
    assert verdict.checkpoint != name or verdict.reason is not None


@pytest.mark.parametrize("name", BEYOND)
@pytest.mark.parametrize("language", LANGUAGES)
def test_beyond_the_tracks_the_crossing_is_a_step_of_its_own(name, language):
    crossing, there = VIRTA.checkpoint(name).clue.root[language].split("\n\n")

    assert BRIDGES[language] in crossing
    assert there


def test_no_phone_points_over_the_rails():
    assert not VIRTA.beeline


def test_no_clock_runs_against_anybody():
    asked = [one for stop in VIRTA.checkpoints for one in stop.challenges]

    assert VIRTA.route.time_limit is None
    assert [one.id for one in asked if one.can_fail] == []


def test_before_and_after_are_asked_alike_and_never_scored():
    before, after = (VIRTA.challenge(f"{name}/olo") for name in ("asema", "leijonapuisto"))

    assert isinstance(before, ScaleChallenge)
    assert (before.steps, before.low, before.high) == (after.steps, after.low, after.high)
    assert before.points == after.points == 0
    assert felt(VIRTA) == Felt("asema/olo", "leijonapuisto/olo")


def test_who_was_not_asked_twice_has_nothing_to_compare():
    assert felt(perille()) is None


def test_the_pothole_is_found_and_counted_nowhere():
    before = view(VIRTA, walked(("kaihunharju", "rauha"), home=False), "fi", NOON)
    by_its_code = (
        reach("hiidenkirnu", Way.CODE),
        FinishActivity(NOON, "hiidenkirnu/pyori"),
    )
    found = under_way(VIRTA, *everything("asema"), *by_its_code)

    assert "hiidenkirnu" not in {card.id for card in before.checkpoints}
    assert badges(found) == ["kirnukivi"]
    assert found.items == {}


def test_the_pothole_keeps_people_behind_its_fence_in_every_language():
    pothole = VIRTA.checkpoint("hiidenkirnu")

    for language, fence in zip(LANGUAGES, ("aida", "staket", "fence", "aida"), strict=True):
        assert fence in pothole.story.root[language]
        assert fence in pothole.access.notes.root[language]


def test_the_park_hour_is_open_in_its_hours_and_gives_no_drop():
    event = VIRTA.checkpoint("puistotreeni")
    begins = spans(event.open, VIRTA.timezone)[0].begins

    def at_the_park(at):
        return under_way(
            VIRTA,
            *everything("asema"),
            CheckIn(at, Verdict(Way.STAFF, "puistotreeni")),
            FinishActivity(at, "puistotreeni/vartti"),
        )

    assert event.kind is Kind.EVENT
    assert badges(at_the_park(begins)) == ["pysakkimestari"]
    assert at_the_park(begins).items == {}
    assert badges(at_the_park(NOON)) == []


@pytest.mark.parametrize("stop", VIRTA.checkpoints, ids=lambda stop: stop.id)
def test_every_place_is_ready_for_the_town(stop):
    assert stop.clue or stop.is_secret
    assert stop.story
    assert stop.access.alternative is not None
    assert stop.sub_projects
    assert stop.project_note
    if stop.place is not None:
        fence = stop.place.fence
        assert isinstance(fence, Circle)
        assert VIRTA.area.holds(fence.at)
        assert fence.radius_m == max(35, stop.place.accuracy_m + 25)
    if stop.kind is Kind.BASIC:
        assert {Way.QR, Way.CODE, Way.HERE} <= set(stop.checkin)


def test_every_text_is_in_four_languages():
    texts = texts_in(VIRTA)

    assert len(texts) > 150
    assert [one.root for one in texts if list(one.root) != LANGUAGES] == []


@pytest.mark.parametrize("stop", VIRTA.checkpoints, ids=lambda stop: stop.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_short_enough_for_a_cold_hand(stop, language):
    assert len(stop.story.root[language].split()) <= 60


def test_english_says_once_what_the_name_means_and_swedish_needs_no_gloss():
    told = [one.root for one in texts_in(VIRTA)]

    assert sum("in Finnish is virta" in one["en"] for one in told) == 1
    assert not any("Virtanen" in one["sv"] for one in told)
    assert not any("Ström" in one["en"] for one in told)


def test_nobody_is_told_to_exercise_or_praised_for_it():
    told = " ".join(one.root["fi"].lower() for one in texts_in(VIRTA))

    for word in ("liikkukaa", "terveellis", "reipasta", "hienoa", "mahtav", "urhei", "kuntoil"):
        assert word not in told


def test_no_choice_has_to_be_right_and_no_tries_run_out():
    for stop in VIRTA.checkpoints:
        for asked in stop.challenges:
            assert asked.attempts is None
            assert asked.can_be_skipped
            assert not isinstance(asked, ChoiceChallenge) or not asked.branches or asked.default
            assert sum(one.cost for one in asked.hints) <= asked.points


def test_hints_lead_to_the_answer_and_cost_what_they_say():
    state = under_way(
        VIRTA,
        *everything("asema"),
        reach("kaihunharju"),
        hint("kaihunharju/jarjestys"),
        hint("kaihunharju/jarjestys"),
        say("kaihunharju/jarjestys", ORDER),
    )

    assert state.score == 5 + 20 - 4 - 8


def test_the_short_walk_is_as_long_as_the_first_page_says():
    names = ("asema", *PLAIN, "leijonapuisto")
    legs = [VIRTA.checkpoint(name).place.fence.centre for name in names]

    assert sum(map(distance_m, legs, legs[1:])) * 1.3 == pytest.approx(
        VIRTA.distance_m, rel=0.02
    )


def test_every_sub_project_has_a_place():
    reached = {name for stop in VIRTA.checkpoints for name in stop.sub_projects}

    assert reached >= {
        *("digimi", "esli", "mahl", "klassikot", "estery", "tutka", "vipinaverkko", "desavo"),
        *("unelmavuosi", "luova"),
    }


def test_there_is_nothing_left_to_answer():
    parsed = read_adventure(FOLDER, shipped().programme)
    result = CliRunner().invoke(main, ["check", str(FOLDER), "--json"])

    assert parsed.problems == ()
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_a_crowd_walks_it_as_expected():
    options = ["--players", "400", "--processes", "1", "--json"]

    result = CliRunner().invoke(main, ["simulate", str(FOLDER), *options])

    assert VIRTA.expect is not None
    assert result.exit_code == 0, result.stdout[-600:]
