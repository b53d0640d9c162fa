"""Durations and times as authors write them: `30 min`, `"10:30"`, `2026-06-01 10:30`.

Times of day and dates are local in the adventure's time zone. The only module that knows
`zoneinfo`, which reads the hours of the world's zones.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Annotated, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

_UNITS = {
    "s": timedelta(seconds=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}
_DURATION = r"^[1-9][0-9]{0,4} ?(s|min|h|d)$"
_CLOCK_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
_LOCAL = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9]$"


def read_duration(raw: object) -> timedelta:
    """Read `90 s`, `30 min`, `2 h` or `1 d`."""
    if isinstance(raw, timedelta):
        return raw
    if not isinstance(raw, str) or not re.fullmatch(_DURATION, raw.strip()):
        message = "write a duration such as 90 s, 30 min, 2 h or 1 d"
        raise ValueError(message)
    count = raw.strip().rstrip("smindh ")
    return int(count) * _UNITS[raw.strip().removeprefix(count).strip()]


def write_duration(length: timedelta) -> str:
    """Write a duration in the largest unit that it is whole in."""
    for unit, one in reversed(_UNITS.items()):
        if length >= one and not length % one:
            return f"{length // one} {unit}"
    return f"{length // _UNITS['s']} s"


def read_clock_time(raw: object) -> time:
    """Read a time of day, `"10:30"`."""
    if isinstance(raw, time):
        return raw
    if not isinstance(raw, str) or not re.fullmatch(_CLOCK_TIME, raw.strip()):
        message = 'write a time of day such as "10:30"'
        raise ValueError(message)
    return time.fromisoformat(raw.strip())


def read_local(raw: object) -> datetime:
    """Read a date and a time of day, without a zone."""
    if isinstance(raw, datetime):
        return raw
    if not isinstance(raw, str) or not re.fullmatch(_LOCAL, raw.strip()):
        message = 'write a date and a time such as "2026-06-01 10:30"'
        raise ValueError(message)
    return datetime.fromisoformat(raw.strip())


def check_zone(name: str) -> str:
    """Let pass only a time zone that exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "there is no such time zone: write one such as Europe/Helsinki"
        raise ValueError(message) from None
    return name


def _clock_words(moment: time) -> str:
    return moment.strftime("%H:%M")


def _local_words(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


Duration = Annotated[
    timedelta,
    BeforeValidator(read_duration),
    PlainSerializer(write_duration, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DURATION}),
]
ClockTime = Annotated[
    time,
    BeforeValidator(read_clock_time),
    PlainSerializer(_clock_words, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _CLOCK_TIME}),
]
Local = Annotated[
    datetime,
    BeforeValidator(read_local),
    PlainSerializer(_local_words, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _LOCAL}),
]
Zone = Annotated[str, AfterValidator(check_zone)]
Window: TypeAlias = tuple[Local, Local]
"""From and until, local."""


def _one_or_more(raw: object) -> object:
    """Read one window as a list of one."""
    if isinstance(raw, list | tuple) and raw and all(isinstance(end, str) for end in raw):
        return (raw,)
    return raw


class _OneOrMore:
    """Describes both ways of writing: one window, or a list of them."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several: dict[str, object] = handler(core)
        end = {"type": "string", "pattern": _LOCAL}
        one: dict[str, object] = {"type": "array", "items": end, "minItems": 2, "maxItems": 2}
        return {"anyOf": [one, several]}


Windows = Annotated[tuple[Window, ...], _OneOrMore, BeforeValidator(_one_or_more)]
"""One window or more; a single one may be written without a list around it."""


class Span(NamedTuple):
    """From and until, UTC; the end is outside."""

    begins: datetime
    ends: datetime


def spans(windows: Sequence[Window], zone: str) -> tuple[Span, ...]:
    """Bring local windows to UTC."""
    return tuple(Span(_utc(begins, zone), _utc(ends, zone)) for begins, ends in windows)


def within_day(at: datetime, begins: time, ends: time, zone: str) -> bool:
    """Whether it is between two times of day there; they may lie around midnight."""
    now = at.astimezone(ZoneInfo(zone)).time()
    if begins <= ends:
        return begins <= now < ends
    return now >= begins or now < ends


def _utc(local: datetime, zone: str) -> datetime:
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
