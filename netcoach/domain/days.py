"""Reading a past day as people type it."""

from __future__ import annotations

import re

from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.week import DAYS, day_after

LINKEDIN_BEGAN = Date(2003, 5, 5)
"""The day LinkedIn opened: no request is older."""

AHEAD = "That lies ahead; log a request once it is sent, with now, yesterday or 12 nov."
UNREADABLE = "That day cannot be read; type today, yesterday, mon, 12 nov or 2026-11-12."
_AMBIGUOUS = "That can mean more than one day; type it like 12 nov or 2026-11-12."
_NO_SUCH_DAY = "There is no such day in the calendar; type it like 12 nov or 2026-11-12."
_SAY_THE_YEAR = "Say which year; type it like 29 feb 2024 or 2024-02-29."
_TOO_EARLY = "There was no LinkedIn yet on that day; look at the year again."

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DATED = tuple(
    re.compile(rf"{first} {second}(?: (?P<year>[0-9]{{4}}))?")
    for first, second in ((_DAY, _MONTH), (_MONTH, _DAY))
)
_AGO = re.compile(r"(a|an|one|[0-9]{1,5}) (day|week)s? ago")
_ONLY_NUMBERS = re.compile(r"[0-9]+(?:[./\- ]+[0-9]+)*\.?")
_SHORT = 3
"""Letters from which on the beginning of a month's or weekday's name is read as it."""


def day_typed(typed: str, today: Date) -> Date:
    """Read one day: the nearest one behind, today included.

    Args:
        typed: lower-cased, without commas, single blanks.
        today: the user's local date.

    Raises:
        UnreadableDate: what is no day, could be several, lies ahead or never was.
    """
    if typed == "tomorrow":
        raise UnreadableDate(AHEAD)
    if typed in ("today", "yesterday"):
        return days_ago(int(typed == "yesterday"), today)
    weekday = _place(typed, _WEEKDAYS)
    if weekday is not None:
        return days_ago((today.weekday() - weekday) % DAYS, today)
    if (ago := _AGO.fullmatch(typed)) and ago[2] == "day":
        return days_ago(_number(ago[1]), today)
    if iso := _ISO.fullmatch(typed):
        return _allowed(_date(int(iso[1]), int(iso[2]), int(iso[3])), today)
    for pattern in _DATED:
        if dated := pattern.fullmatch(typed):
            return _allowed(_dated(dated, today), today)
    raise UnreadableDate(_AMBIGUOUS if _ONLY_NUMBERS.fullmatch(typed) else UNREADABLE)


def day_in_week_typed(typed: str, today: Date) -> Date | None:
    """Read a whole week, as any day in it; None when no week was typed.

    "week:2026-11-12", "week of 12 nov", "this week", "last week", "2 weeks ago".
    """
    for prefix in ("week:", "week of "):
        if typed.startswith(prefix):
            return day_typed(typed.removeprefix(prefix).strip(), today)
    if typed in ("this week", "last week"):
        return days_ago(DAYS if typed == "last week" else 0, today)
    ago = _AGO.fullmatch(typed)
    return days_ago(DAYS * _number(ago[1]), today) if ago and ago[2] == "week" else None


def days_ago(days: int, today: Date) -> Date:
    """The day that many days before today."""
    if days > today.toordinal() - LINKEDIN_BEGAN.toordinal():
        raise UnreadableDate(_TOO_EARLY)
    return day_after(today, -days)


def _dated(dated: re.Match[str], today: Date) -> Date:
    """The day a day, a month and perhaps a year name; without one, the last such day."""
    month = _place(dated["month"], _MONTHS)
    if month is None:
        raise UnreadableDate(UNREADABLE)
    day = int(dated["day"])
    if dated["year"]:
        return _date(int(dated["year"]), month + 1, day)
    leap_year = 2000
    _date(leap_year, month + 1, day)
    for year in (today.year, today.year - 1):
        try:
            this = Date(year, month + 1, day)
        except ValueError:
            continue
        if this <= today:
            return this
    raise UnreadableDate(_SAY_THE_YEAR)


def _date(year: int, month: int, day: int) -> Date:
    try:
        return Date(year, month, day)
    except ValueError:
        raise UnreadableDate(_NO_SUCH_DAY) from None


def _allowed(day: Date, today: Date) -> Date:
    if day > today:
        raise UnreadableDate(AHEAD)
    if day < LINKEDIN_BEGAN:
        raise UnreadableDate(_TOO_EARLY)
    return day


def _place(typed: str, names: tuple[str, ...]) -> int | None:
    """The place of the only name that begins with what was typed, from three letters on."""
    if len(typed) < _SHORT:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(typed)), None)


def _number(typed: str) -> int:
    return int(typed) if typed.isdigit() else 1
