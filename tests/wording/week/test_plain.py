from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.week.guideline import MOST, Guideline
from netcoach.wording.plain import in_ascii
from netcoach.wording.text import WIDTH
from netcoach.wording.week.plain import gauge_lines

SMALL, USUAL, LARGEST = Guideline(low=1, high=1), Guideline(), Guideline(low=MOST, high=MOST)


@pytest.mark.parametrize(
    ("sent", "cell"), [(0, 0), (4, 16), (5, 20), (7, 28), (10, 40), (11, 44), (15, 60)]
)
def test_a_count_stands_on_its_own_cell(sent: int, cell: int) -> None:
    _, line = gauge_lines(sent, USUAL)
    assert line.index("●") == cell


def test_a_count_beyond_the_end_is_pinned_to_it() -> None:
    _, line = gauge_lines(16, USUAL)
    assert line.endswith("›")
    assert "●" not in line


@pytest.mark.parametrize("guideline", [SMALL, USUAL, LARGEST, Guideline(low=3, high=6)])
def test_the_figures_stand_over_their_cells(guideline: Guideline) -> None:
    figures, line = gauge_lines(0, guideline)
    end = -(-guideline.high * 3 // 2)
    assert figures.split()[-1] == str(end)
    assert figures.index(str(end), len(line) - 1) == len(line) - 1
    assert figures.startswith("0")


@given(st.integers(1, MOST), st.integers(0, MOST), st.integers(0, 200))
def test_a_gauge_fits_and_its_order_is_that_of_the_counts(low: int, more: int, sent: int) -> None:
    guideline = Guideline(low=low, high=min(low + more, MOST))
    figures, line = gauge_lines(sent, guideline)
    _, one_more = gauge_lines(sent + 1, guideline)
    assert len(line) <= WIDTH
    assert len(figures.rstrip()) <= WIDTH
    assert max(line.find("●"), line.find("›")) <= max(one_more.find("●"), one_more.find("›"))


def test_every_shape_has_one_in_ascii() -> None:
    shapes = "".join(gauge_lines(16, USUAL)) + "▽■△●·–—…“”’"
    assert in_ascii(shapes).isascii()
