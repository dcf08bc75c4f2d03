"""Requests placed in time, the way the speed rules measure it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.guideline import Guideline, guideline_for
from netcoach.domain.request import Request
from netcoach.domain.sending import sending_order
from netcoach.domain.week import FirstDay, Week, week_of


class Calendar:
    """The user's weeks and the upper edge each was lived under, each looked up once."""

    def __init__(self, guidelines: Sequence[Guideline], first_day: FirstDay) -> None:
        self._guidelines = guidelines
        self._first_day = first_day
        self._weeks: dict[Date, Week] = {}
        self._highs: dict[Date, int] = {}

    def week(self, day: Date) -> Week:
        """The week that holds ``day``."""
        if day not in self._weeks:
            self._weeks[day] = week_of(day, self._first_day)
        return self._weeks[day]

    def high(self, day: Date) -> int:
        """The upper edge of the guideline in the week that holds ``day``."""
        start = self.week(day).start
        if start not in self._highs:
            self._highs[start] = guideline_for(self.week(day), self._guidelines).high
        return self._highs[start]


@dataclass(slots=True, kw_only=True, eq=False)
class Placed:
    """A request with its places in time.

    Attributes:
        order: its place in the order of sending: date, instant in microseconds, id.
        week: the ordinal of its week's first date.
        high: the upper edge of that week's guideline.
    """

    request: Request
    order: tuple[int, int, int]
    week: int
    high: int


def placed(requests: Iterable[Request], calendar: Calendar) -> list[Placed]:
    """Place requests, in order of sending."""
    places = [
        Placed(
            request=request,
            order=sending_order(request),
            week=calendar.week(request.sent.on).start.toordinal(),
            high=calendar.high(request.sent.on),
        )
        for request in requests
    ]
    return in_order(places)


def in_order(places: Iterable[Placed]) -> list[Placed]:
    """The same in order of sending."""
    return sorted(places, key=lambda place: place.order)
