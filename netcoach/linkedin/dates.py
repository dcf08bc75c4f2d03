"""Reading the dates of an export: each in the few forms seen, never by guessing."""

from __future__ import annotations

import datetime as dt
import re

import pendulum
from pendulum import Date, DateTime

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.zones import Zone, zone_of
from netcoach.linkedin.facts import FIRST_YEAR, MONTHS

# \s takes in the narrow blank that newer formatters put before AM and PM.
_WALL_CLOCK = re.compile(
    r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4}),?\s+([0-9]{1,2}):([0-9]{2})\s*([AP])\.?M\.?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"([0-9]{1,2})[\s.-]+([a-z]{3,9})\.?[\s.-]+([0-9]{2}|[0-9]{4})", re.IGNORECASE)
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_YEAR_FIRST = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_NUMBERS = re.compile(
    r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})(?:,?\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?",
)
_UTC = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})(?: UTC)?")


class AmbiguousDate(UnreadableDate):
    """A date of which only the writer knows which number is the month."""


_UNREADABLE = "That is not a date as LinkedIn writes it."
_AMBIGUOUS = "That date can be read as day and month or as month and day."


def zone_named(name: str) -> Zone:
    """The time zone of a name, as a log keeps it.

    Raises:
        InvalidInput: when there is none of that name.
    """
    try:
        return zone_of(name)
    except ValueError as unknown:
        raise InvalidInput("There is no time zone of that name; try Europe/Berlin.") from unknown


def sent_at(text: str, zone: Zone) -> DateTime:
    """The UTC instant of ``Sent At``: month, day, year and a twelve-hour wall clock in ``zone``.

    The hour that comes twice when clocks go back means the earlier instant; the hour that is
    skipped when they go forward is read as if they had not gone yet.

    Raises:
        UnreadableDate: for any other form, and for a day or a time that does not exist.
    """
    wall = wall_clock(text)
    return pendulum.instance(wall.replace(tzinfo=zone, fold=0).astimezone(dt.UTC))


def is_skipped(text: str, zone: Zone) -> bool:
    """Whether no clock of ``zone`` can have shown that ``Sent At``: a sign of another zone."""
    wall = wall_clock(text).replace(tzinfo=zone, fold=0)
    return wall.astimezone(dt.UTC).astimezone(zone).replace(fold=0) != wall


def wall_clock(text: str) -> dt.datetime:
    """``8/21/18, 9:17 AM`` and ``01/11/22, 08:41 AM`` as they stand, in no zone.

    Raises:
        UnreadableDate: for any other form, and for a day or a time that does not exist.
    """
    found = _WALL_CLOCK.fullmatch(text.strip())
    if not found:
        raise UnreadableDate(_UNREADABLE)
    month, day, year, hour, minute = (int(number) for number in found.groups()[:5])
    if not 1 <= hour <= 12 or minute > 59:
        raise UnreadableDate(_UNREADABLE)
    on = existing_date(year, month, day)
    afternoon = 12 if found[6].upper() == "P" else 0
    return dt.datetime(on.year, on.month, on.day, hour % 12 + afternoon, minute)  # noqa: DTZ001


def connected_on(text: str) -> Date:
    """The date of ``Connected On``, in the forms of every era and of the usual spreadsheets.

    ``20 Nov 2018``, ``9-Sep-22``, ``"1/9/18, 6:33 PM"`` (LinkedIn's own, month first),
    ``17.09.2021`` and ``2021-09-17``. ``27/06/2026`` can only be June; ``03/04/2024`` is refused.

    Raises:
        UnreadableDate: for any other form, a day that does not exist, and an ambiguous one.
    """
    text = text.strip()
    if found := _NAMED.fullmatch(text):
        month = MONTHS.get(found[2].lower())
        if month is None:
            raise UnreadableDate(_UNREADABLE)
        return existing_date(int(found[3]), month, int(found[1]))
    if found := _DOTTED.fullmatch(text):
        return existing_date(int(found[3]), int(found[2]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return existing_date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        return _tell_apart(int(found[1]), int(found[3]), int(found[4]))
    return _civil(wall_clock(text))


def message_at(text: str) -> DateTime:
    """The UTC instant of a message: ``2023-05-01 14:22:10 UTC``.

    Raises:
        UnreadableDate: for any other form, and for a day or a time that does not exist.
    """
    found = _UTC.fullmatch(text.strip())
    if not found:
        raise UnreadableDate(_UNREADABLE)
    year, month, day, hour, minute, second = (int(number) for number in found.groups())
    if hour > 23 or minute > 59 or second > 59:
        raise UnreadableDate(_UNREADABLE)
    existing_date(year, month, day)
    return DateTime(year, month, day, hour, minute, second, tzinfo=pendulum.UTC)


def written_on(text: str) -> Date:
    """The date of a recommendation, as written: ``01/11/22, 08:41 AM`` is 11 January.

    Raises:
        UnreadableDate: for any other form, and for a day or a time that does not exist.
    """
    return _civil(wall_clock(text))


def _civil(moment: dt.datetime) -> Date:
    return Date(moment.year, moment.month, moment.day)


def _tell_apart(first: int, second: int, year: int) -> Date:
    """The only date two numbers can mean."""
    if first <= 12 and second <= 12 and first != second:
        raise AmbiguousDate(_AMBIGUOUS)
    return existing_date(year, second, first) if first > 12 else existing_date(year, first, second)


def existing_date(year: int, month: int, day: int) -> Date:
    """A date that exists; years of two digits are of this century."""
    year += 2000 if year < 100 else 0
    if year < FIRST_YEAR:
        raise UnreadableDate(_UNREADABLE)
    try:
        return Date(year, month, day)
    except ValueError as missing:
        raise UnreadableDate(_UNREADABLE) from missing
