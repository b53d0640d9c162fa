from datetime import datetime, timedelta

import pytest

from engine.geo import Point
from engine.proof.finding import Finding
from engine.proof.lint import lint
from engine.scenario.checkpoint import Access, Checkpoint, Grade, Kind, Place, Role, StepFree
from tests.building import SQUARE, adventure, away, circle, done, perille, stop

NOON = datetime(2026, 6, 1, 12)  # noqa: DTZ001 (local)


def told(rule: str, *stops: Checkpoint, **fields) -> list[Finding]:
    found = lint(adventure(*stops, **fields), ())
    return [finding for finding in found if finding.rule.key == rule]


def block(*corners: Point) -> Place:
    """A place with an edge along these corners."""
    return Place(polygon=corners, grade=Grade.SURVEYED, accuracy_m=5, source="mitattu")


def yard(origin: Point, east_m: float = 60, north_m: float | None = None) -> Place:
    """A yard: a corner at `origin`, the others east and north of it; square unless told."""
    up = east_m if north_m is None else north_m
    east = away(east_m, 90, origin)
    return block(origin, east, away(up, 0, east), away(up, 0, origin))


def event(checkpoint_id: str, begins: datetime, hours: float = 2, **fields) -> Checkpoint:
    window = (begins, begins + timedelta(hours=hours))
    return stop(checkpoint_id, kind=Kind.EVENT, open=(window,), **fields)


def hours(opening: str) -> Access:
    return Access(step_free=StepFree.YES, lit=True, opening_hours=opening)


@pytest.mark.parametrize(
    ("metres", "rule"), [(79, "fences-overlap"), (81, "fences-close"), (109, "fences-close")]
)
def test_two_circles_are_told_by_the_ground_between_them(metres, rule):
    both = (stop("a", place=circle(radius_m=40)), stop("b", place=circle(away(metres), 40)))

    assert len(told(rule, *both)) == 1


def test_thirty_metres_apart_two_circles_are_far_enough():
    both = (stop("a", place=circle(radius_m=40)), stop("b", place=circle(away(110.1), 40)))

    assert told("fences-close", *both) == told("fences-overlap", *both) == []


@pytest.mark.parametrize("bearing", [0, 45, 90, 180, 300])
def test_a_circle_inside_a_yard_overlaps_it_wherever_it_lies(bearing):
    middle = away(42, 45)
    both = (
        stop("a", place=yard(SQUARE)),
        stop("b", place=circle(away(10, bearing, middle), 10)),
    )

    assert len(told("fences-overlap", *both)) == 1
    assert len(told("fences-overlap", *reversed(both))) == 1


def test_a_circle_beside_the_middle_of_a_long_edge_is_close_though_no_corner_is():
    both = (
        stop("a", place=yard(SQUARE, 400)),
        stop("b", place=circle(away(60, 180, away(200, 90)), 40)),
    )

    assert [one.values["gap"] for one in told("fences-close", *both)] == [20]


def test_two_yards_that_share_ground_overlap():
    both = (stop("a", place=yard(SQUARE)), stop("b", place=yard(away(30, 45))))

    assert len(told("fences-overlap", *both)) == 1


def test_two_bars_that_cross_overlap_though_no_corner_lies_in_the_other():
    lying = yard(away(200, 270), 400, 20)
    standing = yard(away(200, 180), 20, 400)

    both = (stop("a", place=lying), stop("b", place=standing))

    assert len(told("fences-overlap", *both)) == 1


def test_a_finish_on_the_start_s_place_is_never_waited_for_together():
    stops = (
        stop("lahto", role=Role.START, place=circle()),
        stop("mutka", place=circle(away(300))),
        stop("maali", role=Role.FINISH, place=circle()),
    )

    assert told("fences-overlap", *stops, mode="free") == []


def test_two_happenings_at_one_place_on_two_days_are_told_apart_by_the_day():
    first, then = NOON, NOON + timedelta(days=1)

    apart = [event("a", first, place=circle()), event("b", then, place=circle())]
    together = [event("a", first, place=circle()), event("b", first, place=circle())]

    assert told("fences-overlap", *apart) == []
    assert len(told("fences-overlap", *together)) == 1


def test_a_place_without_gps_has_no_fence_to_overlap():
    both = (stop("a", place=circle()), stop("b", place=circle(), checkin=("qr",)))

    assert told("fences-overlap", *both) == []


def test_a_yard_with_one_corner_outside_the_area_is_outside():
    outside = block(SQUARE, away(100), Point(lat=61.9, lon=27.3))

    found = told("place-outside-area", stop("a", place=outside))

    assert [one.path for one in found] == [("place", "polygon")]


def test_the_only_place_is_far_from_nothing():
    assert told("place-far", stop("a", place=circle())) == []


def test_a_far_place_is_told_where_it_is_and_so_is_what_is_left_alone():
    stops = [stop(name, place=circle(away(metres))) for name, metres in (("a", 0), ("b", 500))]
    lost = stop("c", place=circle(away(25_000)))

    found = told("place-far", *stops, lost)

    assert [(one.file, one.values["km"]) for one in found] == [("checkpoints/c.yaml", 24)]


@pytest.mark.parametrize(
    ("lat", "lon", "told_as"),
    [
        (27.273, 61.688, "place-swapped"),
        (61.688, 127.273, "place-outside-area"),
        (-61.688, 27.273, "place-outside-area"),
    ],
)
def test_only_what_swapping_brings_home_was_swapped(lat, lon, told_as):
    stray = stop("a", place=circle(Point(lat=lat, lon=lon)))

    keys = {one.rule.key for one in lint(adventure(stray), ())}

    assert keys & {"place-swapped", "place-outside-area"} == {told_as}


def test_an_optional_stop_without_a_way_for_wheels_bars_nobody():
    assert told("step-free-missing", stop("a", optional=True)) == []
    assert len(told("step-free-missing", stop("a"))) == 1


def test_what_is_barred_is_not_told_a_second_time_as_unknown():
    assert told("access-unknown", stop("a")) == []
    assert len(told("access-unknown", stop("a", optional=True))) == 1


def test_the_usual_alternative_is_offered_where_the_button_is():
    with_button = told("step-free-missing", stop("a"))[0].fix
    without = told("step-free-missing", stop("a", checkin=("qr",)))[0].fix

    assert with_button is not None
    assert isinstance(with_button.value, dict)
    assert list(with_button.value) == ["fi", "en"]
    assert without is None


def test_two_stops_in_any_order_need_only_be_open_on_one_walk():
    morning, evening = hours("Mo 08:00-10:00"), hours("Mo 10:15-18:00")

    either_first = (stop("a", access=evening), stop("b", access=morning))

    assert told("hours-never-meet", *either_first, minutes=(10, 20)) == []
    assert len(told("hours-never-meet", *either_first, minutes=(10, 14))) == 1


def test_in_a_chain_the_order_decides():
    morning, evening = hours("Mo 08:00-10:00"), hours("Mo 10:15-18:00")

    backwards = (stop("a", access=evening), stop("b", access=morning))

    assert len(told("hours-never-meet", *backwards, mode="linear", minutes=(10, 20))) == 1


def test_the_order_is_that_of_the_way_and_not_of_the_list():
    morning, evening = hours("Mo 08:00-10:00"), hours("Mo 10:15-18:00")
    late = stop("late", access=evening, unlock=done("early"))

    rightly = (late, stop("early", access=morning))
    wrongly = (
        stop("early", access=morning, unlock=done("late")),
        stop("late", access=evening),
    )

    assert told("hours-never-meet", *rightly, minutes=(10, 20)) == []
    assert len(told("hours-never-meet", *wrongly, minutes=(10, 20))) == 1


def test_hours_of_two_different_years_never_meet():
    both = (
        stop("a", access=hours("2027 Mo 10:00-12:00")),
        stop("b", access=hours("2028 Mo 10:00-12:00")),
    )

    assert len(told("hours-never-meet", *both)) == 1


def test_a_happening_before_dawn_is_dark_and_one_that_ends_in_daylight_is_not():
    night = datetime(2026, 12, 20, 5)  # noqa: DTZ001 (local)

    assert len(told("event-dark", event("b", night, hours=2))) == 1
    assert told("event-dark", event("b", night, hours=5)) == []


def test_a_happening_when_the_start_is_shut_is_told():
    start = stop("a", role=Role.START, access=hours("Tu-Su 10:00-18:00"))

    assert len(told("hours-never-meet", start, event("b", NOON))) == 1
    assert told("hours-never-meet", start, event("b", NOON + timedelta(days=1))) == []


def test_a_happening_outside_its_own_place_s_hours_is_told():
    shut = event("b", NOON, access=hours("Mo 15:00-18:00"))
    found = told("hours-never-meet", stop("a"), shut)

    assert "tapahtuman aika" in found[0].message("fi")


def test_two_happenings_need_not_meet():
    both = (event("a", NOON), event("b", NOON + timedelta(days=3)))

    assert told("hours-never-meet", stop("x"), *both) == []


def test_hours_of_one_year_are_looked_up_in_that_year():
    both = (
        stop("a", access=hours("2031 Jun Mo 10:00-12:00")),
        stop("b", access=hours("Mo 10:00-12:00")),
    )

    assert told("hours-never-meet", *both) == []


def test_the_walk_between_goes_by_what_lies_between():
    stops = (
        stop("a", place=circle(), access=hours("Mo 12:00-13:00")),
        stop("mutka", place=circle(away(3000))),
        stop("c", place=circle(away(100)), access=hours("Mo 12:00-13:00")),
    )

    assert len(told("arrival-late", *stops, mode="linear", minutes=(100, 120))) == 1
    assert told("arrival-late", *stops, mode="free", minutes=(100, 120)) == []


def test_the_longest_plain_way_may_lie_between_the_required_and_all():
    stops = (
        stop("a", place=circle()),
        stop("side", place=circle(away(2000)), optional=True),
        stop("b", place=circle(away(500, 0))),
    )

    for promised in (500, 1500, 4000):
        assert told("length-off", *stops, distance_m=promised) == []
    for promised in (400, 9000):
        assert len(told("length-off", *stops, distance_m=promised)) == 1


@pytest.mark.parametrize(
    ("minutes", "found"), [((20, 40), [40]), ((20, 55), []), ((2, 55), [2])], ids=str
)
def test_the_slow_walk_all_of_it_and_the_quick_what_is_required(minutes, found):
    stops = (
        stop("a", place=circle()),
        stop("side", place=circle(away(1500)), optional=True),
        stop("b", place=circle(away(500, 0))),
    )

    short = told("time-short", *stops, distance_m=4000, minutes=minutes)

    assert [one.values["promised"] for one in short] == found


def test_where_points_are_collected_nothing_need_be_walked():
    stops = (stop("a", place=circle()), stop("b", place=circle(away(3000))))

    assert told("length-off", *stops, mode="score", distance_m=500) == []


def test_three_dark_stops_are_named_and_the_rest_are_counted():
    stops = [stop(name, access=Access(lit=False)) for name in "abcde"]

    said = told("dark-unlit", *stops, minutes=(10, 20))[0].message("fi")

    assert "Rasti a, Rasti b, Rasti c (+2)" in said


def test_an_indoor_stop_is_never_dark():
    dark = stop("a", access=Access(lit=False))
    inside = stop("a", access=Access(indoor=True))

    assert len(told("dark-unlit", dark, minutes=(10, 20))) == 1
    assert told("dark-unlit", inside, minutes=(10, 20)) == []


def test_the_shipped_adventure_shares_a_fence_on_purpose_and_needs_no_excuse():
    found = lint(perille(), ())

    overlaps = {one.file for one in found if one.rule.key == "fences-overlap"}
    assert "checkpoints/vastassa.yaml" not in overlaps
    assert "checkpoints/tuomiokirkko.yaml" not in overlaps
