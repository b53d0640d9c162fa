"""How numbers, dates and hours are spelt."""

from datetime import timedelta

import pytest

from engine.moments import Span
from tests.building import NOON, later
from tests.showing import EN, FI
from web import figures
from web.player.hours import span_words


def test_numbers_are_spelt_in_the_readers_way():
    assert figures.length(2300, "fi") == "2,3\xa0km"
    assert figures.length(2300, "en") == "2.3\xa0km"
    assert figures.clock(NOON, "Europe/Helsinki", "fi") == "12.00"
    assert figures.clock(NOON, "Europe/Helsinki", "en") == "12:00"
    assert figures.minutes_range(60, 95, "fi") == "1–1,5\xa0h"
    assert figures.duration(timedelta(minutes=125)) == "2\xa0h 5\xa0min"
    assert figures.signed(-5) == "−5"


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("2016-09-17", "2016-09-24", "17.–24. syyskuuta 2016"),
        ("2016-09-17", "2016-10-02", "17. syyskuuta – 2. lokakuuta 2016"),
        ("2016-11", "2017-05", "marraskuu 2016 – toukokuu 2017"),
        ("2016", "2017", "2016 – 2017"),
        ("2016", "2017-05", "2016 – toukokuu 2017"),
    ],
)
def test_a_stretch_of_days_says_nothing_twice(begins, ends, said):
    assert figures.days(begins, ends, "fi").replace("\u2009", " ") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2014-08-22", "22. elokuuta 2014"),
        ("2015-10", "lokakuu 2015"),
        ("2016", "2016"),
        ("2015–2016", "2015–2016"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(written: str, said: str):
    assert figures.day(written, "fi") == said


def test_the_hours_of_an_event_are_told_in_a_line():
    night = Span(later(60 * 9), later(60 * 14))
    zone = "Europe/Helsinki"

    assert span_words(Span(later(60), later(150)), NOON, zone, FI) == "tänään klo 13–14.30"
    assert span_words(night, later(-1440), zone, FI) == "ma 1.6. klo 21 – ti 2.6. 2"
    assert span_words(night, NOON, zone, EN) == "today, 21:00 – Tue 2 Jun 02:00"
