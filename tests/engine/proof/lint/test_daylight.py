import math
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.geo import Point
from engine.proof.lint.daylight import darkest_day, light
from tests.chance import LAWS

MIKKELI = Point(lat=61.688, lon=27.273)
HELSINKI = "Europe/Helsinki"


def clock(minutes: float) -> str:
    hour, minute = divmod(round(minutes), 60)
    return f"{hour}:{minute:02}"


def altitude_deg(at: Point, moment: datetime) -> float:
    """How high the sun stands, by the Astronomical Almanac's low-precision formula."""
    days = (moment - datetime(2000, 1, 1, 12, tzinfo=UTC)) / timedelta(days=1)
    anomaly = math.radians(357.528 + 0.9856003 * days)
    along = math.radians(
        280.460 + 0.9856474 * days + 1.915 * math.sin(anomaly) + 0.020 * math.sin(2 * anomaly)
    )
    tilt = math.radians(23.439 - 0.0000004 * days)
    declination = math.asin(math.sin(tilt) * math.sin(along))
    ascension = math.atan2(math.cos(tilt) * math.sin(along), math.cos(along))
    sidereal = math.radians(280.46062 + 360.98564737 * days + at.lon)
    lat, hour = math.radians(at.lat), sidereal - ascension
    return math.degrees(
        math.asin(
            math.sin(lat) * math.sin(declination)
            + math.cos(lat) * math.cos(declination) * math.cos(hour)
        )
    )


places = st.builds(Point, lat=st.floats(-58, 62), lon=st.floats(-170, 170))
days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@LAWS
@given(places, days)
def test_at_dawn_and_dusk_the_sun_stands_six_degrees_under(place, day):
    seen = light(place, day, "UTC")
    midnight = datetime.combine(day, time(), UTC)

    if seen.dusk - seen.dawn < 22 * 60:
        for edge in seen:
            moment = midnight + timedelta(minutes=edge)
            assert altitude_deg(place, moment) == pytest.approx(-6, abs=0.9)


def test_summer_time_moves_the_clock_and_not_the_sun():
    before, after = (light(MIKKELI, date(2026, 3, day), HELSINKI).dusk for day in (28, 29))

    assert after - before == pytest.approx(60, abs=5)


def test_midsummer_night_is_light_until_the_next_day_and_polar_noon_is_dark():
    assert light(MIKKELI, date(2028, 6, 21), HELSINKI).dusk > 24 * 60
    svalbard = light(Point(lat=80, lon=20), date(2028, 12, 21), HELSINKI)
    assert clock(svalbard.dawn) == clock(svalbard.dusk)


def test_days_grow_from_midwinter_to_midsummer():
    lengths = [
        seen.dusk - seen.dawn
        for month in range(1, 7)
        for seen in [light(MIKKELI, date(2028, month, 21), HELSINKI)]
    ]

    assert lengths == sorted(lengths)


@pytest.mark.parametrize(
    ("season", "darkest"),
    [
        ("", date(2028, 12, 20)),
        ("Ympäri vuoden.", date(2028, 12, 20)),
        ("Ympäri vuoden, kesällä kauneimmillaan.", date(2028, 12, 20)),
        ("Toukokuusta syyskuuhun.", date(2028, 9, 30)),
        ("Från maj till september.", date(2028, 9, 30)),
        ("May to September", date(2028, 9, 30)),
        ("Maaliskuusta kesäkuuhun", date(2028, 3, 1)),
        ("Lokakuusta helmikuuhun", date(2028, 12, 20)),
        ("Elokuussa", date(2028, 8, 31)),
        ("Kesällä.", date(2028, 8, 31)),
        ("Kesällä ja syksyllä.", date(2028, 12, 20)),
        ("The hill may be icy, so march slowly.", date(2028, 12, 20)),
    ],
)
def test_a_season_s_words_are_read_with_care(season, darkest):
    assert darkest_day(season, 2028) == darkest
