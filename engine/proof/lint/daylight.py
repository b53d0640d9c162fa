"""When it is dark: civil twilight by place and date, and the darkest day of a season.

The sun by NOAA's "General Solar Position Calculations" (NOAA Global Monitoring Division),
good to a few minutes in Finland; dark is where it stands more than six degrees under the
horizon. What a season's words say is read with care: where they leave a doubt, midwinter.
"""

import math
import re
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from engine.geo import Point
from engine.moments import spans

ZENITH_DEG = 96.0
"""Civil twilight: six degrees under the horizon, the last light to read a sign by."""
MIDSUMMER, MIDWINTER = 172, 355
"""The days of the year on which the north is lightest and darkest."""

_MONTHS = tuple(
    re.compile(rf"\b(?:{names})")
    for names in (
        *("(?i:tammikuu|januar[iy])", "(?i:helmikuu|februar[iy])"),
        *(r"(?i:maaliskuu|mars\b)|March", "(?i:huhtikuu|april)", r"(?i:toukokuu|maj\b)|May"),
        *(r"(?i:kesäkuu|jun[ei]\b)", r"(?i:heinäkuu|jul[iy]\b)", "(?i:elokuu|august)"),
        *("(?i:syyskuu|september)", "(?i:lokakuu|o[ck]tober)", "(?i:marraskuu|november)"),
        "(?i:joulukuu|december)",
    )
)
"""March and May only with a capital: in small letters they are other English words."""
_SUMMER = re.compile(r"(?i)\b(?:kesä(?!kuu)|sommar|summer)")
_MORE = re.compile(
    r"(?i)\b(?:talv|syksy|kevä|vint|höst|våren|wint|autumn|spring"
    r"|ympäri vuoden|koko vuo|året runt|hela året|all year|year round)"
)


class Light(NamedTuple):
    """Between when one can see, in minutes of the clock after midnight.

    Where it is never dark they lie a day apart, where it is never light both are noon.
    """

    dawn: float
    dusk: float


def light(at: Point, day: date, zone: str) -> Light:
    """Between when one can see there on a day, by that day's clock in a time zone."""
    noon_utc, half = _noon_and_half(at, day)
    midday = datetime.combine(day, time(12))
    ((utc, _),) = spans([(midday, midday)], zone)
    noon = noon_utc + (midday.replace(tzinfo=UTC) - utc).total_seconds() / 60
    return Light(noon - half, noon + half)


def darkest_day(season: str, year: int) -> date:
    """The darkest day on which one may play, by what an author wrote of the season.

    Understood are months (the first named to the last) and summer alone.
    """
    first, last = _months_in(season)
    ends = date(year + last // 12, last % 12 + 1, 1).toordinal() - 1
    inside = {(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)}
    if 12 in inside:
        return date.fromordinal(date(year, 1, 1).toordinal() + MIDWINTER - 1)
    return max(date(year, first, 1), date.fromordinal(ends), key=_from_midsummer)


def _from_midsummer(day: date) -> int:
    return abs(day.timetuple().tm_yday - MIDSUMMER)


def _months_in(season: str) -> tuple[int, int]:
    named = sorted(
        (match.start(), month)
        for month, name in enumerate(_MONTHS, start=1)
        for match in name.finditer(season)
    )
    if named:
        return named[0][1], named[-1][1]
    return (6, 8) if _SUMMER.search(season) and not _MORE.search(season) else (1, 12)


def _noon_and_half(at: Point, day: date) -> tuple[float, float]:
    """Solar noon in UTC minutes of the day, and half the light's length in minutes."""
    year = 2 * math.pi / 365 * (day.timetuple().tm_yday - 1)
    equation_min = 229.18 * (
        0.000075
        + 0.001868 * math.cos(year)
        - 0.032077 * math.sin(year)
        - 0.014615 * math.cos(2 * year)
        - 0.040849 * math.sin(2 * year)
    )
    declination = (
        0.006918
        - 0.399912 * math.cos(year)
        + 0.070257 * math.sin(year)
        - 0.006758 * math.cos(2 * year)
        + 0.000907 * math.sin(2 * year)
        - 0.002697 * math.cos(3 * year)
        + 0.00148 * math.sin(3 * year)
    )
    lat = math.radians(at.lat)
    cosine = math.cos(math.radians(ZENITH_DEG)) / (math.cos(lat) * math.cos(declination))
    cosine -= math.tan(lat) * math.tan(declination)
    half = 4 * math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
    return 720 - 4 * at.lon - equation_min, half
