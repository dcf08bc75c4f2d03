"""The order in which requests were sent."""

from __future__ import annotations

from netcoach.domain.request import Request

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
