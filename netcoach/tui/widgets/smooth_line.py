"""The smooth quality line, in dots of an eighth of a cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rich.style import Style

from netcoach.tui.widgets.canvas import Canvas
from netcoach.tui.widgets.trend_columns import Columns
from netcoach.tui.widgets.trend_rows import Plot

BRAILLE = 0x2800
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a cell: four rows of two."""


def draw_smooth_line(canvas: Canvas, columns: Columns, plot: Plot, style: Style) -> None:
    """Join neighbouring closed weeks that have a smooth value; a gap or an open week ends it."""
    cells: defaultdict[tuple[int, int], int] = defaultdict(int)
    for x, y in set(_dots(columns, plot)):
        for dot in (y, min(y + 1, plot.rows * 4 - 1)):
            cells[x // 2, dot // 4] |= DOTS[dot % 4][x % 2]
    for (x, y), bits in cells.items():
        row = plot.bottom - plot.rows + 1 + y
        if canvas.is_blank(x, row):
            canvas.put(x, row, chr(BRAILLE + bits), style)


def _dots(columns: Columns, plot: Plot) -> Iterator[tuple[int, int]]:
    """The dots of the line: x from the left edge of the canvas, y from the top of the plot."""
    centre = columns.bar - 1
    points = [
        (2 * columns.x(number) + centre, (1 - week.smooth / plot.top) * (plot.rows * 4 - 1))
        if week.smooth is not None and number < columns.open_from
        else None
        for number, week in enumerate(columns.weeks)
    ]
    for point, after in zip(points, [*points[1:], None], strict=True):
        if point is None:
            continue
        yield point[0], round(point[1])
        if after is not None:
            length = after[0] - point[0]
            for step in range(1, length):
                yield point[0] + step, round(point[1] + (after[1] - point[1]) * step / length)
