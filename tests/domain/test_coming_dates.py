"""Days to come, as people type them."""

from __future__ import annotations

import pytest

from netcoach.domain.coming_dates import coming_day
from netcoach.domain.errors import UnreadableDate
from tests.support.builders import day

WEDNESDAY = day("2026-11-18")


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("today", "2026-11-18"),
        ("Tomorrow", "2026-11-19"),
        ("next week", "2026-11-25"),
        ("wed", "2026-11-25"),
        ("thu", "2026-11-19"),
        ("next mon", "2026-11-23"),
        ("1 dec", "2026-12-01"),
        ("Dec 1st, 2027", "2027-12-01"),
        ("17 nov", "2027-11-17"),
        ("29 feb", "2028-02-29"),
        ("1.12.", "2026-12-01"),
        ("1. 12. 2027", "2027-12-01"),
        ("2026-12-01", "2026-12-01"),
        ("2026/12/01", "2026-12-01"),
        ("14", "2026-12-02"),
        ("in 3 days", "2026-11-21"),
        ("2w", "2026-12-02"),
        ("in a month", "2026-12-18"),
        ("3 months", "2027-02-18"),
    ],
)
def test_a_day_to_come_is_read(typed: str, date: str) -> None:
    assert coming_day(typed, WEDNESDAY) == day(date)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "cannot be read"),
        ("soon", "cannot be read"),
        ("1/12", "cannot be read"),
        ("2026-11-17", "has passed"),
        ("1 dec 2025", "has passed"),
        ("31 nov", "no such day"),
        ("2026-13-01", "no such day"),
        ("99999", "days ahead"),
        ("2099-01-01", "days ahead"),
    ],
)
def test_what_is_no_day_to_come_is_refused_with_what_to_type(typed: str, why: str) -> None:
    with pytest.raises(UnreadableDate, match=why):
        coming_day(typed, WEDNESDAY)
