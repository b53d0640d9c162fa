"""When an event checkpoint is open, in words. Pure.

Times are told as people there read a clock: whole hours are short in Finnish (`11`), and a
day is named only where it is not today.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from engine.moments import Span
from web.figures import EN_DASH, clock
from web.words import Words

_LOCALES = {"en": "en_GB"}


def next_span(spans: Sequence[Span], at: datetime) -> Span | None:
    """The time that it is open now, or will be next; None once all are over."""
    return next((span for span in sorted(spans) if at < span.ends), None)


def span_words(span: Span, at: datetime, zone: str, words: Words) -> str:
    """A time as a team reads it: `tänään klo 11–13`, `la 6.6. klo 11–13`."""
    begins, ends = (hour(one, zone, words.language) for one in span)
    same_day = _day(span.begins, zone) == _day(span.ends, zone)
    if not same_day:
        begins, ends = f"{begins} ", f" {_date(span.ends, zone, words.language)} {ends}"
    hours = f"{begins}{EN_DASH}{ends}"
    day = _day_words(span.begins, at, zone, words)
    return words.gettext("%(day)s klo %(hours)s") % {"day": day, "hours": hours}


def hours_now(spans: Sequence[Span], at: datetime, zone: str, words: Words) -> str:
    """Whether it is open now and until when, or when it opens, or that it will no more."""
    span = next_span(spans, at)
    if span is None:
        return words.gettext("Ei enää auki")
    if span.begins <= at:
        until = hour(span.ends, zone, words.language)
        return words.gettext("Auki kello %(until)s asti") % {"until": until}
    day = _day_words(span.begins, at, zone, words)
    opens = {"day": day, "from": hour(span.begins, zone, words.language)}
    return words.gettext("Aukeaa %(day)s kello %(from)s") % opens


def hour(at: datetime, zone: str, language: str) -> str:
    """A time of day there: `11.30`; a whole hour is `11` in Finnish, `11:00` in English."""
    return clock(at, zone, language).removesuffix(".00")


def _day_words(day: datetime, at: datetime, zone: str, words: Words) -> str:
    if _day(day, zone) == _day(at, zone):
        return words.gettext("tänään")
    return _date(day, zone, words.language)


def _day(at: datetime, zone: str) -> tuple[int, int, int]:
    there = at.astimezone(ZoneInfo(zone))
    return there.year, there.month, there.day


def _date(at: datetime, zone: str, language: str) -> str:
    """A weekday with its date: `la 6.6.`, `Sat 6 Jun`."""
    base = language.partition("-")[0]
    there = at.astimezone(ZoneInfo(zone))
    return format_skeleton("MMMEd", there, locale=_LOCALES.get(base, base))
