"""What a note's quality needs to know of other notes, a calendar month at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.notes import COPY_DAYS, Month, copied_notes, month_of, notes_left
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.week.calendar import day_after

REMEMBERED = 240
"""Months kept while the log stands still (ours: twenty years)."""

Between = Callable[[Date, Date], tuple[Request, ...]]


@frozen
class MonthOfNotes:
    """Which requests of a month carry a copied note; ``spent`` holds it once none is left."""

    copied: frozenset[RequestId]
    spent: frozenset[Month]


NOTHING_SAID = MonthOfNotes(copied=frozenset(), spent=frozenset())
"""Enough for a request of whose note nothing is known, where the plan has no limit of notes."""


class NoteMonths:
    """Works months out once; what is known is forgotten when the log changes.

    Args:
        between: the requests with first <= local date < after of whose note anything is known.
        stamp: differs after any commit by anybody.
    """

    def __init__(self, between: Between, stamp: Callable[[], int]) -> None:
        self._between = between
        self._stamp = stamp
        self._lock = Lock()
        self._seen: int | None = None
        self._known: OrderedDict[tuple[Month, int | None], MonthOfNotes] = OrderedDict()

    def known(self, day: Date, notes_a_month: int | None) -> MonthOfNotes | None:
        """The month that holds a day, if it is at hand."""
        with self._lock:
            self._look()
            return self._known.get((month_of(day), notes_a_month))

    def of(self, day: Date, notes_a_month: int | None) -> MonthOfNotes:
        """The month that holds a day, worked out now if need be."""
        known = self.known(day, notes_a_month)
        if known is not None:
            return known
        stamp = self._stamp()
        month = self._worked_out(day, notes_a_month)
        with self._lock:
            if stamp == self._seen:
                self._known[(month_of(day), notes_a_month)] = month
                while len(self._known) > REMEMBERED:
                    self._known.popitem(last=False)
        return month

    def _look(self) -> None:
        stamp = self._stamp()
        if stamp != self._seen:
            self._known.clear()
            self._seen = stamp

    def _worked_out(self, day: Date, notes_a_month: int | None) -> MonthOfNotes:
        first, after = bounds_of_month(day)
        # Copies stand within COPY_DAYS of each other, so no note further off can matter.
        around = self._between(day_after(first, -COPY_DAYS), day_after(after, COPY_DAYS))
        inside = [request for request in around if first <= request.sent.on < after]
        here = {request.id for request in inside}
        spent = notes_left(inside, day, notes_a_month) == 0
        return MonthOfNotes(
            copied=copied_notes(around) & here, spent=frozenset({month_of(day)} if spent else ())
        )


def bounds_of_month(day: Date) -> tuple[Date, Date]:
    """The first date of the calendar month that holds a day, and that of the next one."""
    year, number = month_of(day)
    after = Date(year + 1, 1, 1) if number == 12 else Date(year, number + 1, 1)
    return Date(year, number, 1), after
