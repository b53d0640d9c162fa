from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.proof.lint.opening import Stretch, is_readable, meet, open_in, widened
from tests.chance import LAWS

MONDAY = datetime(2026, 6, 1)  # noqa: DTZ001 (local)
DAY = timedelta(days=1)


def at(hour: float, day: int = 0) -> datetime:
    return MONDAY + day * DAY + timedelta(hours=hour)


@pytest.mark.parametrize("written", ["24/7", "Mo-Fr 10:00-18:00", "Jun 26-Aug 06 10:00-16:00"])
def test_openstreetmap_s_notation_is_read(written):
    assert is_readable(written)


@pytest.mark.parametrize("written", ["", "ma-pe 10-18", "10-18", "Mo-Fr 10.00-18.00", "auki"])
def test_what_people_write_otherwise_is_not(written):
    assert not is_readable(written)


def test_it_is_open_when_it_says_so():
    found = open_in("Mo 10:00-12:00,14:00-16:00; Tu off", MONDAY, MONDAY + 2 * DAY)

    assert found == (Stretch(at(10), at(12)), Stretch(at(14), at(16)))


def test_hours_over_midnight_are_one_stretch():
    found = open_in("Mo 22:00-02:00", MONDAY, MONDAY + 2 * DAY)

    assert found == (Stretch(at(22), at(2, day=1)),)


def test_what_may_be_open_counts_as_open():
    assert open_in('Mo 10:00-12:00 "soita ensin"', MONDAY, MONDAY + DAY)


def test_always_is_always():
    assert open_in("24/7", MONDAY, MONDAY + DAY) == (Stretch(MONDAY, MONDAY + DAY),)


def test_stretches_grow_at_either_end():
    grown = widened([Stretch(at(10), at(12))], timedelta(hours=1), timedelta(hours=2))

    assert grown == (Stretch(at(9), at(14)),)


hours = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 5)), max_size=6, unique_by=lambda one: one[0]
)


def stretches(drawn: list[tuple[int, int]]) -> list[Stretch]:
    """In order of their beginnings, and kept from overtaking one another's ends."""
    made: list[Stretch] = []
    for begins, length in sorted(drawn):
        ends = max([at(begins + length), *(one.ends for one in made)])
        made.append(Stretch(at(begins), ends))
    return made


@LAWS
@given(hours, hours)
def test_two_meet_where_any_of_one_touches_any_of_the_other(ones, others):
    a, b = stretches(ones), stretches(others)

    touch = any(one.begins <= two.ends and two.begins <= one.ends for one in a for two in b)

    assert meet(a, b) == meet(b, a) == touch
