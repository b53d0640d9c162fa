"""The one clock. Everywhere else time is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The time in UTC, in whole milliseconds, as the log keeps it."""
    at = datetime.now(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def from_ms(milliseconds: int) -> datetime:
    """Milliseconds since 1970 as a time in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def to_ms(at: datetime) -> int:
    """A time as milliseconds since 1970."""
    return round(at.timestamp() * 1000)
