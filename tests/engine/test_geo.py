import math

import pytest
from geopy.distance import Geodesic, geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from shapely import Point as PlanePoint
from shapely import Polygon as PlanePolygon

from engine import geo
from engine.geo import Circle, Fix, Point, Polygon
from tests.building import SQUARE, away, fix
from tests.chance import LAWS

FLAT_WITHIN_M = 0.0001
"""Worst flat error measured within two kilometres up to latitude 70: 0.00007 m."""
STORED_WITHIN_M = 0.005 + FLAT_WITHIN_M
"""Half a centimetre of rounding besides."""

PARK = Polygon(
    polygon=(
        Point(lat=61.6900, lon=27.2720),
        Point(lat=61.6915, lon=27.2725),
        Point(lat=61.6912, lon=27.2760),
        Point(lat=61.6906, lon=27.2735),
        Point(lat=61.6897, lon=27.2755),
    )
)
"""A park with a bay in its northern side, about 160 m each way."""

near_mikkeli = st.builds(
    Point, lat=st.floats(61.60, 61.78, width=64), lon=st.floats(27.1, 27.5, width=64)
)
anywhere = st.builds(Point, lat=st.floats(-70, 70), lon=st.floats(-179, 179))
bearings = st.floats(0, 360, exclude_max=True)


def geodesic_m(a: Point, b: Point) -> float:
    return geodesic((a.lat, a.lon), (b.lat, b.lon)).m


def flat_m(a: Point, b: Point) -> float:
    return math.hypot(*geo._to_plane(a, b))


@LAWS
@given(near_mikkeli, st.floats(0, 2000), bearings)
def test_around_mikkeli_the_flat_ground_agrees_with_the_ellipsoid(a, metres, bearing):
    b = away(metres, bearing, a)

    assert flat_m(a, b) == pytest.approx(geodesic_m(a, b), abs=FLAT_WITHIN_M)
    assert geo.distance_m(a, b) == pytest.approx(geodesic_m(a, b), abs=STORED_WITHIN_M)


@LAWS
@given(anywhere, st.floats(0, 2000), bearings)
def test_up_to_latitude_70_the_flat_ground_agrees_with_the_ellipsoid(a, metres, bearing):
    b = away(metres, bearing, a)

    assert flat_m(a, b) == pytest.approx(geodesic_m(a, b), abs=FLAT_WITHIN_M)
    assert geo.distance_m(a, b) == pytest.approx(geodesic_m(a, b), abs=STORED_WITHIN_M)


def test_a_sphere_would_be_off_by_a_player_s_step():
    across = away(500, 90)
    sphere_m = 6371008.8 * math.radians(across.lon - SQUARE.lon)
    sphere_m *= math.cos(math.radians(SQUARE.lat))

    assert abs(sphere_m - 500) > 1
    assert geo.distance_m(SQUARE, across) == 500.0


@pytest.mark.parametrize("metres", [4_990, 4_999.99, 5_000.01, 5_010, 20_000, 5_000_000])
@pytest.mark.parametrize("bearing", [0, 45, 90, 200])
def test_there_is_no_step_where_flat_ground_ends_at_five_kilometres(metres, bearing):
    b = away(metres, bearing)

    assert geo.distance_m(SQUARE, b) == pytest.approx(metres, abs=0.006)


def test_beyond_five_kilometres_the_ellipsoid_is_asked():
    far = away(60_000, 45)

    assert abs(flat_m(SQUARE, far) - 60_000) > 0.1
    assert geo.distance_m(SQUARE, far) == 60_000.0


def test_a_distance_is_told_to_the_centimetre():
    told = geo.distance_m(SQUARE, away(123.456, 77))

    assert told == 123.46


@LAWS
@given(near_mikkeli, near_mikkeli)
def test_a_distance_is_the_same_both_ways(a, b):
    assert geo.distance_m(a, b) == geo.distance_m(b, a)
    assert geo.distance_m(a, a) == 0


@LAWS
@given(near_mikkeli, st.floats(1, 4000), bearings)
def test_a_bearing_is_the_direction_one_sets_out_in(a, metres, bearing):
    b = away(metres, bearing, a)

    told = geo.bearing_deg(a, b)

    expected = Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon)["azi1"]
    assert 0 <= told < 360
    assert math.isclose((told - expected + 180) % 360, 180, abs_tol=1e-9)
    assert math.isclose((told - bearing + 180) % 360, 180, abs_tol=1e-3)


@pytest.mark.parametrize("bearing", [0, 90, 180, 270])
def test_bearings_count_clockwise_from_north(bearing):
    told = geo.bearing_deg(SQUARE, away(500, bearing))

    assert math.isclose((told - bearing + 180) % 360, 180, abs_tol=0.01)


@pytest.mark.parametrize(
    ("accuracy_m", "credit_m"),
    [(0, 0), (5, 2.5), (10, 5), (20, 10), (25, 12.5), (26, 12.5), (40, 12.5), (60, 12.5)],
)
def test_half_of_a_fix_s_doubt_up_to_25_metres_is_the_player_s(accuracy_m, credit_m):
    assert geo.credit_m(accuracy_m) == credit_m


@pytest.mark.parametrize(
    ("accuracy_m", "reaches_m"),
    [(5, 37.5), (10, 40), (20, 45), (25, 47.5), (30, 47.5), (45, 47.5), (60, 47.5)],
)
def test_a_circle_of_35_metres_admits_up_to_its_radius_and_the_credit(accuracy_m, reaches_m):
    circle = Circle(at=SQUARE)

    inside = Fix(away(reaches_m - 0.02, 210), accuracy_m, 1)
    outside = Fix(away(reaches_m + 0.02, 210), accuracy_m, 1)

    assert geo.admits(circle, inside)
    assert not geo.admits(circle, outside)


def test_the_edge_itself_counts():
    circle = Circle(at=SQUARE, radius_m=45)

    assert geo.admits(circle, Fix(away(50, 10), 10, 1))


def test_a_circle_without_a_radius_has_35_metres():
    assert Circle(at=SQUARE).radius_m == 35


@pytest.mark.parametrize(
    ("metres", "bucket"),
    [(0, 0), (0.01, 10), (4, 10), (10, 10), (10.01, 20), (35, 40), (99.99, 100), (100, 100)],
)
def test_what_may_be_kept_of_a_length_is_rounded_up_to_ten_metres(metres, bucket):
    assert geo.bucket_m(metres) == bucket


@settings(LAWS, max_examples=60)
@given(st.floats(-150, 350), st.floats(-150, 350))
def test_a_polygon_s_distance_is_that_to_its_nearest_edge(east, north):
    here = geo._from_plane(PARK.polygon[0], east, north)

    told = PARK.distance_m(here)

    assert told == pytest.approx(_sampled_m(here), abs=0.06)


def _sampled_m(here: Point) -> float:
    """Walk along every edge in steps of 0.1 m at most, and keep the nearest."""
    corners = [geo._to_plane(PARK.polygon[0], corner) for corner in PARK.polygon]
    if PlanePolygon(corners).contains(PlanePoint(geo._to_plane(PARK.polygon[0], here))):
        return 0
    x, y = geo._to_plane(PARK.polygon[0], here)
    edges = zip(corners, [*corners[1:], corners[0]], strict=True)
    steps = 2000
    return min(
        math.hypot(ax + (bx - ax) * k / steps - x, ay + (by - ay) * k / steps - y)
        for (ax, ay), (bx, by) in edges
        for k in range(steps + 1)
    )


def test_a_polygon_admits_a_fix_by_its_edge_and_the_credit_alone():
    corner = PARK.polygon[0]
    south = away(4.9, 180, corner)

    assert PARK.radius_m == 0
    assert geo.admits(PARK, fix(south, accuracy_m=10))
    assert not geo.admits(PARK, fix(away(5.2, 180, corner), accuracy_m=10))


def test_a_polygon_is_told_from_a_point_that_is_surely_inside():
    outer = [away(100, bearing) for bearing in (0, 90, 180, 270)]
    inner = [away(80, bearing) for bearing in (268, 180, 90, 2)]
    horseshoe = Polygon(polygon=(*outer, *inner))

    assert horseshoe.distance_m(SQUARE) > 40, "its middle is outside"
    assert horseshoe.distance_m(horseshoe.centre) == 0
    assert PARK.distance_m(PARK.centre) == 0


def test_a_closed_ring_is_the_same_ground_as_an_open_one():
    closed = Polygon(polygon=(*PARK.polygon, PARK.polygon[0]))

    assert closed.distance_m(SQUARE) == PARK.distance_m(SQUARE) > 0


def test_corners_may_be_listed_either_way_round():
    other_way = Polygon(polygon=PARK.polygon[:1] + PARK.polygon[:0:-1])

    assert other_way.distance_m(SQUARE) == pytest.approx(PARK.distance_m(SQUARE), abs=0.02)


def test_a_ring_that_crosses_itself_is_refused():
    a, b, c, d = (away(50, bearing) for bearing in (0, 180, 90, 270))

    with pytest.raises(ValidationError, match="the edge crosses itself"):
        Polygon(polygon=(a, b, c, d))


@LAWS
@given(near_mikkeli, st.floats(-3000, 3000), st.floats(-3000, 3000))
def test_the_plane_leads_back_to_the_same_spot(origin, east, north):
    there = geo._from_plane(origin, east, north)

    x, y = geo._to_plane(origin, there)
    assert (x, y) == pytest.approx((east, north), abs=1e-6)


@pytest.mark.parametrize("wrong", [{"lat": 91, "lon": 0}, {"lat": 0, "lon": 181}, {"lat": 1}])
def test_a_point_off_the_globe_is_refused(wrong):
    with pytest.raises(ValidationError):
        Point.model_validate(wrong)
