"""Dates in the cells of a spreadsheet: a whole table read in one way, or refused row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

import pendulum
from pendulum import UTC, Date, DateTime, FixedTimezone, Time

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.week.calendar import day_after
from netcoach.domain.zones import Zone
from netcoach.linkedin.dates import AmbiguousDate, existing_date
from netcoach.linkedin.facts import MONTHS

LONGEST_DATE = 60
"""Characters of the longest cell that is looked at as a date (ours)."""

SERIAL_ZERO = Date(1899, 12, 30)
"""The day a spreadsheet counts as number 0, from March 1900 on."""

SERIALS = range(37_622, 60_000)
"""Numbers of days that can be meant as dates: 2003 to 2064."""

_UNREADABLE = "That is no date netcoach reads in a spreadsheet."
_AMBIGUOUS = "That date can be read as day and month or as month and day."

_CLOCK = re.compile(
    r"(?P<rest>.*?[0-9a-z.])(?:t|,?\s+(?:at\s+|um\s+)?)"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<offset>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?"
)
_YEAR_FIRST = re.compile(
    r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})|([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
)
_NUMBERS = re.compile(r"([0-9]{1,2})([/. -])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})\.?")
_DAY_NAMED = re.compile(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s.-]+(?:de\s+)?(?P<month>[^\W\d_]{3,10})\.?"
    r"(?:\s+de)?[\s.,-]+(?P<year>[0-9]{4}|[0-9]{2})"
)
_MONTH_NAMED = re.compile(
    r"(?P<month>[^\W\d_]{3,10})\.?[\s-]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s,-]+(?P<year>[0-9]{4})"
)
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+")

_FOREIGN_MONTHS = (
    ("januar", "janeiro", "janvier", "enero", "gennaio", "ene"),
    ("februar", "fevereiro", "février", "febrero", "febbraio", "fev", "févr"),
    ("märz", "mär", "março", "mars", "marzo"),
    ("april", "abril", "avril", "aprile", "abr", "avr"),
    ("mai", "maio", "mayo", "maggio"),
    ("juni", "junho", "juin", "junio", "giugno"),
    ("juli", "julho", "juillet", "julio", "luglio", "juil"),
    ("august", "agosto", "août", "ago"),
    ("september", "setembro", "septembre", "septiembre", "settembre", "set"),
    ("oktober", "outubro", "octobre", "octubre", "ottobre", "okt", "out"),
    ("november", "novembro", "novembre", "noviembre"),
    ("dezember", "dezembro", "décembre", "diciembre", "dicembre", "dez", "déc", "dic"),
)
_MONTHS = MONTHS | {
    name: number for number, names in enumerate(_FOREIGN_MONTHS, start=1) for name in names
}
"""Months as spreadsheets of German, Portuguese, French, Spanish and Italian users name them."""


class DateOrder(StrEnum):
    """Which number of 9/14/2026 is the month; values are the public names."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@frozen
class CellDate:
    """What a cell says: a day, and a time of day where it has one.

    ``offset`` is the zone the time is written in; None for the user's own.
    """

    on: Date
    clock: Time | None = None
    offset: Zone | None = None

    def sent(self, zone: Zone) -> SentTime:
        """When a request of that date was sent, for somebody who lives in ``zone``.

        Midnight is how programs write a day without a time.
        """
        if self.clock is None or self.clock == Time(0, 0):
            return SentTime(on=self.on, zone=zone.name)
        at = _instant(self.on, self.clock, self.offset or zone)
        on = at.in_timezone(zone).date()
        return SentTime(on=on, at=at, zone=zone.name, precision=Precision.MINUTE)


def order_of(cells: Iterable[str]) -> DateOrder | None:
    """The one order in which every date of a table can be read; None when the dates do not tell.

    A single date with a number over 12 tells for all of them, unless another one contradicts it.
    """
    orders = set()
    for cell in cells:
        found = _NUMBERS.fullmatch(_split(cell)[0])
        if found and (int(found[1]) > 12) is not (int(found[3]) > 12):
            orders.add(DateOrder.DAY_FIRST if int(found[1]) > 12 else DateOrder.MONTH_FIRST)
        elif found and found[2] == ".":
            orders.add(DateOrder.DAY_FIRST)
    return orders.pop() if len(orders) == 1 else None


@lru_cache(maxsize=4096)
def cell_date(cell: str, order: DateOrder | None) -> CellDate:
    """Read one cell.

    ``2026-09-14T07:12:00.000Z``, ``14.09.2026 07:12``, ``9/14/2026``, ``14 Sep 2026``,
    ``September 14th, 2026``, ``20260914``, and 46279, which is how a spreadsheet stores it.

    Args:
        cell: its text.
        order: what ``order_of`` told of the whole table.

    Raises:
        AmbiguousDate: it can be two dates.
        UnreadableDate: it is none.
    """
    rest, clock = _split(cell)
    return CellDate(
        on=_date(rest, order),
        clock=clock and _time(clock),
        offset=clock and _offset(clock["offset"]),
    )


def _split(cell: str) -> tuple[str, re.Match[str] | None]:
    """The date of a cell without a weekday, and its time of day."""
    text = cell.strip().casefold()
    if len(text) > LONGEST_DATE:
        return "", None
    clock = _CLOCK.fullmatch(text)
    rest = clock["rest"] if clock else text
    return rest[found.end() :] if (found := _WEEKDAY.match(rest)) else rest, clock


def _date(text: str, order: DateOrder | None) -> Date:
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(number) for number in found.groups() if number)
        return existing_date(year, month, day)
    if found := _NUMBERS.fullmatch(text):
        return _numbered(found, order)
    if found := _DAY_NAMED.fullmatch(text) or _MONTH_NAMED.fullmatch(text):
        named = _MONTHS.get(found["month"])
        if named is None:
            raise UnreadableDate(_UNREADABLE)
        return existing_date(int(found["year"]), named, int(found["day"]))
    if (found := _SERIAL.fullmatch(text)) and int(found[1]) in SERIALS:
        return day_after(SERIAL_ZERO, int(found[1]))
    raise UnreadableDate(_UNREADABLE)


def _numbered(found: re.Match[str], order: DateOrder | None) -> Date:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if order is None and found[2] == ".":
        order = DateOrder.DAY_FIRST
    if order is None and first <= 12 and second <= 12 and first != second:
        raise AmbiguousDate(_AMBIGUOUS)
    if order is DateOrder.MONTH_FIRST or (order is None and first <= 12):
        return existing_date(year, first, second)
    return existing_date(year, second, first)


def _time(clock: re.Match[str]) -> Time:
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            raise UnreadableDate(_UNREADABLE)
        hour = hour % 12 + (12 if clock["half"].startswith("p") else 0)
    try:
        return Time(hour, int(clock["minute"]), int(clock["second"] or 0))
    except ValueError:
        raise UnreadableDate(_UNREADABLE) from None


def _offset(text: str | None) -> Zone | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if minutes > 14 * 60:
        raise UnreadableDate(_UNREADABLE)
    return FixedTimezone((-minutes if text[0] == "-" else minutes) * 60)


def _instant(on: Date, clock: Time, zone: Zone) -> DateTime:
    """The UTC instant of a wall clock: the earlier one of an hour that comes twice."""
    local = pendulum.datetime(
        on.year, on.month, on.day, clock.hour, clock.minute, clock.second, tz=zone, fold=0
    )
    return local.in_timezone("UTC")
