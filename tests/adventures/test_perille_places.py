"""Perille's places: in which order they come, where they lie, and when they are open."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.codes import code_book
from engine.geo import Circle, distance_m
from engine.play.decide import decide
from engine.play.evolve import replay
from engine.play.intents import CheckIn, FinishActivity
from engine.play.judge import FixClaim, judge
from engine.play.view import view
from engine.scenario.checkpoint import Checkpoint, Grade, Kind, Role, Way
from tests.building import NOON, fix, reach
from tests.perille import FIRST_ACT, PERILLE, RUNNING, SIDES, walked

BESIDE = {"lahettien-tunti", "keinu"}
SATURDAY = datetime(2027, 5, 8, 8, 30, tzinfo=UTC)


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
