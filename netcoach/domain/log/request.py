"""Requests: the asks a user sent, with what was said about each, in order of sending."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from pendulum import Date, DateTime

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.signs import NOTHING_ANSWERED, Field, Signs
from netcoach.domain.outcomes.kinds import Outcome as Outcome
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.calendar import Week
from netcoach.domain.zones import zone_of

RequestId = NewType("RequestId", int)


class Precision(StrEnum):
    """How exactly "when" is known. A time is never invented."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    SPAN = "span"


class Source(StrEnum):
    """How a request came into the log."""

    LIVE = "live"
    LATE = "late"
    IMPORT = "import"


@frozen
class SentTime:
    """When a request was sent, as exactly as it is known.

    Attributes:
        on: the local date where and when it was sent; never moves once stored. With precision
            week, any date of that week; with precision span, the last date it can be.
        first: the first date it can be; given exactly when precision is span, and before ``on``.
        at: the instant in UTC; given exactly when precision is minute.
        zone: the zone it was logged in, as ``zones.zone_of`` knows it.
    """

    on: Date
    first: Date | None = None
    at: DateTime | None = None
    zone: str = "UTC"
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if (self.at is None) is (self.precision is Precision.MINUTE):
            raise InvalidInput("An instant goes with precision minute, and only with it.")
        if (self.first is None) is (self.precision is Precision.SPAN):
            raise InvalidInput("Two dates go with precision span, and only with it.")
        if self.first is not None and self.first >= self.on:
            raise InvalidInput("The first date of a span comes before its last.")

    @property
    def known_day(self) -> Date | None:
        """The date it was sent on; None where only a week or a span is known."""
        return self.on if self.precision in (Precision.MINUTE, Precision.DAY) else None

    @property
    def earliest(self) -> Date:
        """The first date it can have been sent on, of a week the one kept."""
        return self.first or self.on

    def is_in(self, week: Week) -> bool:
        """Whether it is counted in a week: a span only in the one that holds all of it."""
        return self.on in week and self.earliest in week

    @property
    def local(self) -> DateTime | None:
        """The instant as clocks in its zone showed it; None where only a day is known."""
        return self.at.in_timezone(zone_of(self.zone)) if self.at else None


@frozen
class RequestDraft:
    """A request before it is saved.

    Attributes:
        name: who it went to, never empty.
        person_id: the known person meant, when the user picked one; else None.
        company, role, url: "" when not said.
        note: the text sent with it; "" when none was sent; None when not said.
        reason: the user's private reason, "" when not written.
        event: the event or group it came from, "" when not said.
        field: None when not answered.
    """

    name: str
    sent: SentTime
    person_id: PersonId | None = None
    company: str = ""
    role: str = ""
    url: str = ""
    note: str | None = None
    reason: str = ""
    event: str = ""
    signs: Signs = NOTHING_ANSWERED
    field: Field | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidInput("A request needs a name: who did it go to?")


@frozen
class Request:
    """A saved request.

    ``company`` and ``role`` are the person's at the time; ``logged_at`` is UTC; ``outcomes``
    are in the order they happened, each with its local date.
    """

    id: RequestId
    person: Person
    sent: SentTime
    logged_at: DateTime
    source: Source = Source.LIVE
    company: str = ""
    role: str = ""
    note: str | None = None
    reason: str = ""
    event: str = ""
    signs: Signs = NOTHING_ANSWERED
    field: Field | None = None
    outcomes: tuple[tuple[Outcome, Date], ...] = ()


MICROSECONDS = 1_000_000
"""In a second."""


def sending_order(request: Request) -> tuple[int, int, int]:
    """What to sort by: local date, then instant, then id.

    A request whose instant is not known comes before the others of its date.
    """
    return request.sent.on.toordinal(), sent_instant(request), request.id


def sent_instant(request: Request) -> int:
    """Microseconds since 1970 in UTC; before every instant when it is not known."""
    at = request.sent.at
    if at is None:
        return -(10**18)
    return at.int_timestamp * MICROSECONDS + at.microsecond
