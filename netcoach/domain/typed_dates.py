"""Reading dates and times as people type them, and writing them back.

Read is what can mean one past moment, day or week only. A local time that the autumn change
of clocks brings twice means the first of the two; with an offset the other can be said.
"""

from __future__ import annotations

import re

import pendulum
from pendulum import Date, DateTime, FixedTimezone, Time

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.text import clean_line
from netcoach.domain.week.calendar import DAYS, day_after
from netcoach.domain.zones import Zone, known_zone, zone_of

LINKEDIN_BEGAN = Date(2003, 5, 5)
"""The day LinkedIn opened: no request is older."""

AHEAD = "That lies ahead; log a request once it is sent, with now, yesterday or 12 nov."
UNREADABLE = "That day cannot be read; type today, yesterday, mon, 12 nov or 2026-11-12."
_AMBIGUOUS = "That can mean more than one day; type it like 12 nov or 2026-11-12."
NO_SUCH_DAY = "There is no such day in the calendar; type it like 12 nov or 2026-11-12."
_SAY_THE_YEAR = "Say which year; type it like 29 feb 2024 or 2024-02-29."
_TOO_EARLY = "There was no LinkedIn yet on that day; look at the year again."

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
_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DATED = tuple(
    rf"{first} {second}(?: (?P<year>[0-9]{{4}}))?"
    for first, second in ((_DAY, _MONTH), (_MONTH, _DAY))
)
_AGO = r"(a|an|one|[0-9]{1,5}) (day|week)s? ago"
_ONLY_NUMBERS = r"[0-9]+(?:[./\- ]+[0-9]+)*\.?"
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
    weekday = place_of(typed, WEEKDAYS)
    if weekday is not None:
        return days_ago((today.weekday() - weekday) % DAYS, today)
    if (ago := re.fullmatch(_AGO, typed)) and ago[2] == "day":
        return days_ago(_number(ago[1]), today)
    if iso := re.fullmatch(_ISO, typed):
        return _allowed(_date(int(iso[1]), int(iso[2]), int(iso[3])), today)
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
        raise UnreadableDate(_TOO_EARLY)
    return day_after(today, -days)


def _dated(dated: re.Match[str], today: Date) -> Date:
    """The day a day, a month and perhaps a year name; without one, the last such day."""
    month = place_of(dated["month"], MONTHS)
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
        raise UnreadableDate(NO_SUCH_DAY) from None


def _allowed(day: Date, today: Date) -> Date:
    if day > today:
        raise UnreadableDate(AHEAD)
    if day < LINKEDIN_BEGAN:
        raise UnreadableDate(_TOO_EARLY)
    return day


def place_of(typed: str, names: tuple[str, ...]) -> int | None:
    """The place of the only name that begins with what was typed, from three letters on."""
    if len(typed) < _SHORT:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(typed)), None)


def _number(typed: str) -> int:
    return int(typed) if typed.isdigit() else 1


_TIMED = (
    r"(?P<day>.*?)(?:^|(?<=[0-9])t|\s)(?:at\s)?"
    r"(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,6}))?)?)?"
    r"(?:(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})|\s?(?P<half>[ap]m))?"
)
_UNREADABLE = "That day cannot be read; type now, yesterday, mon 19:04, 12 nov or 2026-11-12."
_NO_SUCH_TIME = "There is no such time of day; type it like 19:04 or 7:04 pm."
_SKIPPED = "The clocks were put forward past that time on that day; type one they showed."
_NOON = 12
_MINUTES = 60
_LARGEST_OFFSET = 14 * _MINUTES
"""Minutes; no place is further from UTC."""


def parse_when(text: str, *, now: DateTime) -> SentTime:
    """Read when a request was sent.

    Args:
        text: "now", "19:04", "yesterday", "mon 19:04", "12 nov", "5 days ago", "last week",
            "2026-11-12", "2026-11-12T19:04" with or without an offset, "week:2026-11-12".
        now: the present moment in the user's zone, which becomes the zone logged in.

    Returns:
        Precision minute for a time of day, week for a week, else day. "now" is cut to the
        minute. The date of a time with an offset is the one typed, because the sender was
        there; "Z" says nothing about where, so the date is the one in the user's zone.

    Raises:
        UnreadableDate: what cannot be read, is ambiguous, lies ahead or never was.
    """
    typed = " ".join(clean_line(text).casefold().replace(",", " ").split())
    zone = known_zone(now.timezone_name)
    if typed in ("now", "just now"):
        return _at(now.replace(second=0, microsecond=0), now.date(), zone)
    if day := day_in_week_typed(typed, now.date()):
        return SentTime(on=day, zone=zone, precision=Precision.WEEK)
    timed = re.fullmatch(_TIMED, typed)
    if timed and (timed["minute"] or timed["half"]):
        day = _day(timed["day"] or "today", now.date())
        return _not_ahead(_timed(timed, day, now, zone), now)
    return SentTime(on=_day(typed, now.date()), zone=zone)


def when_text(sent: SentTime, *, zone: str | None = None) -> str:
    """Write a sent time so that ``parse_when`` reads the same one back.

    Args:
        sent: the time to write.
        zone: the zone it will be read in; None when that is the one it was logged in.
    """
    if sent.at is None:
        return f"{'week:' if sent.precision is Precision.WEEK else ''}{sent.on.isoformat()}"
    reader = zone_of(known_zone(zone or sent.zone))
    local = sent.at.in_timezone(reader)
    if local.date() == sent.on and _first_instant(sent.on, local.time(), reader) == sent.at:
        return _iso(local)
    there = _with_offset(sent.at, sent.on, sent.at.in_timezone(zone_of(known_zone(sent.zone))))
    return _iso(there) + there.format("Z")


def _day(typed: str, today: Date) -> Date:
    """Read a day where a time of day may be typed beside it, as the sentence then says."""
    try:
        return day_typed(typed, today)
    except UnreadableDate as unreadable:
        if str(unreadable) == UNREADABLE:
            raise UnreadableDate(_UNREADABLE) from None
        raise


def _timed(timed: re.Match[str], day: Date, now: DateTime, zone: str) -> SentTime:
    """A day at a time of day, in the zone of ``now`` unless an offset was typed."""
    clock, offset = _clock(timed), timed["offset"]
    here = now.timezone or pendulum.UTC
    if offset == "z":
        at = _first_instant(day, clock, pendulum.UTC)
        return _at(at, at.in_timezone(here).date(), zone)
    if offset:
        return _at(_first_instant(day, clock, _fixed(offset)), day, zone)
    at = _first_instant(day, clock, here)
    if at.in_timezone(here).time() != clock:
        raise UnreadableDate(_SKIPPED)
    return _at(at, day, zone)


def _clock(timed: re.Match[str]) -> Time:
    """The time of day that was typed."""
    hour = int(timed["hour"])
    if timed["half"]:
        if not 1 <= hour <= _NOON:
            raise UnreadableDate(_NO_SUCH_TIME)
        hour = hour % _NOON + (_NOON if timed["half"] == "pm" else 0)
    microsecond = int((timed["fraction"] or "0").ljust(6, "0"))
    try:
        return Time(hour, int(timed["minute"] or 0), int(timed["second"] or 0), microsecond)
    except ValueError:
        raise UnreadableDate(_NO_SUCH_TIME) from None


def _fixed(offset: str) -> FixedTimezone:
    """The zone of a typed offset such as "+05:30"."""
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if minutes >= _MINUTES or hours * _MINUTES + minutes > _LARGEST_OFFSET:
        raise UnreadableDate(_NO_SUCH_TIME)
    distance = (hours * _MINUTES + minutes) * _MINUTES
    return FixedTimezone(-distance if offset[0] == "-" else distance)


def _first_instant(day: Date, clock: Time, zone: Zone) -> DateTime:
    """The instant, in UTC, when clocks there first showed that.

    Where they never did, another one; only UTC instants can be compared about such hours.
    """
    local = pendulum.datetime(
        day.year,
        day.month,
        day.day,
        clock.hour,
        clock.minute,
        clock.second,
        clock.microsecond,
        tz=zone,
        fold=0,
    )
    return local.in_timezone("UTC")


def _at(at: DateTime, on: Date, zone: str) -> SentTime:
    return SentTime(on=on, at=at.in_timezone("UTC"), zone=zone, precision=Precision.MINUTE)


def _not_ahead(sent: SentTime, now: DateTime) -> SentTime:
    if sent.at is not None and sent.at > now.in_timezone("UTC"):
        raise UnreadableDate(AHEAD)
    return sent


def _with_offset(at: DateTime, on: Date, logged: DateTime) -> DateTime:
    """The instant as clocks showed it where it was ``on``, as near the zone logged in as can be."""
    hours = range(-12, 15)
    anywhere = [at.in_timezone(FixedTimezone(hour * _MINUTES * _MINUTES)) for hour in hours]
    anywhere.sort(key=lambda there: abs((there.offset or 0) - (logged.offset or 0)))
    return next((there for there in (logged, *anywhere) if there.date() == on), logged)


def _iso(local: DateTime) -> str:
    """Local date and time to the minute, or as far as there is anything."""
    fine = "microseconds" if local.microsecond else "seconds" if local.second else "minutes"
    return local.naive().isoformat(timespec=fine)
