"""The Log's part of the door: searching it, its rows, and taking many requests out at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from netcoach.coach.room import Room
from netcoach.domain.errors import NotFound
from netcoach.domain.request import Request, RequestId
from netcoach.domain.review import RatedRequest

if TYPE_CHECKING:
    from netcoach.coach.note_months import MonthOfNotes, NoteMonths
    from netcoach.domain.filtering import Filter, FilterReading
    from netcoach.domain.log_listing import LogListing, LogRow

AT_ONCE = 200
"""Requests read at once where a quality must be known to tell which are meant."""

_GONE = "Those requests are not in the log any more; choose them again."


class LogRoom(Room):
    """What the Log asks for; every method runs in a worker thread, never inside a snapshot."""

    def read_filter(self, text: str) -> FilterReading:
        """How a filter is read today."""
        from netcoach.domain.filtering import read_filter

        return read_filter(text, today=self.today(), first_day=self.config.first_day)

    def log_listing(
        self, text: str = "", *, given_up: Callable[[], bool] = lambda: False
    ) -> LogListing:
        """Find the requests a filter means, newest first.

        Args:
            text: the filter, half-typed too.
            given_up: asked now and then where a filter on quality takes long; what was found by
                then is all that is given.
        """
        from netcoach.domain.filtering import asks_quality
        from netcoach.domain.log_listing import LogListing

        reading = self.read_filter(text)
        conditions = reading.filter.conditions
        plain = [one for one in conditions if not asks_quality(one)]
        of = len(self.store.search(()))
        ids = self.store.search(plain)
        if len(plain) < len(conditions):
            ids = self._of_that_quality(ids, reading.filter, given_up)
        return LogListing(reading=reading, ids=ids, of=of, today=self.today())

    def log_rows(
        self, ids: Sequence[RequestId], *, patience: float | None = None
    ) -> tuple[LogRow, ...]:
        """The rows of these requests, in their order; those no longer in the log are left out.

        Args:
            ids: a screenful at a time.
            patience: seconds to spend on comparing notes for the qualities; the rows it is not
                enough for come without one. None takes as long as it takes.
        """
        end = None if patience is None else monotonic() + patience
        return tuple(self._row(request, end) for request in self.store.requests_of(ids))

    def rated(self, ids: Sequence[RequestId]) -> tuple[RatedRequest, ...]:
        """These requests with their quality."""
        return tuple(row.rated for row in self.log_rows(ids) if row.rated is not None)

    def list_requests(
        self, text: str = "", *, limit: int | None = None
    ) -> tuple[LogListing, tuple[RatedRequest, ...]]:
        """The requests a filter means, with their quality; the newest ``limit`` of them."""
        listing = self.log_listing(text)
        ids = listing.between(0, len(listing) if limit is None else limit)
        return listing, self.rated(ids)

    def requests_of(self, ids: Sequence[RequestId]) -> tuple[Request, ...]:
        """These requests, in their order; those no longer in the log are left out."""
        return self.store.requests_of(ids)

    def warm_up_search(self) -> None:
        """Get ready for words, so that the first letter is found as quickly as the second."""
        self.store.warm_up_search()

    def delete_many(self, ids: Sequence[RequestId]) -> int:
        """Take requests out of the log in one undoable step; gives how many there were.

        Raises:
            NotFound: none of them is in the log any more.
        """
        if len(ids) == 1:
            self.store.delete(ids[0], at=self.clock())
            return 1
        gone = self.store.delete_many(ids, at=self.clock())
        if not gone:
            raise NotFound(_GONE)
        return gone

    @cached_property
    def _note_months(self) -> NoteMonths:
        from netcoach.coach.note_months import NoteMonths

        return NoteMonths(self.store.with_notes_between, self.store.change_token)

    def _row(self, request: Request, end: float | None) -> LogRow:
        from netcoach.domain.log_listing import LogRow
        from netcoach.domain.log_slice import rated

        notes = self._notes_of(request, end)
        if notes is None:
            return LogRow(request=request, rated=None)
        return LogRow(request=request, rated=rated(request, copied=notes.copied, spent=notes.spent))

    def _notes_of(self, request: Request, end: float | None) -> MonthOfNotes | None:
        from netcoach.coach.note_months import NOTHING_SAID

        if request.note is None:
            return NOTHING_SAID
        month = request.sent.on, self.config.notes_a_month
        if end is None or monotonic() < end:
            return self._note_months.of(*month)
        return self._note_months.known(*month)

    def _of_that_quality(
        self, ids: array[int], wanted: Filter, given_up: Callable[[], bool]
    ) -> array[int]:
        from netcoach.domain.filtering import matches

        found: array[int] = array("q")
        for start in range(0, len(ids), AT_ONCE):
            if given_up():
                break
            part = [RequestId(number) for number in ids[start : start + AT_ONCE]]
            found.extend(row.request.id for row in self.rated(part) if matches(row, wanted))
        return found
