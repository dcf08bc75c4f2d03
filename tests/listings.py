"""Listings of the Log, for tests that say only what matters."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from netcoach.domain.filtering import read_filter
from netcoach.domain.log_listing import LogListing, LogRow
from netcoach.domain.log_slice import rated
from netcoach.domain.request import Request
from netcoach.domain.week import FirstDay
from tests.builders import WEDNESDAY

TODAY = WEDNESDAY.date()


def a_listing(ids: Sequence[int], text: str = "", *, of: int | None = None) -> LogListing:
    """A listing of these ids, found by a filter typed on the Wednesday."""
    return LogListing(
        reading=read_filter(text, today=TODAY, first_day=FirstDay.MONDAY),
        ids=array("q", ids),
        of=len(ids) if of is None else of,
        today=TODAY,
    )


def a_row(request: Request, *, rated_too: bool = True) -> LogRow:
    """A row of a request whose note no other one copies."""
    row = rated(request, copied=frozenset(), spent=frozenset())
    return LogRow(request=request, rated=row if rated_too else None)
