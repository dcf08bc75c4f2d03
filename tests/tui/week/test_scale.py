"""Fixed scales: set by the guideline, exact at their edges."""

from __future__ import annotations

import pytest

from netcoach.domain.week.guideline import Guideline
from netcoach.tui.week.chart import eighths_of, scale_top


@pytest.mark.parametrize(
    ("low", "high", "top"), [(5, 10, 15), (3, 6, 9), (8, 15, 23), (1, 1, 2), (50, 50, 75)]
)
def test_the_scale_ends_at_one_and_a_half_high_edges(low: int, high: int, top: int) -> None:
    assert scale_top(Guideline(low=low, high=high)) == top


@pytest.mark.parametrize(
    ("value", "rows", "eighths"),
    [
        (0, 6, 0),
        (5, 6, 16),
        (10, 6, 32),
        (15, 6, 48),
        (16, 6, 48),
        (1, 3, 2),
        (5, 3, 8),
        (5, 9, 24),
    ],
)
def test_the_edges_of_five_to_ten_fall_on_edges_of_cells(
    value: int, rows: int, eighths: int
) -> None:
    assert eighths_of(value, 15, rows) == eighths


def test_anything_above_zero_is_seen() -> None:
    assert eighths_of(0.1, 100, 4) == 1
