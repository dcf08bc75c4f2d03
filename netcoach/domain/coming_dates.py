"""Reading the day of something to come, as people type it."""

from __future__ import annotations

import re

from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.text import clean_line
from netcoach.domain.typed_days import MONTHS, NO_SUCH_DAY, WEEKDAYS, place_of
from netcoach.domain.week.calendar import DAYS, day_after

LONGEST = 3_650
"""Days ahead at most: ten years (ours)."""

_UNREADABLE = "That day cannot be read; type tomorrow, mon, 1 dec, 2026-12-01, or days like 14."
_PASSED = "That day has passed; type one to come, or days like 14."
_TOO_FAR = f"That is more than {LONGEST:,} days ahead."

_NEXT = {"today": 0, "tomorrow": 1, "next week": DAYS}
_IN = re.compile(r"(?:in )?([0-9]{1,5}|an?|one) ?(d|days?|w|weeks?|m|months?)?")
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DATED = tuple(
    re.compile(rf"{first} ?{second}(?: (?P<year>[0-9]{{4}}))?")
    for first, second in ((_DAY, _MONTH), (_MONTH, _DAY))
)
_DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\.(?: ?(?P<year>[0-9]{4}))?")


def coming_day(text: str, today: Date) -> Date:
    """Read a day: today or one to come.

    Args:
        text: "tomorrow", "mon", "1 dec", "1.12.", "2026-12-01", "in 2 weeks", "14" for days. A
            weekday is the next such day after today; a day and a month the next such date.
        today: the user's local date.

    Raises:
        UnreadableDate: what is no day, has passed, or lies too far ahead.
    """
    typed = " ".join(clean_line(text).casefold().replace(",", " ").split())
    day = _read(typed, today)
    if day < today:
        raise UnreadableDate(_PASSED)
    if day > day_after(today, LONGEST):
        raise UnreadableDate(_TOO_FAR)
    return day


def _read(typed: str, today: Date) -> Date:
    if typed in _NEXT:
        return day_after(today, _NEXT[typed])
    weekday = place_of(typed.removeprefix("next "), WEEKDAYS)
    if weekday is not None:
        return day_after(today, (weekday - today.weekday() - 1) % DAYS + 1)
    if ahead := _IN.fullmatch(typed):
        return _ahead(int(ahead[1]) if ahead[1].isdigit() else 1, ahead[2] or "d", today)
    if iso := _ISO.fullmatch(typed):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if dotted := _DOTTED.fullmatch(typed):
        return _next_such(int(dotted["day"]), int(dotted["month"]), dotted["year"], today)
    for pattern in _DATED:
        dated = pattern.fullmatch(typed)
        if dated and (month := place_of(dated["month"], MONTHS)) is not None:
            return _next_such(int(dated["day"]), month + 1, dated["year"], today)
    raise UnreadableDate(_UNREADABLE)


def _ahead(number: int, unit: str, today: Date) -> Date:
    if number > LONGEST:
        raise UnreadableDate(_TOO_FAR)
    match unit[0]:
        case "w":
            return day_after(today, number * DAYS)
        case "m":
            return today.add(months=number)
        case _:
            return day_after(today, number)


def _next_such(day: int, month: int, year: str | None, today: Date) -> Date:
    """The next date with that day and month; in a leap year where it must be."""
    if year:
        return _date(int(year), month, day)
    _date(2000, month, day)  # a leap year: what is no day in it is never one
    for ahead in range(9):
        try:
            this = Date(today.year + ahead, month, day)
        except ValueError:
            continue
        if this >= today:
            return this
    raise UnreadableDate(_UNREADABLE)


def _date(year: int, month: int, day: int) -> Date:
    try:
        return Date(year, month, day)
    except ValueError:
        raise UnreadableDate(NO_SUCH_DAY) from None
