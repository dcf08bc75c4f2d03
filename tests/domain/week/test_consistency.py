"""Consistency fades; runs count weeks in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.week.guideline import Guideline, Pace, band_value
from netcoach.domain.week.trends import Consistency, Runs, consistency_of, fading_means, runs_of

BELOW, INSIDE, ABOVE = Pace.BELOW, Pace.INSIDE, Pace.ABOVE


def test_the_consistency_of_seven_known_weeks() -> None:
    values = [band_value(sent, Guideline()) for sent in (4, 6, 8, 12, 5, 6, 7)]
    consistency = consistency_of(values)
    assert consistency is not None
    assert round(consistency.low, 3) == round(consistency.high, 3) == 0.954
    assert (consistency.weeks, consistency.unknown) == (7, 0)


def test_without_a_week_there_is_no_consistency() -> None:
    assert consistency_of([]) is None
    assert consistency_of([None, None]) is None


def test_one_perfect_week_is_a_whole() -> None:
    assert consistency_of([1.0]) == Consistency(low=1.0, high=1.0, weeks=1)


def test_an_unknown_week_makes_a_range_of_it_and_ages_the_others() -> None:
    consistency = consistency_of([1.0, None, 0.5])
    fading = 0.5**0.2
    whole = fading**2 + fading + 1
    assert consistency is not None
    assert consistency.low == pytest.approx((fading**2 + 0.5) / whole)
    assert consistency.high == pytest.approx((fading**2 + fading + 0.5) / whole)
    assert (consistency.weeks, consistency.unknown) == (2, 1)


def test_a_week_five_weeks_back_weighs_half() -> None:
    consistency = consistency_of([1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    fading = 0.5**0.2
    assert consistency is not None
    assert consistency.low == pytest.approx(0.5 / sum(fading**age for age in range(6)))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_the_consistency_is_the_formula_and_a_share(values: list[float]) -> None:
    ages = range(len(values) - 1, -1, -1)
    weights = [0.5 ** (age / 5) for age in ages]
    plain = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
    consistency = consistency_of(values)
    assert consistency is not None
    assert consistency.low == consistency.high == pytest.approx(plain)
    assert -1e-9 <= consistency.low <= 1 + 1e-9


def test_a_week_without_weight_still_ages_the_others() -> None:
    first, second, third = fading_means([(50, 4), (0, 0), (80, 4)], 4)
    assert (first.mean, first.weight) == (50, 4)
    assert second.mean == pytest.approx(50)
    assert second.weight == pytest.approx(4 * 0.5**0.25)
    assert third.weight == pytest.approx(4 * 0.5**0.5 + 4)


def test_nothing_weighed_has_no_mean() -> None:
    assert [fading.mean for fading in fading_means([(0, 0)], 4)] == [None]


@pytest.mark.parametrize(
    ("paces", "current", "longest"),
    [
        ([], 0, 0),
        ([BELOW], 0, 0),
        ([INSIDE], 1, 1),
        ([INSIDE, INSIDE, INSIDE], 3, 3),
        ([INSIDE, INSIDE, ABOVE], 0, 2),
        ([INSIDE, INSIDE, INSIDE, BELOW, INSIDE], 1, 3),
        ([INSIDE, INSIDE, INSIDE, None], 0, 3),
        ([INSIDE, INSIDE, None, INSIDE], 1, 2),
    ],
)
def test_a_run_is_weeks_in_a_row_inside(
    paces: list[Pace | None], current: int, longest: int
) -> None:
    assert runs_of(paces) == Runs(current=current, longest=longest)
