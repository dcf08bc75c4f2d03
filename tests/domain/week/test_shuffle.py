"""A direction is said only where chance would seldom do as well."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.week.trends import splits_of


def of(*values: int) -> list[Fraction]:
    return [Fraction(value) for value in values]


def test_a_rise_that_one_split_in_35_matches() -> None:
    splits = splits_of(of(52, 58, 61, 44, 66, 70, 67))
    assert splits is not None
    assert (splits.earlier, splits.later) == (tuple(of(52, 58, 61, 44)), tuple(of(66, 70, 67)))
    assert round(float(splits.difference), 1) == 13.9
    assert (splits.as_large, splits.splits, splits.is_seldom) == (1, 35, True)


def test_a_rise_that_fourteen_splits_in_70_match() -> None:
    splits = splits_of(of(52, 58, 61, 55, 44, 66, 70, 71))
    assert splits is not None
    assert splits.difference == Fraction(25, 4)
    assert (splits.as_large, splits.splits, splits.is_seldom) == (14, 70, False)


@pytest.mark.parametrize("weeks", range(6))
def test_with_under_three_weeks_a_side_there_is_nothing_to_say(weeks: int) -> None:
    assert splits_of(of(*range(weeks))) is None


@pytest.mark.parametrize(
    ("weeks", "earlier", "later"), [(6, 3, 3), (7, 4, 3), (8, 4, 4), (9, 4, 4), (40, 4, 4)]
)
def test_the_last_eight_weeks_are_halved_and_the_later_half_is_the_smaller(
    weeks: int, earlier: int, later: int
) -> None:
    splits = splits_of(of(*range(weeks)))
    assert splits is not None
    assert (len(splits.earlier), len(splits.later)) == (earlier, later)
    assert splits.later[-1] == weeks - 1


def test_one_split_in_twenty_is_seldom_enough() -> None:
    splits = splits_of(of(1, 2, 3, 4, 5, 6))
    assert splits is not None
    assert (splits.as_large, splits.splits, splits.is_seldom) == (1, 20, True)


def test_a_tie_counts_as_at_least_as_large() -> None:
    splits = splits_of(of(1, 2, 3, 3, 5, 6))
    assert splits is not None
    assert (splits.as_large, splits.is_seldom) == (2, False)


def test_thirds_tie_exactly() -> None:
    in_thirds = splits_of([Fraction(value, 3) for value in (1, 1, 1, 2, 2, 1)])
    assert in_thirds is not None
    assert (in_thirds.as_large, in_thirds.splits) == (4, 20)


def test_no_difference_is_never_seldom() -> None:
    splits = splits_of(of(5, 5, 5, 5, 5, 5, 5, 5))
    assert splits is not None
    assert (splits.as_large, splits.is_seldom) == (70, False)


@given(st.lists(st.fractions(0, 100, max_denominator=9), min_size=6, max_size=10))
def test_the_count_is_that_of_the_plain_definition(values: list[Fraction]) -> None:
    splits = splits_of(values)
    assert splits is not None
    last = values[-8:]
    size = len(last) // 2
    total = sum(last)
    differences = [
        Fraction(sum(chosen)) / size - Fraction(total - sum(chosen)) / (len(last) - size)
        for chosen in combinations(last, size)
    ]
    falling = splits.difference < 0
    expected = [
        one <= splits.difference if falling else one >= splits.difference for one in differences
    ]
    assert (splits.as_large, splits.splits) == (sum(expected), len(differences))


@given(st.lists(st.fractions(0, 100, max_denominator=9), min_size=6, max_size=8))
def test_a_mirrored_series_falls_as_seldom_as_it_rose(values: list[Fraction]) -> None:
    splits, mirrored = splits_of(values), splits_of([-value for value in values])
    assert splits is not None
    assert mirrored is not None
    assert mirrored.difference == -splits.difference
    if splits.difference:
        assert mirrored.as_large == splits.as_large
