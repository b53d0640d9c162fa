from itertools import permutations

import pytest

from adventures.catalogue import SHIPPED, read_adventure
from engine.codes import code_book
from engine.geo import Circle, distance_m
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import CheckIn, Intent
from engine.play.judge import FixClaim, judge
from engine.play.normalising import normalised
from engine.play.state import RunState
from engine.play.view import view
from engine.scenario.checkpoint import Grade, Role, Way
from engine.scenario.quizzes import ChoiceChallenge, TextChallenge
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

PERILLE = perille()
PROGRAMME = shipped().programme
NINE = {
    *("digimi", "esli", "mahl", "klassikot", "estery", "tutka", "vipinaverkko", "desavo"),
    "unelmavuosi",
}

FIRST_ACT = ("tori", "kirjasto", "kaupungintalo")
SIDES = {
    "helvi": ("graniittitalo", "tuomiokirkko", "muisti"),
    "toini": ("kirkkopuisto", "kivisakasti"),
}
LAST_ACT = ("lokki", "naisvuori", "vastassa")
ANSWERS = {
    "asema/avain": "Kieli",
    "tori/viirut": "o",
    "kaupungintalo/askeleet": "20-60",
    "tuomiokirkko/suora": "asema",
    "tuomiokirkko/kauimmainen": "lintu-tai-tuuli",
    "kirkkopuisto/lava": "kuului",
    "kivisakasti/vokaalit": "kasvojani",
    "lokki/viimeinen": "asemalle",
    "naisvuori/valo": "KUULUU",
    "vastassa/kysymys": "Kuuluuko?",
}
RUNNING = {side: ("asema", *FIRST_ACT, *stops, *LAST_ACT) for side, stops in SIDES.items()}


def refs(stop_id: str) -> list[str]:
    return [f"{stop_id}/{asked.id}" for asked in PERILLE.checkpoint(stop_id).challenges]


def answered(stop_id: str) -> list[Intent]:
    return [reach(stop_id, Way.QR), *(say(ref, ANSWERS[ref]) for ref in refs(stop_id))]


def walked(*stops: str) -> RunState:
    """A run with every answer right."""
    return under_way(PERILLE, *(intent for stop_id in stops for intent in answered(stop_id)))


@pytest.mark.parametrize("side", SIDES)
def test_either_side_leads_all_the_way_home(side):
    state = walked(*RUNNING[side])

    assert state.finished_at == NOON
    assert not state.gave_up
    assert (state.ending, state.final_score) == ("linja-auki", 110)
    assert state.checkpoints_done == len(RUNNING[side])


@pytest.mark.parametrize("side", SIDES)
def test_either_side_reaches_all_nine_sub_projects(side):
    shown = view(PERILLE, walked(*RUNNING[side]), "fi", NOON)

    assert {name for card in shown.checkpoints for name in card.sub_projects} == NINE


@pytest.mark.parametrize("side", SIDES)
def test_either_side_gathers_the_envelope_six_pieces_and_one_letter(side):
    bag = walked(*RUNNING[side]).items

    pieces = {"kuori", *(f"liuska-{number}" for number in range(1, 7))}
    assert bag == dict.fromkeys(pieces | {f"{side}n-kirje"}, 1)


@pytest.mark.parametrize("order", [*permutations(FIRST_ACT)])
@pytest.mark.parametrize("side", SIDES)
def test_the_first_act_may_be_walked_in_any_order(side, order):
    state = walked("asema", *order, *SIDES[side], *LAST_ACT)

    assert state.final_score == 110


def test_both_sides_can_be_walked_before_the_end():
    state = walked("asema", *FIRST_ACT, *SIDES["helvi"], *SIDES["toini"], *LAST_ACT)

    assert (state.final_score, state.checkpoints_done) == (140, 12)


@pytest.mark.parametrize("side", SIDES)
def test_who_skips_everything_still_arrives(side):
    passed = [
        intent
        for stop_id in RUNNING[side]
        for intent in (reach(stop_id), *map(skip, refs(stop_id)))
    ]

    state = under_way(PERILLE, *passed)

    assert (state.finished_at, state.ending) == (NOON, "linja-auki")
    assert state.final_score == sum(PERILLE.checkpoint(name).points for name in RUNNING[side])


@pytest.mark.parametrize("side", SIDES)
def test_the_next_card_always_lies_on_an_open_way(side):
    for length in range(len(RUNNING[side])):
        state = walked(*RUNNING[side][:length])
        shown = view(PERILLE, state, "fi", NOON)
        open_now = {card.id for card in shown.checkpoints if card.status == "open"}

        assert RUNNING[side][length] in open_now
        assert shown.next in open_now


def test_the_finish_is_not_shown_before_the_hill_is_done():
    before = view(PERILLE, walked(*RUNNING["helvi"][:-2]), "fi", NOON).checkpoints[-1]

    assert (before.id, before.status, before.title) == ("vastassa", "locked", None)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("accuracy_m", [5, 15, 40])
def test_a_fix_at_each_place_finds_it_and_none_of_its_neighbours(side, accuracy_m):
    book = code_book(b"key", "perille", {stop.id: 1 for stop in PERILLE.checkpoints})
    for length, name in enumerate(RUNNING[side]):
        state = walked(*RUNNING[side][:length])
        here = fix(PERILLE.checkpoint(name).place.fence.centre, accuracy_m)

        verdict = judge(PERILLE, state, FixClaim(here), book, NOON)

        assert (verdict.checkpoint, verdict.reason) == (name, None)
        assert decide(PERILLE, state, CheckIn(NOON, verdict))[0].checkpoint == name


@pytest.mark.parametrize("said", ["can you hear me", "Kuuluuks?", "kuuluko", "Do you hear me?"])
def test_the_last_question_may_be_asked_in_finnish_or_english(said):
    state = walked(*RUNNING["toini"][:-1])

    for intent in (reach("vastassa"), say("vastassa/kysymys", said)):
        state = replay(decide(PERILLE, state, intent), state)

    assert state.final_score == 110


@pytest.mark.parametrize("name", ["asema", "kivisakasti", "naisvuori", "vastassa"])
def test_the_last_hint_of_a_riddle_is_its_answer(name):
    (asked,) = PERILLE.checkpoint(name).challenges
    accepted = {normalised(form) for forms in asked.accept.values() for form in forms}

    assert isinstance(asked, TextChallenge)
    for words in asked.hints[-1].text.root.values():
        assert any(form in normalised(words) for form in accepted)


def test_all_hints_together_never_cost_more_than_the_answer_gives():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            assert sum(one.cost for one in asked.hints) <= asked.points


def test_a_hint_at_the_station_is_paid_for_at_the_station():
    state = under_way(PERILLE, reach("asema"), hint("asema/avain"), say("asema/avain", "kieli"))

    assert state.score == 12


def test_no_choice_has_to_be_right_and_no_tries_run_out():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            assert asked.attempts is None
            assert asked.can_be_skipped
            assert not isinstance(asked, ChoiceChallenge) or not asked.branches or asked.default


@pytest.mark.parametrize("stop", PERILLE.checkpoints, ids=lambda stop: stop.id)
def test_every_place_is_ready_for_the_town(stop):
    fence = stop.place.fence

    assert isinstance(fence, Circle)
    assert PERILLE.area.holds(fence.at)
    assert fence.radius_m == max(35, stop.place.accuracy_m + 25)
    assert stop.place.grade is not Grade.GUESSED or set(stop.checkin) != {Way.GPS}
    assert {Way.QR, Way.CODE, Way.HERE} <= set(stop.checkin)
    assert stop.access.alternative is not None
    assert stop.sub_projects
    assert stop.clue
    assert stop.story


def test_the_longer_side_is_as_long_as_the_first_page_says():
    legs = [PERILLE.checkpoint(name).place.fence.centre for name in RUNNING["toini"]]
    straight = sum(map(distance_m, legs, legs[1:]))

    assert straight * 1.3 == pytest.approx(PERILLE.distance_m, rel=0.02)


@pytest.mark.parametrize("whole", [PERILLE, PROGRAMME], ids=["perille", "programme"])
def test_every_text_is_in_finnish_and_english(whole):
    texts = texts_in(whole)

    assert len(texts) > 40
    assert [one.root for one in texts if list(one.root) != ["fi", "en"]] == []


@pytest.mark.parametrize("stop", PERILLE.checkpoints, ids=lambda stop: stop.id)
def test_a_story_is_short_enough_for_a_cold_hand(stop):
    assert len(stop.story.root["fi"].split()) <= 60


def test_the_route_lists_every_checkpoint_from_start_to_finish():
    order = [stop.id for stop in PERILLE.checkpoints]

    assert tuple(order) == PERILLE.route.order
    assert (PERILLE.checkpoints[0].role, PERILLE.checkpoints[-1].role) == (
        Role.START,
        Role.FINISH,
    )
    assert set(order) == {name for stops in RUNNING.values() for name in stops}


def test_the_shipped_adventure_has_no_problems():
    parsed = read_adventure(SHIPPED / "perille", PROGRAMME)

    assert parsed.problems == ()
    assert parsed.value == PERILLE
