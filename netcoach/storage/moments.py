"""How dates and instants are written in the database, both ways."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any

from pendulum import UTC, Date, DateTime


def day_text(day: Date) -> str:
    """A local date as "2026-11-18"."""
    return day.isoformat()


@lru_cache(maxsize=8192)
def day_of(text: str) -> Date:
    """The local date written as ``text``."""
    return Date.fromisoformat(text)


def instant_text(instant: DateTime) -> str:
    """An instant in UTC as "2026-11-18T18:02:00.000000Z": one width, so that text order is time."""
    plain = instant.astimezone(datetime.UTC).replace(tzinfo=None)
    return plain.isoformat(timespec="microseconds") + "Z"


def instant_of(text: str) -> DateTime:
    """The UTC instant written as ``text``."""
    plain = datetime.datetime.fromisoformat(text)
    return DateTime(
        plain.year,
        plain.month,
        plain.day,
        plain.hour,
        plain.minute,
        plain.second,
        plain.microsecond,
        tzinfo=UTC,
    )


def is_day(value: Any) -> bool:
    """Whether that is a date as it is written here."""
    try:
        return isinstance(value, str) and day_text(day_of(value)) == value
    except ValueError:
        return False


def is_instant(value: Any) -> bool:
    """Whether that is an instant as it is written here."""
    try:
        return isinstance(value, str) and instant_text(instant_of(value)) == value
    except (ValueError, OverflowError):
        return False


def is_day_of(day: Any, instant: Any) -> bool:
    """Whether a date and an instant, both as they are written, can be of one moment somewhere."""
    apart = instant_of(instant).date().toordinal() - day_of(day).toordinal()
    return abs(apart) <= 1
