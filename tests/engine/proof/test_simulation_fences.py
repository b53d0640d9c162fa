"""Phones that drift, and fences that stand too close."""

import math
from statistics import mean, stdev

import pytest

from engine.geo import Polygon, distance_m
from engine.play.judge import FixClaim, judge
from engine.proof.simulation.chance import Chance
from engine.proof.simulation.course import course_of
from engine.proof.simulation.crowd import Crowd, Spread
from engine.proof.simulation.ground import OF_68_PERCENT, OF_95_PERCENT, Spot, ground_of
from engine.proof.simulation.phone import Phone
from engine.proof.simulation.simulating import simulate
from engine.proof.simulation.wish import EPOCH
from engine.scenario.checkpoint import Grade, Place
from tests.building import SQUARE, adventure, away, circle, fix, under_way
from tests.crowding import STILL, SURE, figures_at, gps_stop, pair, taken

HERE = Spot(0, 0)
STEADY = Crowd(
    accuracy_m=Spread(20, 0), accuracy_wobble=0, tells_68_percent=0, tells_area_only=0
)


def readings(crowd, seconds, count=400):
    """What so many phones tell at these times, all standing at one spot."""
    phones = [Phone(crowd, Chance(1, number)) for number in range(count)]
    return [[phone.reading(HERE, at) for at in seconds] for phone in phones]


@pytest.mark.parametrize("metres", [15, 20])
def test_two_fences_that_nearly_touch_are_taken_for_one_another(metres):
    found = simulate(pair(metres), SURE, 200, 1)

    both = {(one.at, one.taken_for): one for one in found.fences}
    assert both["lansi", "ita"].admitted > 0.5
    assert sum(one.entered for one in found.fences) > 0


def test_fences_that_stand_apart_are_never_taken_for_one_another():
    found = simulate(pair(200), SURE, 200, 1)

    [both] = found.fences
    assert (both.at, both.taken_for) == ("lansi", "ita")
    assert both.fixes > 150
    assert taken(found) == []


def test_the_closer_two_fences_stand_the_more_are_taken_for_one_another():
    shares = [
        max(one.admitted for one in simulate(pair(metres), SURE, 200, 1).fences)
        for metres in (40, 60, 80, 100)
    ]

    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]


def test_far_fences_are_not_even_compared():
    assert simulate(pair(400), SURE, 20, 1).fences == ()


def test_good_phones_at_the_very_spot_are_never_refused_and_coarse_ones_often():
    fine, coarse = (
        figures_at(simulate(pair(200, 20), crowd, 200, 1), "ita").missed
        for crowd in (STILL, STILL._replace(accuracy_m=Spread(60, 0.3)))
    )

    assert fine == 0
    assert coarse > 0.3


def test_a_place_that_is_poorly_known_is_missed_more():
    def missed(accuracy_m):
        place = circle(away(300), 30, accuracy_m=accuracy_m, grade=Grade.DERIVED)
        rules = adventure(gps_stop("lahto", 0), gps_stop("rasti", 300, place=place))
        crowd = STILL._replace(teams_at_once=1)
        return figures_at(simulate(rules, crowd, 200, 1), "rasti").missed

    assert missed(0) == 0
    assert missed(60) > 0.2


def test_who_is_refused_walks_on_to_where_the_phone_says_it_is():
    place = circle(away(300), 20, accuracy_m=80, grade=Grade.DERIVED)
    rules = adventure(gps_stop("lahto", 0), gps_stop("rasti", 300, place=place))

    found = figures_at(simulate(rules, STILL._replace(teams_at_once=1), 200, 1), "rasti")

    assert found.missed > 0.3
    assert found.reached == 1


def test_inside_a_polygon_a_fix_counts():
    corners = tuple(away(60, bearing, away(300)) for bearing in (0, 90, 180, 270))
    place = Place(polygon=corners, grade=Grade.SURVEYED, accuracy_m=0, source="measured")
    rules = adventure(gps_stop("lahto", 0), gps_stop("rasti", 300, place=place))

    assert figures_at(simulate(rules, STILL, 60, 1), "rasti").missed == 0
    assert isinstance(place.fence, Polygon)


def test_the_phone_is_as_far_off_as_it_says():
    off = [phone[0].spot.away(HERE) for phone in readings(STEADY, [0], 2000)]

    assert sum(one <= 20 for one in off) / 2000 == pytest.approx(0.95, abs=0.015)


def test_a_phone_that_tells_a_68_percent_radius_is_further_off():
    crowd = STEADY._replace(tells_68_percent=1)
    off = [phone[0].spot.away(HERE) for phone in readings(crowd, [0], 2000)]

    assert sum(one <= 20 for one in off) / 2000 == pytest.approx(0.68, abs=0.03)
    assert math.isclose(1 - math.exp(-(OF_68_PERCENT**2) / 2), 0.68)
    assert math.isclose(1 - math.exp(-(OF_95_PERCENT**2) / 2), 0.95)


def test_errors_a_moment_apart_go_together_and_minutes_apart_do_not():
    told = readings(STEADY, [0, 6, 600], 2000)
    first, soon, late = zip(*told, strict=True)

    def together(some, others):
        a, b = [one.spot.east for one in some], [one.spot.east for one in others]
        products = [x * y for x, y in zip(a, b, strict=True)]
        return (mean(products) - mean(a) * mean(b)) / (stdev(a) * stdev(b))

    assert together(first, soon) == pytest.approx(math.exp(-6 / 60), abs=0.03)
    assert together(first, late) == pytest.approx(0, abs=0.06)


def test_the_flat_ground_agrees_with_the_real_one():
    rules = adventure(gps_stop("lahto", 0), gps_stop("rasti", 900))
    ground = ground_of(rules)

    for point in (SQUARE, away(900), away(400, 30), away(700, 200)):
        assert distance_m(ground.point(ground.spot(point)), point) < 0.01
    flat = ground.centres["lahto"].away(ground.centres["rasti"])
    assert flat == pytest.approx(900, abs=0.05)


def test_every_fix_that_the_judge_admits_lies_within_reach():
    rules = pair(200)
    course = course_of(rules, Crowd())
    state = under_way(rules)
    admitted = [
        metres
        for metres in range(80)
        if judge(
            rules, state, FixClaim(fix(away(metres), 60), "lansi"), course.book, EPOCH
        ).reason
        is None
    ]

    assert 40 < max(admitted) <= course.ground.reaches_m["lansi"]
