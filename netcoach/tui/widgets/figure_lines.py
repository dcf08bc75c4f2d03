"""Figures in lines: a name, a figure, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

NAME_CELLS = 15
FIGURE_CELLS = 8


def figure_lines(
    rows: Iterable[tuple[str, str, str]],
    *,
    name_cells: int = NAME_CELLS,
    figure_cells: int = FIGURE_CELLS,
) -> Content:
    """Draw one line a figure; a row without a name is only what stands beside it.

    A blank parts the two also where a figure is longer than its column.
    """
    return Content("\n").join(
        Content.assemble(
            (name.ljust(name_cells), "$foreground-muted"),
            (f"{figure} ".ljust(figure_cells), "bold"),
            (beside, "$foreground-muted"),
        )
        if name
        else Content(beside)
        for name, figure, beside in rows
    )
