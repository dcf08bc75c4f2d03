"""A typed day is the nearest one behind, or it is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.typed_days import LINKEDIN_BEGAN, day_in_week_typed, day_typed
from tests.support.builders import day

TODAY = day("2026-11-18")
"""A Wednesday."""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("today", "2026-11-18"),
        ("yesterday", "2026-11-17"),
        ("wed", "2026-11-18"),
        ("wednesday", "2026-11-18"),
        ("tue", "2026-11-17"),
        ("tues", "2026-11-17"),
        ("mon", "2026-11-16"),
        ("sunday", "2026-11-15"),
        ("thu", "2026-11-12"),
        ("thurs", "2026-11-12"),
        ("0 days ago", "2026-11-18"),
        ("a day ago", "2026-11-17"),
        ("5 days ago", "2026-11-13"),
        ("2026-11-18", "2026-11-18"),
        ("2024-02-29", "2024-02-29"),
        ("18 nov", "2026-11-18"),
        ("19 nov", "2025-11-19"),
        ("nov 12", "2026-11-12"),
        ("12th november", "2026-11-12"),
        ("nov. 1st", "2026-11-01"),
        ("31 dec", "2025-12-31"),
        ("12 nov 2024", "2024-11-12"),
        ("sept 3", "2026-09-03"),
        ("29 feb 2024", "2024-02-29"),
        ("2003-05-05", "2003-05-05"),
        ("18/11", "2026-11-18"),
        ("19/11", "2025-11-19"),
        ("11/17/26", "2026-11-17"),
        ("17-11-2026", "2026-11-17"),
        ("5/5", "2026-05-05"),
        ("17.11.", "2026-11-17"),
        ("11.12.", "2025-12-11"),
        ("11.12", "2025-12-11"),
        ("11.10.2026", "2026-10-11"),
        ("2026/11/12", "2026-11-12"),
        ("2026-1-5", "2026-01-05"),
        ("20261112", "2026-11-12"),
        ("last mon", "2026-11-16"),
        ("last wednesday", "2026-11-11"),
        ("this morning", "2026-11-18"),
        ("last night", "2026-11-17"),
        ("yest", "2026-11-17"),
        ("2d", "2026-11-16"),
        ("2 d ago", "2026-11-16"),
    ],
)
def test_a_day_is_read_as_the_nearest_one_behind(typed: str, read: str) -> None:
    assert day_typed(typed, TODAY) == day(read)


def test_a_leap_day_without_a_year_is_this_years_or_last_years() -> None:
    assert day_typed("29 feb", day("2024-02-29")) == day("2024-02-29")
    assert day_typed("29 feb", day("2025-01-10")) == day("2024-02-29")
    with pytest.raises(UnreadableDate, match="Say which year"):
        day_typed("29 feb", day("2024-02-28"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("03/04/2024", "4 Mar 2024 or 3 Apr 2024"),
        ("12/11/2026", "12 Nov 2026 or 11 Dec 2026"),
        ("12/11", "11 Dec 2025 or 12 Nov 2026"),
        ("1-2-26", "2 Jan 2026 or 1 Feb 2026"),
        ("31/02", "no such day"),
        ("13/13", "no such day"),
        ("24/11.", "more than one day"),
        ("25/11/2026", "lies ahead"),
        ("29.02.", "Say which year"),
        ("20261324", "no such day"),
        ("24112026", "more than one day"),
        ("5", "more than one day"),
        ("11 12", "11 Dec 2025 or 12 Nov 2026"),
        ("2026-13-45", "no such day"),
        ("2026-02-29", "no such day"),
        ("31 feb", "no such day"),
        ("0 nov", "no such day"),
        ("2026-11-19", "lies ahead"),
        ("19 nov 2026", "lies ahead"),
        ("0001-01-01", "no LinkedIn yet"),
        ("2003-05-04", "no LinkedIn yet"),
        ("99999 days ago", "no LinkedIn yet"),
        ("", "cannot be read"),
        ("m", "cannot be read"),
        ("ju 3", "cannot be read"),
        ("12 foo", "cannot be read"),
        ("tomorrow", "lies ahead"),
        ("soon", "cannot be read"),
    ],
)
def test_what_is_not_one_past_day_is_refused_with_what_to_type(typed: str, sentence: str) -> None:
    with pytest.raises(UnreadableDate, match=sentence):
        day_typed(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("this week", "2026-11-18"),
        ("last week", "2026-11-11"),
        ("a week ago", "2026-11-11"),
        ("3 weeks ago", "2026-10-28"),
        ("week:2026-11-12", "2026-11-12"),
        ("week: mon", "2026-11-16"),
        ("week of 12 nov", "2026-11-12"),
    ],
)
def test_a_week_is_read_as_a_day_in_it(typed: str, read: str) -> None:
    assert day_in_week_typed(typed, TODAY) == day(read)


@pytest.mark.parametrize("typed", ["today", "5 days ago", "2026-11-12", "week", ""])
def test_what_is_no_week_is_left_to_be_read_as_a_day(typed: str) -> None:
    assert day_in_week_typed(typed, TODAY) is None


@pytest.mark.parametrize("typed", ["week:2026-11-19", "week:", "week of 12/11"])
def test_a_week_of_a_day_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableDate):
        day_in_week_typed(typed, TODAY)


@given(
    st.dates(min_value=LINKEDIN_BEGAN, max_value=Date(2090, 1, 1)),
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
)
def test_a_weekday_lies_within_the_seven_days_up_to_today(today: Date, weekday: str) -> None:
    today = Date.fromordinal(today.toordinal() + 7)
    read = day_typed(weekday, today)
    assert 0 <= today.toordinal() - read.toordinal() < 7
    assert read.strftime("%a").lower() == weekday
