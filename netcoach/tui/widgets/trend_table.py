"""The series as a small table, for a terminal too low for a chart."""

from __future__ import annotations

from netcoach.domain.week.trends import Trends, WeekState
from netcoach.tui.widgets.canvas import Canvas
from netcoach.tui.widgets.trend_rows import Ink
from netcoach.wording.week.trends import TABLE_ROWS, middle_figure, sent_figure, short_date

NAME_CELLS, WEEK_CELLS = 9, 8


def draw_table(canvas: Canvas, trends: Trends, ink: Ink) -> None:
    """Draw date, sent and quality of the latest weeks that fit, the open one after a rule."""
    fitting = max(1, (canvas.width - NAME_CELLS) // WEEK_CELLS)
    for y, name in enumerate(TABLE_ROWS):
        canvas.put(0, y, name, ink("trend--axis"))
    for number, week in enumerate(trends.weeks[-fitting:]):
        end = NAME_CELLS + (number + 1) * WEEK_CELLS
        figures = (short_date(week.week.start), sent_figure(week), middle_figure(week))
        for y, (figure, name) in enumerate(
            zip(figures, ("trend--axis", "trend--title", "trend--middle"), strict=True)
        ):
            canvas.put(end - len(figure), y, figure, ink(name))
            if week.burst_level:
                canvas.put(end, 1, "*", ink("trend--burst"))
            if week.state is WeekState.OPEN:
                canvas.put(end - WEEK_CELLS + 1, y, "│", ink("trend--axis"))
