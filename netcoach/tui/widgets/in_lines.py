"""Words side by side, as many on a line as fit, and what was clicked among them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

Line = list[int]
"""The places of the words on one line."""


def in_lines(cells: Sequence[int], width: int, *, gap: int = 0) -> list[Line]:
    """Put words of these cells on lines; a word is never parted, one too long stands alone.

    Args:
        cells: of each word.
        width: cells of a line.
        gap: cells between two words of a line.
    """
    lines: list[Line] = []
    used = 0
    for place, cell in enumerate(cells):
        if lines and used + gap + cell <= width:
            lines[-1].append(place)
            used += gap + cell
        else:
            lines.append([place])
            used = cell
    return lines


def word_at(lines: Sequence[Line], cells: Sequence[int], x: int, y: int) -> int | None:
    """The place of the word at a cell of lines without gaps; None where there is none."""
    if not 0 <= y < len(lines):
        return None
    ends = accumulate(cells[place] for place in lines[y])
    return next((place for place, end in zip(lines[y], ends, strict=True) if x < end), None)
