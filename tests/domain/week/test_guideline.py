"""The guideline's edges are exact, and a week keeps the one it was lived under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import FirstDay, week_of
from netcoach.domain.week.guideline import (
    BEGINNING,
    MOST,
    Guideline,
    Pace,
    band_value,
    guideline_for,
    pace_of,
)
from tests.support.builders import day

FIVE_TO_TEN = Guideline()


@pytest.mark.parametrize(
    ("sent", "pace"),
    [
        (0, Pace.BELOW),
        (4, Pace.BELOW),
        (5, Pace.INSIDE),
        (10, Pace.INSIDE),
        (11, Pace.ABOVE),
        (40, Pace.ABOVE),
    ],
)
def test_both_edges_are_inside(sent: int, pace: Pace) -> None:
    assert pace_of(sent, FIVE_TO_TEN) is pace


@pytest.mark.parametrize(("sent", "pace"), [(6, Pace.BELOW), (7, Pace.INSIDE), (8, Pace.ABOVE)])
def test_a_guideline_may_be_a_single_number(sent: int, pace: Pace) -> None:
    assert pace_of(sent, Guideline(low=7, high=7)) is pace


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        (0, 0),
        (1, 0.2),
        (3, 0.6),
        (4, 0.8),
        *[(sent, 1) for sent in range(5, 11)],
        (11, 0.9),
        (12, 0.8),
        (15, 0.5),
        (19, 0.1),
        (20, 0),
        (21, 0),
        (100, 0),
    ],
)
def test_a_week_has_its_band_value(sent: int, value: float) -> None:
    assert band_value(sent, FIVE_TO_TEN) == pytest.approx(value)


@given(st.integers(0, 200), st.integers(1, MOST), st.integers(0, MOST))
def test_a_band_value_is_a_share_and_whole_exactly_inside(sent: int, low: int, wide: int) -> None:
    guideline = Guideline(low=low, high=min(MOST, low + wide))
    value = band_value(sent, guideline)
    assert 0 <= value <= 1
    assert (value == 1) is (pace_of(sent, guideline) is Pace.INSIDE)


@pytest.mark.parametrize(("low", "high"), [(1, 1), (1, 50), (5, 10), (50, 50)])
def test_a_guideline_may_be_anything_from_1_to_50(low: int, high: int) -> None:
    assert (Guideline(low=low, high=high).low, Guideline(low=low, high=high).high) == (low, high)


@pytest.mark.parametrize(("low", "high"), [(0, 5), (9, 3), (5, 51), (-1, 3), (51, 51)])
def test_any_other_guideline_is_refused(low: int, high: int) -> None:
    with pytest.raises(InvalidInput, match="1 to 50"):
        Guideline(low=low, high=high)


WEEK = week_of(day("2026-11-18"))
SMALL = Guideline(low=3, high=6, from_week=day("2026-11-16"))
LARGE = Guideline(low=8, high=15, from_week=day("2026-12-07"))


@pytest.mark.parametrize(
    ("weeks_on", "low"), [(-30, 5), (-1, 5), (0, 3), (1, 3), (2, 3), (3, 8), (60, 8)]
)
def test_a_week_keeps_the_version_it_was_lived_under(weeks_on: int, low: int) -> None:
    for versions in [(SMALL, LARGE), (LARGE, SMALL)]:
        assert guideline_for(WEEK.shift(weeks_on), versions).low == low


def test_before_any_was_set_it_is_five_to_ten() -> None:
    assert guideline_for(WEEK, ()) == Guideline(low=5, high=10, from_week=BEGINNING)


@pytest.mark.parametrize("first_day", FirstDay)
def test_in_weeks_cut_anew_a_version_holds_from_the_week_its_first_day_falls_in(
    first_day: FirstDay,
) -> None:
    week = week_of(SMALL.from_week, first_day)
    assert guideline_for(week, [SMALL]).low == 3
    assert guideline_for(week.shift(-1), [SMALL]).low == 5


@pytest.mark.parametrize(
    ("from_week", "low"), [("2026-11-22", 3), ("2026-11-23", 5), ("2026-11-16", 3)]
)
def test_a_version_set_in_mid_week_holds_for_that_whole_week(from_week: str, low: int) -> None:
    version = Guideline(low=3, high=6, from_week=day(from_week))
    assert guideline_for(WEEK, [version]).low == low


def test_two_versions_within_one_week_leave_the_later_one() -> None:
    later = Guideline(low=4, high=8, from_week=day("2026-11-20"))
    assert guideline_for(WEEK, [later, SMALL]) == later
