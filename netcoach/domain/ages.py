"""How long ago something was, as rounded words say it: between which two days it happened."""

from __future__ import annotations

from enum import StrEnum

from pendulum import Date, DateTime

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.week.calendar import DAYS, day_after

LONGEST_AGE = 9_000
"""The longest age read, in days: LinkedIn opened in 2003."""


MINUTES = 60
DAY = 24 * MINUTES
"""Minutes in an hour and in a day."""


class Unit(StrEnum):
    """What an age is counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


LENGTH = {Unit.WEEK: DAYS, Unit.MONTH: 30, Unit.YEAR: 365}
"""Days in the longer units, as LinkedIn counts them (measured; a year is ours)."""


ENGLISH_UNITS = {
    form: unit
    for unit, forms in {
        Unit.MINUTE: "second seconds minute minutes min mins",
        Unit.HOUR: "hour hours hr hrs",
        Unit.DAY: "day days",
        Unit.WEEK: "week weeks",
        Unit.MONTH: "month months",
        Unit.YEAR: "year years",
    }.items()
    for form in forms.split()
}
"""The units by every word for them."""


@frozen
class Age:
    """The days something can have happened on.

    Attributes:
        precision: day where the day is sure; week where it may be the day before ``last``, so
            that only the week is told; span for anything between ``first`` and ``last``.
        first, last: the earliest and the latest local date, never after today.
    """

    precision: Precision
    first: Date
    last: Date

    def sent(self, zone: str) -> SentTime:
        """What it says of when something was sent; ``zone`` is the one it is logged in."""
        first = self.first if self.precision is Precision.SPAN else None
        return SentTime(on=self.last, first=first, zone=zone, precision=self.precision)


def on_day(day: Date) -> Age:
    """The age of something whose day is known."""
    return Age(precision=Precision.DAY, first=day, last=day)


def rounded_age(count: int, unit: Unit, *, now: DateTime) -> Age | None:
    """Read an age that was rounded down, as LinkedIn's are.

    Args:
        count: whole units, 0 or more.
        unit: minutes and hours give a day, days a week, longer units a span.
        now: the moment the age was true, on the user's clock.

    Returns:
        0 days is today; "3 days" is three days ago or the day before; "2 weeks" is 14 to 20 days
        ago and "2 months" 60 to 89. None for more than a day of minutes or hours, and for an age
        that LinkedIn is too young for.
    """
    today = now.date()
    if unit in (Unit.MINUTE, Unit.HOUR):
        minutes = count * (MINUTES if unit is Unit.HOUR else 1)
        return on_day(now.subtract(minutes=minutes).date()) if minutes < DAY else None
    length = LENGTH.get(unit, 1)
    if count * length >= LONGEST_AGE:
        return None
    if unit is Unit.DAY:
        if count == 0:
            return on_day(today)
        last = day_after(today, -count)
        return Age(precision=Precision.WEEK, first=day_after(last, -1), last=last)
    last = day_after(today, -count * length)
    first = day_after(last, 1 - length)
    return Age(precision=Precision.SPAN, first=first, last=last)
