"""The requests of a period, read once and from then on only where they changed."""

from __future__ import annotations

from bisect import bisect_left, insort

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Request, sending_order
from netcoach.storage.changes import Position, changes_since, position
from netcoach.storage.connection import Run
from netcoach.storage.log import reads


@frozen
class _Kept:
    """What was read of a period, in order of sending, and how far the log had come."""

    position: Position
    first: Date
    after: Date
    requests: tuple[Request, ...]


class RecentRequests:
    """Reads requests between two dates; the longest period read is kept.

    What did not change is given as the very same objects, so that what was worked out of them
    is known to hold (see ``domain.lazy.Remembered``). Called by one thread at a time.
    """

    def __init__(self) -> None:
        self._kept: _Kept | None = None

    def between(self, run: Run, first: Date, after: Date) -> tuple[Request, ...]:
        """Requests with first <= local date < after, in order of sending."""
        now = position(run)
        kept = self._kept = None if now is None else self._up_to_date(run, now)
        if kept is None or not kept.first <= first <= after <= kept.after:
            requests = reads.requests_between(run, first, after)
            if now is not None and (kept is None or after - first >= kept.after - kept.first):
                self._kept = _Kept(position=now, first=first, after=after, requests=requests)
            return requests
        since = bisect_left(kept.requests, first.toordinal(), key=_day)
        return kept.requests[since : bisect_left(kept.requests, after.toordinal(), key=_day)]

    def forget(self) -> None:
        """Keep nothing: what is read next is read from the file."""
        self._kept = None

    def _up_to_date(self, run: Run, now: Position) -> _Kept | None:
        kept = self._kept
        changes = None if kept is None else changes_since(run, kept.position, now)
        if kept is None or changes is None or changes.are_many:
            return None
        if not changes.requests:
            return _Kept(position=now, first=kept.first, after=kept.after, requests=kept.requests)
        requests = [one for one in kept.requests if one.id not in changes.requests]
        for request in reads.requests_of(run, [*changes.requests]):
            if kept.first <= request.sent.on < kept.after:
                insort(requests, request, key=sending_order)
        return _Kept(position=now, first=kept.first, after=kept.after, requests=tuple(requests))


def _day(request: Request) -> int:
    return request.sent.on.toordinal()
