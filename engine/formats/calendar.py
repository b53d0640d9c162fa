"""iCalendar (RFC 5545): the opening times of event checkpoints, for a phone's calendar."""
# mypy: disallow-any-expr=False
# icalendar's own output is Any.

from collections.abc import Iterator
from datetime import datetime

from icalendar import Calendar, Event

from engine.formats.publishing import Shown, shown
from engine.scenario.adventure import Adventure

PRODUCT = "-//Kaupunkiseikkailu//Seikkailu//FI"


def write_calendar(
    adventure: Adventure, language: str, *, made: datetime, secret: bool
) -> bytes | None:
    """Write one event for each time an event checkpoint opens; None where nothing ever does.

    `made` (UTC) is when this was written down. An event is known by its checkpoint and by
    which of its openings it is, so that a later export moves it rather than adding another.
    """
    events = [
        event
        for stop in shown(adventure, language, secret=secret)
        for event in _events(adventure, stop, made)
    ]
    if not events:
        return None
    calendar = Calendar.new(
        prodid=PRODUCT,
        uid=f"{adventure.id}@kaupunkiseikkailu",
        name=adventure.said(adventure.title, language),
        method="PUBLISH",
        subcomponents=events,
    )
    octets: bytes = calendar.to_ical()
    return octets


def _events(adventure: Adventure, stop: Shown, made: datetime) -> Iterator[Event]:
    openings = adventure.opening_times.get(stop.id, ())
    for number, (begins, ends) in enumerate(openings, start=1):
        event = Event.new(
            uid=f"{adventure.id}-{stop.id}-{number}@kaupunkiseikkailu",
            stamp=made,
            start=begins,
            end=ends,
            summary=stop.name,
            description=stop.description or None,
            location=stop.address or None,
        )
        if stop.at is not None:
            event.add("geo", (stop.at.lat, stop.at.lon))
        yield event
