from dataclasses import astuple
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.codes import code_book
from engine.geo import Point, Polygon, distance_m
from engine.play.decide import decide
from engine.play.events import CheckInRefused, CheckpointReached, Reason
from engine.play.intents import CheckIn
from engine.play.judge import CodeClaim, FixClaim, HereClaim, StaffClaim, Verdict, judge
from engine.scenario.checkpoint import Grade, Place, Way
from tests.asking import word
from tests.building import (
    EVERY_WAY,
    NOON,
    SQUARE,
    adventure,
    away,
    circle,
    done,
    fix,
    perille,
    reach,
    stop,
    under_way,
)
from tests.chance import LAWS
from tests.perille import passed

HILL = away(400, 0)
TOWN = adventure(
    stop("tori", place=circle(SQUARE)),
    stop("kahvila", place=circle(away(50), radius_m=20)),
    stop("vuori", place=circle(HILL), unlock=done("tori")),
    stop("silta", place=circle(away(1000)), checkin=EVERY_WAY[1:]),
    stop("kirje"),
    mode="branching",
    finish_when=done("vuori"),
)
BOOK = code_book(b"key", TOWN.id, {one.id: 1 for one in TOWN.checkpoints})
AT_THE_START = under_way(TOWN)
BETWEEN = away(30)
"""In both tori (35 m) and, 20 m off, on the edge of kahvila (20 m)."""


def judged(claim, state=AT_THE_START, rules=TOWN):
    return judge(rules, state, claim, BOOK, NOON)


def test_a_fresh_fine_fix_within_the_circle_proves_the_place():
    verdict = judged(FixClaim(fix(away(20, 200), accuracy_m=12), "tori"))

    assert verdict == Verdict(Way.GPS, "tori", None, 20, 20, 35)


@pytest.mark.parametrize(
    ("metres", "accuracy_m", "age_s", "reason"),
    [
        (35, 10, 1, None),
        (40, 10, 1, None),
        (40.1, 10, 1, Reason.TOO_FAR),
        (10, 60, 1, None),
        (10, 60.1, 1, Reason.TOO_COARSE),
        (10, 10, 30, None),
        (10, 10, 30.1, Reason.TOO_OLD),
        (500, 61, 1, Reason.TOO_COARSE),
        (500, 10, 31, Reason.TOO_OLD),
        (10, 61, 31, Reason.TOO_OLD),
        (500, 61, 31, Reason.TOO_OLD),
    ],
)
def test_a_fix_is_first_too_old_then_too_coarse_then_too_far(metres, accuracy_m, age_s, reason):
    verdict = judged(FixClaim(fix(away(metres), accuracy_m, age_s), "tori"))

    assert verdict.reason is reason
    assert verdict.checkpoint == "tori"


@LAWS
@given(st.floats(0, 3000), st.floats(0, 360), st.floats(0, 200), st.floats(0, 60))
def test_a_verdict_tells_lengths_in_tens_and_never_a_position(metres, bearing, accuracy, age):
    here = away(metres, bearing)

    verdict = judged(FixClaim(fix(here, accuracy, age), "tori"))

    assert verdict.distance_m == pytest.approx(metres + 5, abs=5.01)
    assert verdict.accuracy_m == pytest.approx(accuracy + 5, abs=5.01)
    assert verdict.distance_m % 10 == verdict.accuracy_m % 10 == 0
    assert not any(isinstance(one, float | Point) for one in astuple(verdict))


def test_a_fix_for_a_named_checkpoint_is_judged_against_that_one_alone():
    verdict = judged(FixClaim(fix(away(50)), "tori"))

    assert (verdict.checkpoint, verdict.reason) == ("tori", Reason.TOO_FAR)


@pytest.mark.parametrize("name", ["turku", "kirje", ""])
def test_a_fix_for_a_checkpoint_that_has_no_place_proves_nothing(name):
    verdict = judged(FixClaim(fix(), name))

    assert verdict == Verdict(Way.GPS, reason=Reason.NOTHING_HERE)


def test_without_a_name_the_open_checkpoint_one_stands_in_is_found():
    verdict = judged(FixClaim(fix(away(15, 180))))

    assert verdict == Verdict(Way.GPS, "tori", None, 20, 10, 35)


@pytest.mark.parametrize("accuracy_m", [5, 20])
def test_in_overlapping_fences_the_nearest_centre_wins(accuracy_m):
    verdict = judged(FixClaim(fix(BETWEEN, accuracy_m)))

    assert verdict.checkpoint == "kahvila"
    assert verdict.reason is None


def test_a_near_centre_whose_fence_is_too_small_leaves_the_place_to_the_next():
    edge_of_the_square = away(29)

    verdict = judged(FixClaim(fix(edge_of_the_square, accuracy_m=0)))

    assert distance_m(edge_of_the_square, away(50)) < distance_m(edge_of_the_square, SQUARE)
    assert (verdict.checkpoint, verdict.reason) == ("tori", None)


def test_a_visited_checkpoint_is_no_longer_tried():
    state = under_way(TOWN, reach("kahvila"))

    verdict = judged(FixClaim(fix(BETWEEN)), state)

    assert (verdict.checkpoint, verdict.reason) == ("tori", None)


def test_who_has_been_everywhere_near_is_told_of_nothing_it_has_seen():
    state = under_way(TOWN, reach("kahvila"), reach("tori"), reach("vuori"))

    verdict = judged(FixClaim(fix(BETWEEN)), state)

    assert verdict == Verdict(Way.GPS, reason=Reason.NOTHING_HERE)


def test_a_locked_checkpoint_is_not_tried_until_it_opens():
    on_the_hill = FixClaim(fix(HILL))

    before = judged(on_the_hill)
    after = judged(on_the_hill, under_way(TOWN, reach("tori")))

    assert (before.checkpoint, before.reason) == ("tori", Reason.TOO_FAR)
    assert (after.checkpoint, after.reason) == ("vuori", None)


def test_a_checkpoint_without_gps_is_not_tried():
    verdict = judged(FixClaim(fix(away(1000))))

    assert verdict.checkpoint == "kahvila"
    assert verdict.reason is Reason.TOO_FAR


@pytest.mark.parametrize("phone", [{"age_s": 31}, {"accuracy_m": 61}])
def test_a_fix_without_a_name_that_proves_nothing_speaks_of_the_nearest(phone):
    verdict = judged(FixClaim(fix(away(45), **phone)))

    assert verdict.checkpoint == "kahvila"
    assert verdict.reason in {Reason.TOO_OLD, Reason.TOO_COARSE}


def test_where_nothing_is_open_there_is_nothing():
    rules = adventure(stop("kirje"), stop("tori", place=circle(), unlock=done("kirje")))

    verdict = judged(FixClaim(fix()), under_way(rules), rules)

    assert verdict == Verdict(Way.GPS, reason=Reason.NOTHING_HERE)


def test_a_polygon_is_judged_by_its_edge():
    corners = tuple(away(60, bearing) for bearing in (0, 90, 180, 270))
    place = Place(polygon=corners, grade=Grade.SURVEYED, accuracy_m=1, source="test")
    rules = adventure(stop("puisto", place=place))
    outside = away(70, 0)

    near = judge(rules, under_way(rules), FixClaim(fix(outside, accuracy_m=25)), BOOK, NOON)
    far = judge(rules, under_way(rules), FixClaim(fix(outside, accuracy_m=5)), BOOK, NOON)

    assert isinstance(place.fence, Polygon)
    assert near == Verdict(Way.GPS, "puisto", None, 10, 30, 0)
    assert far == Verdict(Way.GPS, "puisto", Reason.TOO_FAR, 10, 10, 0)


@pytest.mark.parametrize("checkpoint", ["tori", "kirje"])
def test_a_code_proves_its_checkpoint_by_the_way_it_came(checkpoint):
    codes = BOOK.at(checkpoint)

    assert judged(CodeClaim(codes.short_code)) == Verdict(Way.CODE, checkpoint)
    assert judged(CodeClaim(codes.token)) == Verdict(Way.QR, checkpoint)
    assert judged(CodeClaim(f" {codes.token.lower()} ")) == Verdict(Way.QR, checkpoint)


@pytest.mark.parametrize(
    ("code", "way"), [("AAAAAA", Way.CODE), ("", Way.CODE), ("A" * 16, Way.QR)]
)
def test_a_wrong_code_proves_nothing(code, way):
    assert judged(CodeClaim(code)) == Verdict(way, reason=Reason.WRONG_CODE)


def test_a_code_that_was_replaced_is_refused_for_what_it_is_unless_it_came_from_before():
    replaced_at = NOON + timedelta(minutes=5)
    book = code_book(b"key", TOWN.id, {"tori": 2}, {"tori": (replaced_at,)})
    old, new = BOOK.at("tori"), book.at("tori")

    def proved(code: str, at=replaced_at) -> Verdict:
        return judge(TOWN, AT_THE_START, CodeClaim(code), book, at)

    for code, way in ((old.short_code, Way.CODE), (old.token, Way.QR)):
        assert proved(code) == Verdict(way, reason=Reason.REPLACED_CODE)
        assert proved(code, replaced_at - timedelta(seconds=1)) == Verdict(way, "tori")
    assert proved(new.token) == Verdict(Way.QR, "tori")
    assert proved(BOOK.at("kirje").token) == Verdict(Way.QR, reason=Reason.WRONG_CODE)


def test_a_locked_checkpoint_s_code_is_refused_without_naming_it():
    verdict = judged(CodeClaim(BOOK.at("vuori").short_code))

    happened = decide(TOWN, AT_THE_START, CheckIn(NOON, verdict))

    assert verdict == Verdict(Way.CODE, "vuori")
    assert happened == (CheckInRefused(NOON, Reason.LOCKED),)


def test_a_fix_at_a_locked_checkpoint_is_refused_without_a_length():
    verdict = judged(FixClaim(fix(HILL), "vuori"))

    happened = decide(TOWN, AT_THE_START, CheckIn(NOON, verdict))

    assert verdict.reason is None
    assert happened == (CheckInRefused(NOON, Reason.LOCKED),)


def test_the_player_s_word_is_taken_for_a_checkpoint_that_exists():
    assert judged(HereClaim("kirje")) == Verdict(Way.HERE, "kirje")
    assert judged(HereClaim("turku")) == Verdict(Way.HERE, reason=Reason.NOTHING_HERE)


@pytest.mark.parametrize(
    ("ways", "way"),
    [
        ((Way.GPS, Way.CODE, Way.STAFF), Way.STAFF),
        ((Way.GPS, Way.QR, Way.CODE, Way.HERE), Way.CODE),
        ((Way.GPS, Way.QR), Way.QR),
        ((Way.GPS, Way.HERE), Way.HERE),
        ((Way.GPS,), Way.STAFF),
    ],
)
def test_the_staff_s_word_opens_by_their_own_way_or_as_a_code_that_hangs_there(ways, way):
    rules = adventure(stop("tori", place=circle(SQUARE), checkin=ways))

    assert judged(StaffClaim("tori"), under_way(rules), rules) == Verdict(way, "tori")


def test_the_staff_s_word_is_taken_for_a_checkpoint_that_exists():
    assert judged(StaffClaim("turku")) == Verdict(Way.STAFF, reason=Reason.NOTHING_HERE)


ACT_ONE = tuple(passed("asema"))
HELVI = tuple(passed("asema", "kirjasto", "kaupungintalo", "tori"))


@pytest.mark.parametrize(
    ("one", "other"), [("kirjasto", "kaupungintalo"), ("kaupungintalo", "tori")]
)
@pytest.mark.parametrize("share", [0.45, 0.55])
def test_in_perille_s_overlapping_fences_the_nearest_centre_wins(one, other, share):
    rules = perille()
    a, b = (rules.checkpoint(name).place.fence for name in (one, other))
    between = Point(
        lat=a.at.lat + share * (b.at.lat - a.at.lat),
        lon=a.at.lon + share * (b.at.lon - a.at.lon),
    )

    verdict = judged(FixClaim(fix(between)), under_way(rules, *ACT_ONE), rules)

    assert max(a.distance_m(between) - a.radius_m, b.distance_m(between) - b.radius_m) <= 5
    assert (verdict.checkpoint, verdict.reason) == (one if share < 0.5 else other, None)


def test_between_granite_house_and_cathedral_the_one_still_open_is_found():
    rules = perille()
    granite, cathedral = (rules.checkpoint(name) for name in ("graniittitalo", "tuomiokirkko"))
    between = fix(Point(lat=61.68928, lon=27.2673), accuracy_m=15)

    first = judged(FixClaim(between), under_way(rules, *HELVI), rules)
    granite_done = under_way(rules, *HELVI, *passed("graniittitalo"))
    then = judged(FixClaim(between), granite_done, rules)

    nearer = cathedral.place.fence.distance_m(between.at)
    assert nearer < granite.place.fence.distance_m(between.at)
    assert (first.checkpoint, first.reason) == ("graniittitalo", None)
    assert (then.checkpoint, then.reason) == ("tuomiokirkko", None)


def test_a_check_in_by_fix_keeps_its_buckets_in_the_log():
    rules = adventure(stop("tori", word(), place=circle()))
    verdict = judge(rules, under_way(rules), FixClaim(fix(away(12), 7)), BOOK, NOON)

    happened = decide(rules, under_way(rules), CheckIn(NOON, verdict))

    assert happened == (CheckpointReached(NOON, "tori", Way.GPS, 0, 20, 10),)
