"""Weeks: seven local dates, beginning on any day the user likes.

Civil dates and whole-number arithmetic only. No zone and no clock comes near a week, so a
change of clocks, a skipped day or a flight across the date line cannot move one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from pendulum import Date, DateTime

DAYS = 7


class FirstDay(IntEnum):
    """The day a week begins on; the numbers are those of ``date.weekday()``."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Week:
    """Seven consecutive local dates; ``end`` is the last of them."""

    start: Date

    @property
    def end(self) -> Date:
        """The last date inside the week."""
        return day_after(self.start, DAYS - 1)

    @property
    def days(self) -> tuple[Date, ...]:
        """The seven dates, in order."""
        return tuple(day_after(self.start, n) for n in range(DAYS))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, Date) and 0 <= day.toordinal() - self.start.toordinal() < DAYS

    def shift(self, weeks: int) -> Week:
        """The week that many weeks later, or earlier when negative."""
        return Week(start=day_after(self.start, DAYS * weeks))

    def day_number(self, day: Date) -> int:
        """1 for the first day of the week to 7 for the last; below 1 or above 7 outside it."""
        return day.toordinal() - self.start.toordinal() + 1


def day_after(day: Date, days: int) -> Date:
    """The civil date that many days later, or earlier when negative."""
    return Date.fromordinal(day.toordinal() + days)


MIDNIGHT = "00:00"
"""When a day starts unless the user says otherwise."""


def local_date(now: DateTime, day_starts: str = MIDNIGHT) -> Date:
    """The local date of a moment, where what comes before a time of day belongs to the day before.

    Args:
        now: a moment in the user's zone.
        day_starts: that time, "HH:MM".
    """
    return day_after(now.date(), -1 if f"{now:%H:%M}" < day_starts else 0)


def week_of(day: Date, first_day: FirstDay = FirstDay.MONDAY) -> Week:
    """The week that holds ``day``."""
    return Week(start=day_after(day, -((day.weekday() - first_day) % DAYS)))


def weeks_between(earlier: Week, later: Week) -> int:
    """How many weeks ``later`` begins after ``earlier``; negative when it begins before."""
    return (later.start.toordinal() - earlier.start.toordinal()) // DAYS
