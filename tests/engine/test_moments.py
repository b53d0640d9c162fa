from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.moments import (
    check_zone,
    read_clock_time,
    read_duration,
    read_local,
    spans,
    within_day,
    write_duration,
)
from tests.chance import LAWS

HELSINKI = "Europe/Helsinki"


def utc(day, clock):
    return datetime.fromisoformat(f"2026-{day}T{clock}:00+00:00")


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90 s", 90), ("30 min", 1800), ("30min", 1800), (" 2 h ", 7200), ("1 d", 86400)],
)
def test_a_duration_is_read_in_its_unit(written, seconds):
    assert read_duration(written) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "written", ["30", "0 min", "-5 min", "1.5 h", "30 m", "PT30M", 30, None]
)
def test_what_is_no_duration_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match="30 min"):
        read_duration(written)


@LAWS
@given(st.integers(1, 99_999).map(lambda seconds: timedelta(seconds=seconds)))
def test_a_duration_is_written_as_it_is_read(length):
    assert read_duration(write_duration(length)) == length


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (90, "90 s"),
        (120, "2 min"),
        (3600, "1 h"),
        (5400, "90 min"),
        (172_800, "2 d"),
        (0, "0 s"),
    ],
)
def test_a_duration_is_written_in_the_largest_unit_it_is_whole_in(seconds, written):
    assert write_duration(timedelta(seconds=seconds)) == written


@pytest.mark.parametrize("written", ["10.30", "24:00", "9:00", "10:60", 630])
def test_what_is_no_time_of_day_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match="10:30"):
        read_clock_time(written)


@pytest.mark.parametrize("written", ["2026-06-01", "1.6.2026 10:30", "2026-06-01 24:00"])
def test_what_is_no_date_and_time_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match="2026-06-01 10:30"):
        read_local(written)


def test_a_local_time_may_be_written_with_a_space_or_a_t():
    assert read_local("2026-06-01 10:30") == read_local("2026-06-01T10:30")


@pytest.mark.parametrize("name", ["Europe/Mikkeli", "", "../etc/passwd"])
def test_a_time_zone_must_exist(name):
    with pytest.raises(ValueError, match="Europe/Helsinki"):
        check_zone(name)


@pytest.mark.parametrize(
    ("clock", "so"),
    [("18:59", False), ("19:00", True), ("21:00", True), ("22:59", True), ("23:00", False)],
)
def test_between_two_times_of_day_counts_by_the_place_s_own_clock(clock, so):
    in_june = utc("06-01", clock)  # three hours behind Helsinki

    assert within_day(in_june, time(22), time(2), HELSINKI) is so


@pytest.mark.parametrize(("clock", "so"), [("06:59", False), ("07:00", True), ("14:00", False)])
def test_the_end_of_a_time_of_day_is_outside_it(clock, so):
    assert within_day(utc("06-01", clock), time(10), time(17), HELSINKI) is so


def test_between_a_time_and_itself_is_never():
    assert not within_day(utc("06-01", "07:00"), time(10), time(10), HELSINKI)


@pytest.mark.parametrize(
    ("begins", "ends", "hours"),
    [
        ("2026-06-01 22:00", "2026-06-02 02:00", 4),
        ("2026-03-28 22:00", "2026-03-29 06:00", 7),
        ("2026-10-24 22:00", "2026-10-25 06:00", 9),
    ],
    ids=["a summer's night", "when clocks go forward", "when they go back"],
)
def test_a_night_is_as_long_as_its_clocks_make_it(begins, ends, hours):
    [span] = spans([(read_local(begins), read_local(ends))], HELSINKI)

    assert span.ends - span.begins == timedelta(hours=hours)
    assert span.begins.tzinfo is UTC


def test_the_same_times_lie_elsewhere_in_another_zone():
    noon = read_local("2026-01-15 12:00")

    [here], [there] = (spans([(noon, noon)], zone) for zone in (HELSINKI, "Europe/London"))

    assert (here.begins, there.begins) == (utc("01-15", "10:00"), utc("01-15", "12:00"))
