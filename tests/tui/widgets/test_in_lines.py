"""Words side by side: as many on a line as fit, none parted, each found where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.tui.widgets.text import in_lines, word_at

CELLS = st.lists(st.integers(1, 30), max_size=12)


@pytest.mark.parametrize(
    ("cells", "width", "gap", "lines"),
    [
        ([], 10, 0, []),
        ([4, 6], 10, 0, [[0, 1]]),
        ([4, 6], 10, 1, [[0], [1]]),
        ([4, 7], 10, 0, [[0], [1]]),
        ([12, 3, 3], 10, 0, [[0], [1, 2]]),
        ([3, 3], 0, 0, [[0], [1]]),
    ],
)
def test_a_word_that_does_not_fit_goes_on_whole(
    cells: list[int], width: int, gap: int, lines: list[list[int]]
) -> None:
    assert in_lines(cells, width, gap=gap) == lines


@given(CELLS, st.integers(1, 40))
def test_every_word_is_there_once_and_found_at_its_first_and_last_cell(
    cells: list[int], width: int
) -> None:
    lines = in_lines(cells, width)
    assert [place for line in lines for place in line] == list(range(len(cells)))
    for y, line in enumerate(lines):
        x = 0
        for place in line:
            assert word_at(lines, cells, x, y) == word_at(lines, cells, x + cells[place] - 1, y)
            assert word_at(lines, cells, x, y) == place
            x += cells[place]
        assert x <= width or len(line) == 1
        assert word_at(lines, cells, x, y) is None
    assert word_at(lines, cells, 0, len(lines)) is None
