"""Reading when something was sent as people and LinkedIn write it, and writing it back.

Read is what can mean one past moment, day, week or span of days only. A local time that the
autumn change of clocks brings twice means the first of the two; with an offset the other can be
said.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pendulum
from pendulum import Date, DateTime, FixedTimezone, Time

from netcoach.domain.ages import ENGLISH_UNITS, Unit, rounded_age
from netcoach.domain.errors import UnreadableDate
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.text import clean_line
from netcoach.domain.typed_days import (
    AHEAD,
    LINKEDIN_BEGAN,
    TOO_EARLY,
    UNREADABLE,
    day_in_week_typed,
    day_shown,
    day_typed,
)
from netcoach.domain.week.calendar import MIDNIGHT, day_after, local_date
from netcoach.domain.zones import Zone, known_zone, zone_of

# The patterns are texts, which ``re`` compiles when they are first used: all of them together would
# cost every start and command 2 ms.
_TIMED = (
    r"(?P<day>.*?)(?:^|(?<=[0-9])t|\s)(?:at\s)?"
    r"(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,6}))?)?)?"
    r"(?:(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})|\s?(?P<half>[ap]m))?"
)
_AGE = (
    r"(?P<sent>(?:sent|invited) )?(?:about |some |~ ?)?"
    r"(?:(?P<count>a|an|one|[0-9]{1,5}) (?P<unit>[a-z]+) ago"
    r"|(?P<number>[0-9]{1,5}) ?(?P<letters>h|w|mo|y|yr)(?: ago)?"
    r"|(?P<yesterday>yesterday))"
)
_LETTERS = {"h": Unit.HOUR, "w": Unit.WEEK, "mo": Unit.MONTH, "y": Unit.YEAR, "yr": Unit.YEAR}
_SHORTER = (Unit.MINUTE, Unit.HOUR)
_SPAN = r"(?P<first>.+?) ?\.\. ?(?P<last>.+)"
_BACKWARDS = "The second day lies before the first; type them like 2026-11-02..2026-11-08."
_UNREADABLE = "That day cannot be read; type now, yesterday, mon 19:04, 12 nov or 2026-11-12."
_NO_SUCH_TIME = "There is no such time of day; type it like 19:04 or 7:04 pm."
_SKIPPED = "The clocks were put forward past that time on that day; type one they showed."
_NOON = 12
_TO_THE_MINUTE = len("2026-10-27T08:57")
_MINUTES = 60
_LARGEST_OFFSET = 14 * _MINUTES
"""Minutes; no place is further from UTC."""


def parse_when(text: str, *, now: DateTime, day_starts: str = MIDNIGHT) -> SentTime:
    """Read when a request was sent.

    Args:
        text: "now", "19:04", "yesterday", "mon 19:04", "12 nov", "24/11", "5 days ago", "2 hours
            ago", "last week", "2026-11-12", "2026-11-12T19:04" with or without an offset,
            "week:2026-11-12", "3 weeks ago", "2026-11-02..2026-11-08"; "Sent 3 days ago" as
            LinkedIn has it.
        now: the present moment in the user's zone, which becomes the zone logged in.
        day_starts: the time of day, "HH:MM", before which a time belongs to the day before.

    Returns:
        Precision minute for a time of day, week for a week, span for two days and for weeks,
        months and years ago, else day: hours ago are a day, no time. LinkedIn's "3 days ago" is
        rounded and may be a day more, so it tells the week only. "now" is cut to the minute. The
        date of a time with an offset is the one typed, because the sender was
        there; "Z" says nothing about where, so the date is the one in the user's zone.

    Raises:
        UnreadableDate: what cannot be read, is ambiguous, lies ahead or never was.
    """
    typed = " ".join(clean_line(text).casefold().replace(",", " ").split())
    zone, today = known_zone(now.timezone_name), local_date(now, day_starts)
    if typed in ("now", "just now"):
        return _at(now.replace(second=0, microsecond=0), today, zone)
    hours, minutes = map(int, day_starts.split(":"))
    of_today = now.subtract(hours=hours, minutes=minutes)
    if sent := _span(typed, today, zone) or _age(typed, of_today, zone):
        return sent
    typed = typed.removeprefix("sent ")
    if day := day_in_week_typed(typed, today):
        return SentTime(on=day, zone=zone, precision=Precision.WEEK)
    timed = re.fullmatch(_TIMED, typed)
    if timed and (timed["minute"] or timed["half"]):
        day = _day(timed["day"] or "today", now.date())
        sent = _not_ahead(_timed(timed, day, now, zone), now)
        if sent.on == day and not timed["offset"] and f"{_clock(timed):%H:%M}" < day_starts:
            return replace(sent, on=day_after(day, -1))
        return sent
    return SentTime(on=_day(typed, today), zone=zone)


def when_text(sent: SentTime, *, zone: str | None = None) -> str:
    """Write a sent time so that ``parse_when`` reads the same one back.

    Args:
        sent: the time to write.
        zone: the zone it will be read in; None when that is the one it was logged in.
    """
    if sent.at is None:
        said = {Precision.WEEK: "week:", Precision.SPAN: f"{sent.first}.."}
        return f"{said.get(sent.precision, '')}{sent.on.isoformat()}"
    reader = zone_of(known_zone(zone or sent.zone))
    local = sent.at.in_timezone(reader)
    if local.date() == sent.on and _first_instant(sent.on, local.time(), reader) == sent.at:
        return _iso(local)
    there = _with_offset(sent.at, sent.on, sent.at.in_timezone(zone_of(known_zone(sent.zone))))
    return _iso(there) + there.format("Z")


def when_shown(sent: SentTime, today: Date) -> str:
    """Write a sent time for somebody to change: "Tue 27 Oct 08:57", "week of Tue 27 Oct".

    ``parse_when`` reads it back where the request was sent. Seconds, and an hour that clocks
    showed twice, are written as ``when_text`` does.
    """
    day = day_shown(sent.on, today)
    exact = when_text(sent)
    if sent.first is not None:
        return f"{day_shown(sent.first, today)} .. {day}"
    if sent.precision is Precision.WEEK:
        return f"week of {sent.on:%a} {day}"
    if sent.local is None:
        return f"{sent.on:%a} {day}"
    return f"{sent.on:%a} {day} {exact[-5:]}" if len(exact) == _TO_THE_MINUTE else exact


def _age(typed: str, now: DateTime, zone: str) -> SentTime | None:
    """An age in words; None for anything else, and for days that a person counted."""
    found = re.fullmatch(_AGE, typed)
    if not found:
        return None
    unit = _LETTERS.get(found["letters"] or "") or ENGLISH_UNITS.get(found["unit"] or "")
    if found["yesterday"]:
        unit = Unit.DAY
    if not unit or (unit is Unit.DAY and not found["sent"]):
        return None
    count = found["count"] or found["number"] or "1"
    age = rounded_age(int(count) if count.isdigit() else 1, unit, now=now)
    if age is None or age.last < LINKEDIN_BEGAN:
        raise UnreadableDate(TOO_EARLY if unit not in _SHORTER else _UNREADABLE)
    return age.sent(zone)


def _span(typed: str, today: Date, zone: str) -> SentTime | None:
    """Two days with dots between them; one day where they are the same."""
    found = re.fullmatch(_SPAN, typed)
    if not found:
        return None
    first, last = _day(found["first"], today), _day(found["last"], today)
    if first == last:
        return SentTime(on=last, zone=zone)
    if first > last:
        raise UnreadableDate(_BACKWARDS)
    return SentTime(on=last, first=first, zone=zone, precision=Precision.SPAN)


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
