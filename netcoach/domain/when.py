"""Reading when a request was sent, as people type it, and writing it back.

Read is what can mean one past moment, day or week only. A local time that the autumn change
of clocks brings twice means the first of the two; with an offset the other can be said.
"""

from __future__ import annotations

import re

import pendulum
from pendulum import Date, DateTime, FixedTimezone, Time

from netcoach.domain.clean import clean_line
from netcoach.domain.days import AHEAD, UNREADABLE, day_in_week_typed, day_typed
from netcoach.domain.errors import UnreadableDate
from netcoach.domain.request import Precision, SentTime
from netcoach.domain.zones import Zone, known_zone, zone_of

_TIMED = re.compile(
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
    timed = _TIMED.fullmatch(typed)
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
    if local.microsecond:
        return local.format("YYYY-MM-DD[T]HH:mm:ss.SSSSSS")
    return local.format("YYYY-MM-DD[T]HH:mm:ss" if local.second else "YYYY-MM-DD[T]HH:mm")
