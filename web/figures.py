"""Numbers as people read them: lengths, points, clocks and dates of one language.

Words around a number come from the catalogs; here is only its spelling. English is
British, since the clock here has 24 hours and the distances are metres.
"""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.numbers import format_decimal, get_decimal_symbol

_LOCALES = {"en": "en_GB"}
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
NO_BREAK = "\N{NO-BREAK SPACE}"


def _locale(language: str) -> Locale:
    base = language.partition("-")[0]
    return Locale.parse(_LOCALES.get(base, base))


def decimal(number: float, language: str) -> str:
    """At most one decimal: `1,8` in Finnish, `1.8` in English."""
    return format_decimal(round(number, 1), format="#,##0.#", locale=_locale(language))


def decimal_mark(language: str) -> str:
    """What stands between the whole and the rest."""
    return get_decimal_symbol(_locale(language))


def length(metres: float, language: str) -> str:
    """`260 m`, and from a kilometre on `1,8 km`."""
    if metres < 1000:
        return f"{round(metres)}{NO_BREAK}m"
    return f"{decimal(metres / 1000, language)}{NO_BREAK}km"


def clock(at: datetime, timezone: str, language: str) -> str:
    """The time of day where the adventure is played: `14.31` in Finnish."""
    there = at.astimezone(ZoneInfo(timezone))
    return format_time(there, format="short", locale=_locale(language))


def minutes_range(shortest: int, longest: int, language: str) -> str:
    """How long it takes: `40–55 min`, and from an hour on in half hours, `1–1,5 h`."""
    if shortest < 60:
        return f"{shortest}{EN_DASH}{longest}{NO_BREAK}min"
    halves = sorted({round(minutes / 30) / 2 for minutes in (shortest, longest)})
    return EN_DASH.join(decimal(hours, language) for hours in halves) + f"{NO_BREAK}h"


def duration(length_of_time: timedelta) -> str:
    """`84 min`, and from two hours on `2 h 5 min`."""
    minutes = round(length_of_time.total_seconds() / 60)
    if minutes < 120:
        return f"{minutes}{NO_BREAK}min"
    hours, rest = divmod(minutes, 60)
    return f"{hours}{NO_BREAK}h {rest}{NO_BREAK}min" if rest else f"{hours}{NO_BREAK}h"


def day(written: str, language: str) -> str:
    """A date as it stands in data (`2015-10` or `2014-08-22`), in words; else as written."""
    if not re.fullmatch(r"\d{4}(-\d{2}){1,2}", written):
        return written
    if len(written) == len("2015-10"):
        month = date.fromisoformat(f"{written}-01")
        return format_date(month, format="LLLL y", locale=_locale(language))
    return format_date(date.fromisoformat(written), format="long", locale=_locale(language))


def days(begins: str, ends: str, language: str) -> str:
    """From one date in data to another, nothing said twice: `17.–24. syyskuuta 2016`."""
    lengths = {len(begins), len(ends)}
    skeleton = {len("2016-09"): "yMMMM", len("2016-09-17"): "yMMMMd"}.get(lengths.pop())
    if lengths or skeleton is None:
        return f"{day(begins, language)} {EN_DASH} {day(ends, language)}"
    first, last = (date.fromisoformat(f"{written}-01"[:10]) for written in (begins, ends))
    return format_interval(first, last, skeleton, locale=_locale(language))


def signed(points: int) -> str:
    """A change of points: `+15`, `−5`."""
    return f"+{points}" if points > 0 else f"{MINUS}{-points}" if points else "0"
