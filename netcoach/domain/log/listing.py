"""What the Log shows: which requests a filter means, and the rows of those that are seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.filter.parser import FilterReading
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.week.review import RatedRequest


@frozen
class LogRow:
    """A request of the Log; ``rated`` is None until its quality was worked out."""

    request: Request
    rated: RatedRequest | None


@frozen
class LogListing:
    """The requests a filter means, newest first.

    Attributes:
        reading: the filter, with how each piece of it was read.
        ids: an array of 64-bit ids, so that 100,000 take less than a megabyte; never changed.
        of: how many requests the whole log holds.
        today: the local date it was read on.
    """

    reading: FilterReading
    ids: array[int]
    of: int
    today: Date

    def __len__(self) -> int:
        return len(self.ids)

    def place_of(self, request_id: RequestId) -> int | None:
        """Where a request stands; None when it is not among them."""
        try:
            return self.ids.index(request_id)
        except ValueError:
            return None

    def between(self, start: int, stop: int) -> Sequence[RequestId]:
        """The ids of a range of places."""
        return [RequestId(number) for number in self.ids[max(0, start) : stop]]
