from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from engine.formats.calendar import write_calendar
from engine.scenario.checkpoint import Kind, Visible
from tests.building import NOON, SQUARE, adventure, circle, stop, text

MORNING = ("2026-06-01 10:00", "2026-06-01 12:00")
WINTER = ("2026-12-01 10:00", "2026-12-01 12:00")
FAIR = stop(
    "tori",
    kind=Kind.EVENT,
    title=text("Tori, ja muuta", en="Square"),
    clue=text("Kuunnelkaa.\nSitten katsokaa."),
    address=text("Hallitustori"),
    place=circle(),
    open=(MORNING, WINTER),
)
HIDDEN = stop("piilo", kind=Kind.EVENT, visible=Visible.NEVER, open=(MORNING,))
SECRET = stop("salainen", kind=Kind.SECRET)


def events(rules, *, language="fi", made=NOON, secret=False):
    octets = write_calendar(rules, language, made=made, secret=secret)
    return [] if octets is None else Calendar.from_ical(octets).walk("VEVENT")


def test_each_time_an_event_checkpoint_opens_is_an_event():
    first, second = events(adventure(stop("asema"), FAIR))

    assert str(first["summary"]) == "Tori, ja muuta"
    assert str(first["description"]) == "Kuunnelkaa.\nSitten katsokaa."
    assert str(first["location"]) == "Hallitustori"
    assert (first["geo"].latitude, first["geo"].longitude) == (SQUARE.lat, SQUARE.lon)
    assert str(second["summary"]) == "Tori, ja muuta"


def test_times_are_told_in_utc_summer_and_winter():
    first, second = events(adventure(FAIR))

    assert first.start == datetime(2026, 6, 1, 7, tzinfo=UTC)
    assert first.end == datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert second.start == datetime(2026, 12, 1, 8, tzinfo=UTC)


def test_an_event_is_the_same_event_in_every_later_export():
    moved = stop(
        "tori", kind=Kind.EVENT, open=(MORNING, ("2026-12-05 10:00", "2026-12-05 12:00"))
    )
    later = NOON + timedelta(days=3)

    first = events(adventure(FAIR))
    again = events(adventure(stop("uusi", kind=Kind.EVENT, open=(WINTER,)), moved), made=later)

    uids = [str(one["uid"]) for one in first]
    assert len(set(uids)) == 2
    assert [str(one["uid"]) for one in again][1:] == uids
    assert [one["dtstamp"].dt for one in first] == [NOON, NOON]
    assert [one["dtstamp"].dt for one in again] == [later] * 3


def test_the_same_adventure_at_the_same_time_gives_the_same_octets():
    written = [write_calendar(adventure(FAIR), "fi", made=NOON, secret=False) for _ in range(2)]

    assert written[0] == written[1]
    assert all(len(line) <= 75 for line in written[0].split(b"\r\n"))


def test_it_is_told_in_the_language_asked_for():
    assert str(events(adventure(FAIR), language="en")[0]["summary"]) == "Square"


def test_a_secret_one_is_told_only_when_asked_for():
    rules = adventure(FAIR, HIDDEN)

    assert len(events(rules)) == 2
    assert len(events(rules, secret=True)) == 3


def test_where_nothing_opens_at_a_time_there_is_no_calendar():
    assert write_calendar(adventure(stop("a"), SECRET), "fi", made=NOON, secret=True) is None
