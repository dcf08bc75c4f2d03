"""Where the Log's rows come from: a listing of ids, and the rows that were read of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netcoach.domain.log.listing import LogListing, LogRow
from netcoach.domain.log.request import RequestId

KEPT = 2000
"""Rows kept in memory at most (ours: some twenty screens, a few megabytes)."""

AROUND = 40
"""Rows read beyond either end of what is seen, so that a step further shows at once (ours)."""


class LogRows:
    """The rows of a listing as far as they were read."""

    def __init__(self, listing: LogListing, rows: Iterable[LogRow] = ()) -> None:
        self.listing = listing
        self._read: dict[RequestId, LogRow] = {}
        self._gone: set[RequestId] = set()
        self.take(rows)

    def __len__(self) -> int:
        return len(self.listing)

    def rows(self, start: int, stop: int) -> Sequence[LogRow | None]:
        """The rows of a range; None for one that was not read yet."""
        return [self._read.get(number) for number in self.listing.between(start, stop)]

    def index_of(self, request_id: RequestId) -> int | None:
        """Where a request stands."""
        return self.listing.place_of(request_id)

    def take(self, rows: Iterable[LogRow], *, asked: Iterable[RequestId] = ()) -> None:
        """Keep rows that were read; the ones read first make room.

        Args:
            rows: what was read.
            asked: what was asked for; what did not come is gone and not asked for again.
        """
        for row in rows:
            self._read.pop(row.request.id, None)
            self._read[row.request.id] = row
        self._gone.update(number for number in asked if number not in self._read)
        for number in list(self._read)[: max(0, len(self._read) - KEPT)]:
            del self._read[number]

    def missing(self, start: int, stop: int) -> Sequence[RequestId]:
        """What has to be read to show a range and a step further; () when all of it is there."""
        known = self._read.keys() | self._gone
        if known.issuperset(self.listing.between(start, stop)):
            return ()
        wide = self.listing.between(start - AROUND, stop + AROUND)
        return [number for number in wide if number not in known]

    def unrated(self, start: int, stop: int) -> Sequence[RequestId]:
        """The requests of a range that were read without their quality."""
        return [
            row.request.id
            for row in self.rows(start, stop)
            if row is not None and row.rated is None
        ]
