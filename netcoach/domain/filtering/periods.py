"""Reading a stretch of days as people type it into a filter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.days import day_in_week_typed, day_typed
from netcoach.domain.errors import UnreadableDate
from netcoach.domain.week import DAYS, FirstDay, day_after, week_of

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGO = re.compile(r"([0-9]{1,5})([dwmy])")
_MONTHS_OF = {"m": 1, "y": 12}
_DECEMBER = 12

UNREADABLE = "days are written 2026, 2026-11, 2026-11-12, nov, yesterday, mon, 30d or 2w"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from ``first`` up to, not with, ``after``."""

    first: Date
    after: Date


def period_typed(typed: str, *, today: Date, first_day: FirstDay) -> Period:
    """Read a year, a month, a week or a day; a coming one too where it is written in digits.

    Args:
        typed: lower-cased, single blanks.
        today: the user's local date.
        first_day: the day the user's weeks begin on.

    Raises:
        UnreadableDate: it is none.
    """
    if iso := _ISO.fullmatch(typed):
        return _iso_period(*iso.groups())
    if ago := _AGO.fullmatch(typed):
        return _day(_ago(int(ago[1]), ago[2], today))
    if typed in ("this month", "this year"):
        return _iso_period(str(today.year), str(today.month) if "month" in typed else None, None)
    if (day := day_in_week_typed(typed, today)) is not None:
        return week_period(day, first_day)
    try:
        return _day(day_typed(typed, today))
    except UnreadableDate:
        return _month(day_typed(f"1 {typed}", today))


def week_period(day: Date, first_day: FirstDay) -> Period:
    """The week that holds a day."""
    week = week_of(day, first_day)
    return Period(first=week.start, after=day_after(week.start, DAYS))


def _day(day: Date) -> Period:
    return Period(first=day, after=day_after(day, 1))


def _month(first: Date) -> Period:
    year, month = divmod(first.year * 12 + first.month, 12)
    return Period(first=first, after=_date(year, month + 1, 1))


def _iso_period(year: str, month: str | None, day: str | None) -> Period:
    if day and month:
        return _day(_date(int(year), int(month), int(day)))
    if month:
        return _month(_date(int(year), int(month), 1))
    return Period(first=_date(int(year), 1, 1), after=_date(int(year) + 1, 1, 1))


def _ago(number: int, unit: str, today: Date) -> Date:
    if unit in "dw":
        return _date_of(today.toordinal() - number * (DAYS if unit == "w" else 1))
    months = today.year * _DECEMBER + today.month - 1 - number * _MONTHS_OF[unit]
    first = _date(months // _DECEMBER, months % _DECEMBER + 1, 1)
    last = day_after(_month(first).after, -1)
    return Date(first.year, first.month, min(today.day, last.day))


def _date(year: int, month: int, day: int) -> Date:
    try:
        return Date(year, month, day)
    except ValueError:
        raise UnreadableDate(UNREADABLE) from None


def _date_of(ordinal: int) -> Date:
    try:
        return Date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise UnreadableDate(UNREADABLE) from None
