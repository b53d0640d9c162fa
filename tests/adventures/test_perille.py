from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from adventures.catalogue import SHIPPED, read_adventure
from engine.codes import code_book
from engine.geo import Circle, distance_m
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import Answer, CheckIn, FinishActivity, Intent, Value
from engine.play.judge import FixClaim, judge
from engine.play.normalising import normalised
from engine.play.state import RunState
from engine.play.trying import right_value
from engine.play.view import view
from engine.proof.lint.written import Passage, passages
from engine.scenario.checkpoint import Checkpoint, Grade, Kind, Role, Way
from engine.scenario.quizzes import ChoiceChallenge, OrderChallenge, TextChallenge
from engine.scenario.tasks import ActivityChallenge, PhotoChallenge, ReflectChallenge
from tests.building import (
    NOON,
    fix,
    hint,
    perille,
    reach,
    say,
    shipped,
    skip,
    under_way,
)

PERILLE = perille()
PROGRAMME = shipped().programme
LANGUAGES = {"fi", "sv", "en", "fi-x-selko"}
TEN = {
    *("digimi", "esli", "mahl", "klassikot", "estery", "tutka", "vipinaverkko", "desavo"),
    *("unelmavuosi", "luova"),
}

FIRST_ACT = ("tori", "kirjasto", "kaupungintalo")
SIDES = {
    "helvi": ("graniittitalo", "tuomiokirkko", "muisti"),
    "toini": ("kirkkopuisto", "kivisakasti"),
}
LAST_ACT = ("lokki", "naisvuori", "vastassa")
RUNNING = {side: ("asema", *FIRST_ACT, *stops, *LAST_ACT) for side, stops in SIDES.items()}
BESIDE = {"lahettien-tunti", "keinu"}
FOUND_BY_ALL = {"liuska-1", "liuska-2", "liuska-3", "liuska-4", "liuska-5", "liuska-6"}

PLAIN = 200
A_SIDE = 55
THE_LAST_CORD = "lokki/viimeinen"
ENDINGS = {
    "helville": "helvi-juoksee",
    "asemalle": "odottaja",
    "auki": "linja-auki",
}


def required(stop_id: str) -> list[str]:
    stop = PERILLE.checkpoint(stop_id)
    return [f"{stop_id}/{asked.id}" for asked in stop.challenges if asked.required]


def done(ref: str, plugged: str = "auki") -> Intent:
    """Do a task right, as the rules understand it."""
    asked = PERILLE.challenge(ref)
    if isinstance(asked, ActivityChallenge):
        return FinishActivity(NOON, ref)
    value: Value = plugged if ref == THE_LAST_CORD else right_value(asked)
    return Answer(NOON, ref, value)


def answered(stop_id: str, plugged: str = "auki") -> list[Intent]:
    return [reach(stop_id, Way.QR), *(done(ref, plugged) for ref in required(stop_id))]


def walked(*stops: str, plugged: str = "auki") -> RunState:
    """A run with every required task done right."""
    return under_way(
        PERILLE, *(intent for stop_id in stops for intent in answered(stop_id, plugged))
    )


def both_sides() -> tuple[str, ...]:
    return ("asema", *FIRST_ACT, *SIDES["helvi"], *SIDES["toini"], *LAST_ACT)


def with_the_swing(side: str) -> tuple[str, ...]:
    return (*RUNNING[side][:-1], "keinu", "vastassa")


@pytest.mark.parametrize("side", SIDES)
def test_either_side_leads_all_the_way_home_for_the_same_points(side):
    state = walked(*RUNNING[side])

    assert state.finished_at == NOON
    assert not state.gave_up
    assert state.final_score == PLAIN
    assert state.checkpoints_done == len(RUNNING[side])


@pytest.mark.parametrize("side", SIDES)
def test_either_side_passes_all_ten_sub_projects_but_those_beside_the_way(side):
    shown = view(PERILLE, walked(*RUNNING[side]), "fi", NOON)

    assert {name for card in shown.checkpoints for name in card.sub_projects} == TEN


@pytest.mark.parametrize("side", SIDES)
def test_either_side_gathers_the_envelope_six_pieces_and_one_letter(side):
    bag = walked(*RUNNING[side]).items

    assert bag == dict.fromkeys(FOUND_BY_ALL | {"kuori", f"{side}n-kirje"}, 1)


@pytest.mark.parametrize("order", [*permutations(FIRST_ACT)])
@pytest.mark.parametrize("side", SIDES)
def test_the_first_act_may_be_walked_in_any_order(side, order):
    state = walked("asema", *order, *SIDES[side], *LAST_ACT)

    assert state.final_score == PLAIN


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("plugged", "ending"), ENDINGS.items())
def test_what_was_plugged_in_at_lokki_decides_how_it_ends(side, plugged, ending):
    assert walked(*RUNNING[side], plugged=plugged).ending == ending


@pytest.mark.parametrize("plugged", ENDINGS)
def test_who_walks_both_sides_reads_both_letters_whatever_was_plugged_in(plugged):
    state = walked(*both_sides(), plugged=plugged)

    assert state.ending == "kaksi-aanta"
    assert state.final_score == PLAIN + A_SIDE


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("plugged", ENDINGS)
def test_who_finds_the_swing_reads_both_letters(side, plugged):
    state = walked(*with_the_swing(side), plugged=plugged)

    assert state.ending == "kaksi-aanta"
    assert state.items["kirjepari"] == 1


def test_the_corners_spell_the_place_where_the_letters_lie():
    marks = {}
    for item in PERILLE.items:
        for row in (item.inscription.root["fi"] if item.inscription else "").split("\n"):
            number, _, letter = row.partition(" ")
            if number.isdigit() and len(letter) == 1:
                marks[int(number)] = letter

    word = "".join(marks[number] for number in sorted(marks))
    assert word == PERILLE.checkpoint("keinu").title.root["fi"].upper() == "KEINU"
    assert "vuoren takana" in PERILLE.item("liuska-5").inscription.root["fi"]


def test_all_five_corner_letters_are_found_on_what_everybody_walks():
    common = {"kuori", "liuska-1", "liuska-2", "liuska-3", "liuska-5"}
    bag = walked("asema", *FIRST_ACT, *SIDES["toini"], "lokki").items

    assert common <= bag.keys()


def test_the_swing_is_in_no_list_before_it_is_found():
    shown = view(PERILLE, walked(*RUNNING["helvi"]), "fi", NOON)

    assert "keinu" not in {card.id for card in shown.checkpoints}
    assert (
        view(PERILLE, walked(*with_the_swing("helvi")), "fi", NOON).ending.id == "kaksi-aanta"
    )


@pytest.mark.parametrize(
    ("side", "known"), [("helvi", "Te tunsitte kuulijan."), ("toini", "Te tunsitte tulijan.")]
)
def test_each_side_has_a_line_of_its_own_at_the_end(side, known):
    state = walked(*RUNNING[side][:-1])
    line = {"helvi": "vastassa/kuulija", "toini": "vastassa/tulija"}[side]
    for intent in (reach("vastassa"), say(line, "true")):
        state = replay(decide(PERILLE, state, intent), state)

    told = view(PERILLE, state, "fi", NOON).told

    assert known in told
    assert not state.finished_at


def test_whom_one_will_ring_stays_with_the_team_and_may_be_said_after_the_end():
    asked = PERILLE.challenge("vastassa/soitto")
    state = walked(*RUNNING["helvi"])
    after = replay(decide(PERILLE, state, say("vastassa/soitto", "Mummolle")), state)

    assert (asked.visibility, asked.points, asked.required) == ("self", 0, False)
    assert after.finished_at
    assert after.final_score == PLAIN


@pytest.mark.parametrize("side", SIDES)
def test_who_skips_everything_still_arrives_by_an_open_line(side):
    passed = [
        intent
        for stop_id in RUNNING[side]
        for intent in (reach(stop_id), *map(skip, required(stop_id)))
    ]

    state = under_way(PERILLE, *passed)

    assert (state.finished_at, state.ending) == (NOON, "linja-auki")
    assert state.final_score == 0


@pytest.mark.parametrize("track", range(3))
def test_a_class_spreads_over_three_stops_after_the_station(track):
    turned = (*FIRST_ACT[track:], *FIRST_ACT[:track])
    order = [stop.id for stop in PERILLE.track(track).order]

    assert PERILLE.tracks == 3
    assert tuple(order[1:4]) == turned
    assert order[4:] == [*PERILLE.route.order][4:]


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


def test_asking_what_is_here_behind_the_hill_finds_the_swing():
    book = code_book(b"key", "perille", {stop.id: 1 for stop in PERILLE.checkpoints})
    state = walked(*RUNNING["helvi"][:-1])
    here = fix(PERILLE.checkpoint("keinu").place.fence.centre, 12)

    assert judge(PERILLE, state, FixClaim(here), book, NOON).checkpoint == "keinu"


SATURDAY = datetime(2027, 5, 8, 8, 30, tzinfo=UTC)


def test_the_messengers_hour_is_open_on_its_saturdays_only():
    state = walked("asema")
    claim = reach("lahettien-tunti", Way.STAFF, SATURDAY)
    late = reach("lahettien-tunti", Way.STAFF, SATURDAY + timedelta(hours=6))

    let_in, sent_away = (decide(PERILLE, state, one)[0] for one in (claim, late))

    assert let_in.checkpoint == "lahettien-tunti"
    assert sent_away.reason == "not-open-now"


def test_a_delivered_sentence_earns_a_badge_and_opens_nothing():
    before = walked("asema")
    after = before
    for intent in (
        reach("lahettien-tunti", Way.STAFF, SATURDAY),
        FinishActivity(SATURDAY, "lahettien-tunti/lause"),
    ):
        after = replay(decide(PERILLE, after, intent), after)

    assert [badge.id for badge in view(PERILLE, after, "fi", SATURDAY).badges] == ["lahetti"]
    assert after.score == before.score + 20
    assert PERILLE.checkpoint("lahettien-tunti").host


@pytest.mark.parametrize(
    "said",
    [
        *("can you hear me", "Do you hear me?", "Kuuluuks?", "kuuluko", "KUULUUKO"),
        *("Hörs det?", "Hör du mig?"),
    ],
)
def test_the_last_question_may_be_asked_in_three_languages(said):
    state = walked(*RUNNING["toini"][:-1])

    for intent in (reach("vastassa"), done("vastassa/sanoma"), say("vastassa/kysymys", said)):
        state = replay(decide(PERILLE, state, intent), state)

    assert state.final_score == PLAIN


RIDDLES = [
    (stop, asked)
    for stop in PERILLE.checkpoints
    for asked in stop.challenges
    if isinstance(asked, TextChallenge)
]


@pytest.mark.parametrize(("stop", "asked"), RIDDLES, ids=lambda one: one.id)
def test_the_last_hint_of_a_riddle_is_its_answer(stop, asked):
    accepted = {normalised(form) for forms in asked.accept.values() for form in forms}

    for words in asked.hints[-1].text.root.values():
        assert any(form in normalised(words) for form in accepted), f"{stop.id}: {words}"


def test_all_hints_together_never_cost_more_than_the_answer_gives():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            assert sum(one.cost for one in asked.hints) <= asked.points


def test_a_hint_at_the_station_is_paid_for_at_the_station():
    state = under_way(PERILLE, reach("asema"), hint("asema/avain"), say("asema/avain", "kieli"))

    assert state.score == 12


def test_an_order_that_is_almost_right_is_almost_paid():
    first, second, *rest = (row.id for row in PERILLE.challenge("vastassa/sanoma").options)
    state = walked(*RUNNING["helvi"][:-1])

    for intent in (
        reach("vastassa"),
        Answer(NOON, "vastassa/sanoma", (second, first, *rest)),
        done("vastassa/kysymys"),
    ):
        state = replay(decide(PERILLE, state, intent), state)

    assert PLAIN - 20 < state.final_score < PLAIN
    assert state.finished_at


def test_no_choice_has_to_be_right_and_no_tries_run_out():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            assert asked.attempts is None
            assert asked.time_limit is None
            assert asked.can_be_skipped
            assert not isinstance(asked, ChoiceChallenge) or not asked.branches or asked.default


def test_what_goes_to_a_wall_is_never_asked_of_one_who_will_not_write():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            if isinstance(asked, ReflectChallenge | PhotoChallenge):
                assert asked.can_be_skipped
                assert not isinstance(asked, PhotoChallenge) or not asked.required


def test_everything_that_is_done_with_the_body_can_be_done_sitting_or_otherwise():
    moves = [
        asked
        for stop in PERILLE.checkpoints
        for asked in stop.challenges
        if isinstance(asked, ActivityChallenge)
    ]

    assert len(moves) == 8
    assert all(asked.easier.languages == LANGUAGES for asked in moves)


def test_rows_to_order_never_stand_in_their_own_order_by_alphabet():
    for stop in PERILLE.checkpoints:
        for asked in stop.challenges:
            if isinstance(asked, OrderChallenge):
                words = [row.text.root["fi"] for row in asked.options]
                assert words != sorted(words)


@pytest.mark.parametrize("stop", PERILLE.checkpoints, ids=lambda stop: stop.id)
def test_every_place_is_ready_for_the_town(stop):
    fence = stop.place.fence

    assert isinstance(fence, Circle)
    assert PERILLE.area.holds(fence.at)
    assert fence.radius_m == max(35, stop.place.accuracy_m + 25)
    assert stop.place.grade is not Grade.GUESSED
    assert {Way.QR, Way.CODE} <= set(stop.checkin)
    assert stop.access.alternative is not None
    assert stop.sub_projects
    assert stop.project_note
    assert stop.story
    assert stop.clue or stop.kind is Kind.SECRET


@pytest.mark.parametrize("stop", PERILLE.listed, ids=lambda stop: stop.id)
def test_every_listed_place_opens_where_no_poster_hangs(stop):
    assert Way.HERE in stop.checkin


def test_the_longer_side_is_as_long_as_the_first_page_says():
    legs = [PERILLE.checkpoint(name).place.fence.centre for name in RUNNING["toini"]]
    straight = sum(map(distance_m, legs, legs[1:]))

    assert straight * 1.3 == pytest.approx(PERILLE.distance_m, rel=0.02)


TOLD = [one for one in passages(PERILLE) if one.path[-1] != "inscription"]


def test_everything_is_told_in_four_languages():
    lacking = [(one.file, one.path) for one in TOLD if one.text.languages != LANGUAGES]

    assert len(TOLD) > 250
    assert lacking == []


def test_what_is_written_on_the_tape_stays_finnish_in_every_language():
    written = {item.id: item.inscription for item in PERILLE.items if item.inscription}

    assert written.keys() == {"kuori"} | FOUND_BY_ALL
    assert all(one.languages == {"fi"} for one in written.values())


def _names_or_a_few_words(told: Passage) -> bool:
    return len(told.text.root["fi"].split()) < 6 or told.path[-1] in {"note", "alt"}


def test_easy_finnish_is_not_finnish_said_again():
    said_again = [
        (one.file, one.path)
        for one in TOLD
        if one.path[-1] in {"story", "prompt", "clue", "summary", "safety"}
        and not _names_or_a_few_words(one)
        and one.text.root["fi"] == one.text.root["fi-x-selko"]
    ]

    assert said_again == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("stop", PERILLE.checkpoints, ids=lambda stop: stop.id)
def test_a_story_is_short_enough_for_a_cold_hand(stop, language):
    assert len(stop.story.root[language].split()) <= 60


def test_the_war_sounds_no_alarm():
    words = " ".join(said for one in TOLD for said in one.text.root.values()).lower()

    assert not any(
        word in words for word in ("sireeni", "siren", "hälytys", "larm", "vihollinen")
    )


def test_the_route_lists_every_checkpoint_from_start_to_finish():
    order = [stop.id for stop in PERILLE.checkpoints]

    assert tuple(order) == PERILLE.route.order
    assert (PERILLE.checkpoints[0].role, PERILLE.checkpoints[-1].role) == (
        Role.START,
        Role.FINISH,
    )
    assert set(order) == BESIDE | {name for stops in RUNNING.values() for name in stops}


def test_what_lies_beside_the_way_is_needed_by_nothing():
    aside: list[Checkpoint] = [PERILLE.checkpoint(name) for name in sorted(BESIDE)]

    assert [stop.kind for stop in aside] == [Kind.SECRET, Kind.EVENT]
    assert all(stop.optional for stop in aside)


def test_the_shipped_adventure_has_no_problems():
    parsed = read_adventure(SHIPPED / "perille", PROGRAMME)

    assert parsed.problems == ()
    assert parsed.value == PERILLE
