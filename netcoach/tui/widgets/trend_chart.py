"""Quality and quantity: two rows on one time axis, or a small table where there is no room."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.reactive import reactive

from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import Trends, TrendWeek, WeekState
from netcoach.tui.widgets.canvas import Canvas, Painted
from netcoach.tui.widgets.scale import QUALITY_TOP, scale_top
from netcoach.tui.widgets.smooth_line import draw_smooth_line
from netcoach.tui.widgets.trend_columns import Columns, columns_of
from netcoach.tui.widgets.trend_rows import Plot, draw_quality, draw_sent, label_row
from netcoach.tui.widgets.trend_table import draw_table
from netcoach.wording.week.screen import TREND_TITLE
from netcoach.wording.week.trends import (
    CHART_ROWS,
    LEGEND,
    MIDDLE_LABEL,
    RATED_LABEL,
    direction,
    middle_figure,
    sent_figure,
    short_date,
    weeks_shown,
)

TEXT_ROWS = 7
"""Lines of the chart that hold text: two titles, four rows of figures, one sentence."""

LEAST_ROWS = TEXT_ROWS + 5
"""Under this height the chart becomes a table."""


class TrendChart(Painted, can_focus=True):
    """Sent against the guideline on top, the quality range beneath, never in one plot."""

    BORDER_TITLE = TREND_TITLE
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "trend--title",
        "trend--axis",
        "trend--band",
        "trend--inside",
        "trend--outside",
        "trend--figure-inside",
        "trend--figure-outside",
        "trend--open",
        "trend--quality",
        "trend--spread",
        "trend--middle",
        "trend--line",
        "trend--burst",
        "trend--words",
    }

    review: reactive[WeekReview | None] = reactive(None)

    def data(self) -> object:
        """The series, the guideline of the shown week, and whether there is colour."""
        return self.review and (
            self.review.trends,
            self.review.guideline,
            self.review.week,
            self.app.no_color,
        )

    def watch_review(self) -> None:
        """Say how many weeks the chart shows."""
        if self.review is not None:
            shown = columns_of(self.review.trends, self.size.width or 58).weeks
            self.border_subtitle = weeks_shown(len(shown))

    def on_resize(self) -> None:
        """Show as many weeks as fit."""
        self.watch_review()

    def paint(self, canvas: Canvas) -> None:
        """Draw the chart, or the table where it is too low for one."""
        if self.review is None:
            return
        trends = self.review.trends
        columns = columns_of(trends, canvas.width)
        if canvas.height < LEAST_ROWS:
            draw_table(canvas, trends, self.ink)
            self._say_direction(canvas, trends, canvas.height - 1)
            return
        sent_rows, quality_rows = _heights(Size(canvas.width, canvas.height))
        self._paint_sent(canvas, columns, sent_rows)
        self._paint_quality(canvas, columns, sent_rows + 2, quality_rows)
        self._say_direction(canvas, trends, canvas.height - 1)

    def _paint_sent(self, canvas: Canvas, columns: Columns, rows: int) -> None:
        guideline = columns.weeks[-1].guideline
        top = max(scale_top(week.guideline) for week in columns.weeks)
        plot = Plot(bottom=rows, rows=rows, top=top)
        marks = {0: "0", guideline.low: str(guideline.low), guideline.high: str(guideline.high)}
        self._axis(canvas, CHART_ROWS[0], plot, marks | {top: f"{top}+"})
        if canvas.width > len(LEGEND) + 12:
            canvas.put(canvas.width - len(LEGEND), 0, LEGEND, self.ink("trend--axis"))
        plain = self.app.no_color or self.app.native_ansi_color
        draw_sent(canvas, columns, plot, self.ink, self.wash, plain=plain)
        for x, week in columns.placed():
            canvas.put(x, plot.bottom + 1, sent_figure(week), self.ink(_figure_ink(week)))
        if columns.rule_x is not None:
            for y in range(1, canvas.height - 2):
                canvas.put(columns.rule_x, y, "│", self.ink("trend--axis"))

    def _paint_quality(self, canvas: Canvas, columns: Columns, above: int, rows: int) -> None:
        plot = Plot(bottom=above + rows, rows=rows, top=QUALITY_TOP)
        self._axis(canvas, CHART_ROWS[1], plot, {0: "0", 50: "50", QUALITY_TOP: "100"})
        draw_quality(canvas, columns, plot, self.ink)
        draw_smooth_line(canvas, columns, plot, self.ink("trend--line"))
        axis, middle = self.ink("trend--axis"), self.ink("trend--middle")
        canvas.put(0, plot.bottom + 1, MIDDLE_LABEL, axis)
        canvas.put(0, plot.bottom + 2, RATED_LABEL, axis)
        for number, (x, week) in enumerate(columns.placed()):
            canvas.put(x, plot.bottom + 1, middle_figure(week), middle)
            if week.quality is not None:
                canvas.put(x, plot.bottom + 2, str(week.quality.rated), axis)
            if number % columns.date_every == 0:
                canvas.put(x, plot.bottom + 3, short_date(week.week.start), axis)

    def _axis(self, canvas: Canvas, title: str, plot: Plot, labels: dict[int, str]) -> None:
        canvas.put(0, plot.bottom - plot.rows, title, self.ink("trend--title"))
        taken: set[int] = set()
        for value, label in sorted(labels.items(), reverse=True):
            row = label_row(plot, value)
            if row not in taken:
                canvas.put(0, row, label.rjust(3), self.ink("trend--axis"))
            taken.add(row)

    def _say_direction(self, canvas: Canvas, trends: Trends, y: int) -> None:
        loud, quiet = direction(trends)
        canvas.put(0, y, loud, self.ink("trend--title"))
        canvas.put(len(loud) + 1 if loud else 0, y, quiet, self.ink("trend--words"))


def _figure_ink(week: TrendWeek) -> str:
    if week.state in (WeekState.REST, WeekState.UNKNOWN):
        return "trend--axis"
    if week.pace is None:
        return "trend--title"
    return "trend--figure-inside" if week.pace is Pace.INSIDE else "trend--figure-outside"


def _heights(size: Size) -> tuple[int, int]:
    """Rows for sent and for quality: sent in steps of three, so that 5, 10 and 15 fall on edges."""
    room = size.height - TEXT_ROWS
    sent = max(3, min(12, (room + 2) * 3 // 5 // 3 * 3))
    return sent, min(room - sent, 12)
