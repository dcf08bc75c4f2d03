"""Which rows of a listing are at hand, and which have to be read."""

from __future__ import annotations

from netcoach.domain.log.request import RequestId
from netcoach.tui.log.table import AROUND, KEPT, LogRows
from tests.support.builders import a_listing, a_request, a_row

IDS = range(10_000, 0, -1)


def test_what_is_missing_is_asked_for_with_a_step_further() -> None:
    rows = LogRows(a_listing(IDS))
    assert list(rows.missing(100, 110)) == [10_000 - n for n in range(100 - AROUND, 110 + AROUND)]
    assert rows.rows(100, 102) == [None, None]


def test_what_was_read_is_not_asked_for_again() -> None:
    read = [a_row(a_request(id=10_000 - n)) for n in range(5)]
    rows = LogRows(a_listing(IDS), read)
    assert rows.rows(0, 5) == read
    assert rows.missing(0, 5) == ()
    assert len(rows.missing(0, 6)) == AROUND + 1


def test_what_does_not_come_is_gone_and_not_asked_for_for_ever() -> None:
    rows = LogRows(a_listing([3, 2, 1]))
    rows.take([a_row(a_request(id=3))], asked=[RequestId(n) for n in (3, 2, 1)])
    assert rows.missing(0, 3) == ()


def test_rows_without_their_quality_are_known() -> None:
    request = a_request(id=2)
    rows = LogRows(a_listing([2, 1]), [a_row(request, rated_too=False), a_row(a_request(id=1))])
    assert rows.unrated(0, 2) == [2]
    rows.take([a_row(request)])
    assert rows.unrated(0, 2) == []


def test_a_long_way_through_the_log_keeps_only_the_last_rows() -> None:
    rows = LogRows(a_listing(IDS))
    for number in range(KEPT + 10):
        rows.take([a_row(a_request(id=10_000 - number))])
    assert rows.rows(0, 1) == [None]
    assert rows.rows(KEPT, KEPT + 1)[0] is not None


def test_a_request_is_found_in_a_listing() -> None:
    rows = LogRows(a_listing(IDS))
    assert rows.index_of(RequestId(1)) == 9_999
    assert rows.index_of(RequestId(10_001)) is None
