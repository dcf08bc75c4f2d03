"""Reading one day, or one week, as people type it.

Read is what can mean one past day only, counted back from today; what can mean two is refused
with both of them.
"""

from __future__ import annotations

import re

from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.week.calendar import DAYS, day_after

LINKEDIN_BEGAN = Date(2003, 5, 5)
"""The day LinkedIn opened: no request is older."""

AHEAD = "That lies ahead; log a request once it is sent, with now, yesterday or 12 nov."
UNREADABLE = "That day cannot be read; type today, yesterday, mon, 12 nov or 2026-11-12."
_AMBIGUOUS = "That can mean more than one day; type it like 12 nov or 2026-11-12."
_TWO_DAYS = "That can be {one} or {other}; type it like 12 nov or 2026-11-12."
NO_SUCH_DAY = "There is no such day in the calendar; type it like 12 nov or 2026-11-12."
_OTHER_WEEKDAY = "{day} is no {weekday}; change the weekday too, or leave it out."
_SAY_THE_YEAR = "Say which year; type it like 29 feb 2024 or 2024-02-29."
TOO_EARLY = "There was no LinkedIn yet on that day; look at the year again."

MONTHS = (
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
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# The patterns are texts, which ``re`` compiles when they are first used: all of them together would
# cost every start and command 2 ms.
_YEAR_FIRST = r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})|(20[0-9]{2})([0-9]{2})([0-9]{2})"
_DAY_AND_MONTH = r"([0-9]{1,2})([-/. ])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?(?P<dot>\.?)"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DATED = tuple(
    rf"{first} {second}(?: (?P<year>[0-9]{{4}}))?"
    for first, second in ((_DAY, _MONTH), (_MONTH, _DAY))
)
_AGO = r"(a|an|one|[0-9]{1,5}) (day|week)s? ago|([0-9]{1,5}) ?d(?: ago)?"
_ONLY_NUMBERS = r"[0-9]+(?:[./\- ]+[0-9]+)*\.?"
_TODAY = ("today", "just now", "this morning", "this afternoon", "this evening", "tonight")
_YESTERDAY = ("yesterday", "yest", "last night", "yesterday morning", "yesterday evening")
_CENTURY = 2000
_UNDER_A_YEAR = 365
_SHORT = 3
"""Letters from which on the beginning of a month's or weekday's name is read as it."""


def day_typed(typed: str, today: Date) -> Date:
    """Read one day: the nearest one behind, today included; "last monday" is before today.

    Dots part day and month, in this order. Other marks part them in the order that there is a day
    for: "24/11" and "11/24/26" are 24 November, "12/11" could be two days.

    Args:
        typed: lower-cased, without commas, single blanks.
        today: the user's local date.

    Raises:
        UnreadableDate: what is no day, could be several, lies ahead or never was.
    """
    if typed == "tomorrow":
        raise UnreadableDate(AHEAD)
    if typed in _TODAY:
        return today
    if typed in _YESTERDAY:
        return days_ago(1, today)
    first, _, rest = typed.partition(" ")
    if rest and (weekday := place_of(first, WEEKDAYS)) is not None:
        return _checked_weekday(day_typed(rest, today), weekday)
    weekday = place_of(typed.removeprefix("last "), WEEKDAYS)
    if weekday is not None:
        days = (today.weekday() - weekday) % DAYS
        return days_ago(days or (DAYS if typed.startswith("last ") else 0), today)
    if (ago := re.fullmatch(_AGO, typed)) and ago[2] != "week":
        return days_ago(_number(ago[1] or ago[3]), today)
    if iso := re.fullmatch(_YEAR_FIRST, typed):
        year, month, day = (int(iso[n] or iso[m]) for n, m in ((1, 5), (3, 6), (4, 7)))
        return _allowed(_date(year, month, day), today)
    if numbers := re.fullmatch(_DAY_AND_MONTH, typed):
        return _allowed(_numbered(numbers, today), today)
    for pattern in _DATED:
        if dated := re.fullmatch(pattern, typed):
            return _allowed(_dated(dated, today), today)
    raise UnreadableDate(_AMBIGUOUS if re.fullmatch(_ONLY_NUMBERS, typed) else UNREADABLE)


def day_in_week_typed(typed: str, today: Date) -> Date | None:
    """Read a whole week, as any day in it; None when no week was typed.

    "week:2026-11-12", "week of 12 nov", "this week", "last week", "2 weeks ago".
    """
    for prefix in ("week:", "week of "):
        if typed.startswith(prefix):
            return day_typed(typed.removeprefix(prefix).strip(), today)
    if typed in ("this week", "last week"):
        return days_ago(DAYS if typed == "last week" else 0, today)
    ago = re.fullmatch(_AGO, typed)
    return days_ago(DAYS * _number(ago[1]), today) if ago and ago[2] == "week" else None


def days_ago(days: int, today: Date) -> Date:
    """The day that many days before today."""
    if days > today.toordinal() - LINKEDIN_BEGAN.toordinal():
        raise UnreadableDate(TOO_EARLY)
    return day_after(today, -days)


def day_named(day: Date) -> str:
    """A day as a sentence says it: "12 Nov 2026"."""
    return f"{day.day} {day:%b %Y}"


def day_shown(day: Date, today: Date) -> str:
    """A day as ``day_typed`` reads it back: "27 Oct", with the year where it needs one."""
    needs_none = 0 <= today.toordinal() - day.toordinal() < _UNDER_A_YEAR
    return f"{day.day} {day:%b}" if needs_none else day_named(day)


def _checked_weekday(day: Date, weekday: int) -> Date:
    if day.weekday() != weekday:
        name = WEEKDAYS[weekday].capitalize()
        raise UnreadableDate(_OTHER_WEEKDAY.format(day=day_named(day), weekday=name))
    return day


def _dated(dated: re.Match[str], today: Date) -> Date:
    """The day a day, a month and perhaps a year name; without one, the last such day."""
    month = place_of(dated["month"], MONTHS)
    if month is None:
        raise UnreadableDate(UNREADABLE)
    return _day_of(int(dated["day"]), month + 1, dated["year"], today)


def _numbered(numbers: re.Match[str], today: Date) -> Date:
    """The only day that two numbers, and perhaps a year, can mean."""
    first, second, year = int(numbers[1]), int(numbers[3]), numbers[4]
    if numbers[2] == ".":
        return _day_of(first, second, year, today)
    if numbers["dot"]:
        raise UnreadableDate(_AMBIGUOUS)
    readings: set[Date] = set()
    refusal = UnreadableDate(NO_SUCH_DAY)
    for day, month in {(first, second), (second, first)}:
        try:
            readings.add(_day_of(day, month, year, today))
        except UnreadableDate as refused:
            if str(refused) != NO_SUCH_DAY:
                refusal = refused
    if len(readings) > 1:
        one, other = sorted(readings)
        raise UnreadableDate(_TWO_DAYS.format(one=day_named(one), other=day_named(other)))
    if not readings:
        raise refusal
    return readings.pop()


def _day_of(day: int, month: int, year: str | None, today: Date) -> Date:
    """The day of that date; without a year, the last such day."""
    if year:
        return _date(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)
    leap_year = 2000
    _date(leap_year, month, day)
    for this_year in (today.year, today.year - 1):
        try:
            this = Date(this_year, month, day)
        except ValueError:
            continue
        if this <= today:
            return this
    raise UnreadableDate(_SAY_THE_YEAR)


def _date(year: int, month: int, day: int) -> Date:
    try:
        return Date(year, month, day)
    except ValueError:
        raise UnreadableDate(NO_SUCH_DAY) from None


def _allowed(day: Date, today: Date) -> Date:
    if day > today:
        raise UnreadableDate(AHEAD)
    if day < LINKEDIN_BEGAN:
        raise UnreadableDate(TOO_EARLY)
    return day


def place_of(typed: str, names: tuple[str, ...]) -> int | None:
    """The place of the only name that begins with what was typed, from three letters on."""
    if len(typed) < _SHORT:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(typed)), None)


def _number(typed: str) -> int:
    return int(typed) if typed.isdigit() else 1
