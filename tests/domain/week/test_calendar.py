"""Weeks are seven civil dates, whatever the first day, the year or the clocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from netcoach.domain.week.calendar import (
    FirstDay,
    Week,
    day_after,
    local_date,
    week_of,
    weeks_between,
)
from tests.support.builders import day, minute

days = st.dates(min_value=Date(1900, 1, 1), max_value=Date(2199, 12, 31)).map(
    lambda one: Date.fromordinal(one.toordinal())
)
first_days = st.sampled_from(FirstDay)


@given(days, first_days)
def test_every_day_is_in_exactly_one_week_of_seven_days(one: Date, first_day: FirstDay) -> None:
    week = week_of(one, first_day)
    assert one in week
    assert one not in week.shift(-1)
    assert one not in week.shift(1)
    assert week.start.weekday() == first_day
    assert [week_of(each, first_day) for each in week.days] == [week] * 7


@given(days, first_days, st.integers(-5_000, 5_000))
def test_weeks_shift_there_and_back(one: Date, first_day: FirstDay, by: int) -> None:
    week = week_of(one, first_day)
    shifted = week.shift(by)
    assert shifted.shift(-by) == week
    assert weeks_between(week, shifted) == by
    assert shifted.start.weekday() == first_day


@given(days, first_days)
def test_the_days_of_a_week_follow_one_another(one: Date, first_day: FirstDay) -> None:
    week = week_of(one, first_day)
    numbers = [each.toordinal() for each in week.days]
    assert numbers == list(range(numbers[0], numbers[0] + 7))
    assert week.days[-1] == week.end
    assert [week.day_number(each) for each in week.days] == [1, 2, 3, 4, 5, 6, 7]


@given(days)
def test_weeks_that_begin_on_monday_are_iso_weeks(one: Date) -> None:
    week = week_of(one)
    assert {each.isocalendar()[:2] for each in week.days} == {one.isocalendar()[:2]}


@pytest.mark.parametrize(
    ("inside", "start", "end"),
    [
        ("2026-11-16", "2026-11-16", "2026-11-22"),
        ("2026-11-22", "2026-11-16", "2026-11-22"),
        ("2026-11-23", "2026-11-23", "2026-11-29"),
        # ISO week 53, across the end of a year
        ("2020-12-31", "2020-12-28", "2021-01-03"),
        ("2027-01-01", "2026-12-28", "2027-01-03"),
        # a leap day, and the leap day that was not
        ("2024-02-29", "2024-02-26", "2024-03-03"),
        ("2100-02-28", "2100-02-22", "2100-02-28"),
        ("2100-03-01", "2100-03-01", "2100-03-07"),
        # both changes of clocks in Europe
        ("2026-03-29", "2026-03-23", "2026-03-29"),
        ("2026-10-25", "2026-10-19", "2026-10-25"),
        # the day Apia skipped
        ("2011-12-30", "2011-12-26", "2012-01-01"),
    ],
)
def test_a_week_runs_from_monday_to_sunday_by_default(inside: str, start: str, end: str) -> None:
    week = week_of(day(inside))
    assert (week.start, week.end) == (day(start), day(end))


@pytest.mark.parametrize(
    ("first_day", "start"),
    [
        (FirstDay.MONDAY, "2026-11-16"),
        (FirstDay.TUESDAY, "2026-11-17"),
        (FirstDay.WEDNESDAY, "2026-11-18"),
        (FirstDay.THURSDAY, "2026-11-12"),
        (FirstDay.FRIDAY, "2026-11-13"),
        (FirstDay.SATURDAY, "2026-11-14"),
        (FirstDay.SUNDAY, "2026-11-15"),
    ],
)
def test_a_wednesday_lies_in_the_week_that_begins_on_any_first_day(
    first_day: FirstDay, start: str
) -> None:
    assert week_of(day("2026-11-18"), first_day).start == day(start)


def test_the_days_about_a_week_have_numbers_below_1_and_above_7() -> None:
    week = week_of(day("2026-11-18"))
    assert week.day_number(day("2026-11-15")) == 0
    assert week.day_number(day("2026-11-23")) == 8


def test_weeks_are_in_order_of_their_start() -> None:
    week = week_of(day("2026-11-18"))
    assert week.shift(-1) < week < week.shift(1)


def test_a_thing_that_is_no_day_is_in_no_week() -> None:
    assert "2026-11-18" not in week_of(day("2026-11-18"))


@pytest.mark.parametrize(
    ("days_on", "there"),
    [(0, "2024-02-28"), (1, "2024-02-29"), (2, "2024-03-01"), (-59, "2023-12-31")],
)
def test_a_civil_day_after_counts_days(days_on: int, there: str) -> None:
    assert day_after(day("2024-02-28"), days_on) == day(there)


def test_a_week_is_its_start() -> None:
    assert Week(start=day("2026-11-16")) == week_of(day("2026-11-20"))


@pytest.mark.parametrize(
    ("at", "day_starts", "on"),
    [
        ("2026-11-23T00:00", "00:00", "2026-11-23"),
        ("2026-11-23T03:59", "04:00", "2026-11-22"),
        ("2026-11-23T04:00", "04:00", "2026-11-23"),
        ("2026-10-25T02:30", "03:00", "2026-10-24"),
        ("2026-01-01T00:30", "06:00", "2025-12-31"),
    ],
)
def test_a_day_starts_when_the_user_says(at: str, day_starts: str, on: str) -> None:
    local = minute(at).local
    assert local is not None
    assert local_date(local, day_starts) == day(on)
