"""Quality and quantity week by week, as a chart or a small table one can act on."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from netcoach.domain.week.calendar import Week
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import TrendWeek, WeekState
from netcoach.tui.week.chart import (
    QUALITY_TOP,
    Columns,
    Plot,
    columns_of,
    draw_quality,
    draw_sent,
    draw_smooth_line,
    draw_table,
    figure_ink,
    label_row,
    scale_top,
    table_place_at,
    table_weeks,
)
from netcoach.tui.widgets.canvas import Canvas, Painted
from netcoach.wording.week.screen import TREND_TITLE
from netcoach.wording.week.trends import (
    MIDDLE_LABEL,
    NOW,
    RATED_LABEL,
    date_said,
    direction,
    middle_figure,
    sent_figure,
    week_said,
    weeks_shown,
)

TEXT_ROWS = 8
"""Lines of the chart that hold text: its head, five of figures, and two of a sentence."""

LEAST_ROWS = TEXT_ROWS + 6
"""Under this height the chart becomes a table."""

TABLE_HEIGHT = 5
"""Lines of the table with its head."""

MOST_SENT_ROWS, MOST_QUALITY_ROWS = 12, 10
"""Rows of the two plots at most (ours: higher ones tell no more)."""

MOST_ROWS = TEXT_ROWS + MOST_SENT_ROWS + MOST_QUALITY_ROWS


class TrendChart(Painted, can_focus=True):
    """Sent against the guideline on top, the quality range beneath, never in one plot.

    A click on a week or the arrows show that week; under the mouse, or where the chart has the
    focus, the week is said in words.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "trend--head",
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
        "trend--shown",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "turn(-1)", show=False),
        Binding("right,l", "turn(1)", show=False),
    ]

    hovered: reactive[Week | None] = reactive(None)

    class Turned(Message):
        """Another week is to be shown: one by a click, or some weeks on by the arrows."""

        def __init__(self, *, week: Week | None = None, weeks: int = 0) -> None:
            super().__init__()
            self.week = week
            self.weeks = weeks

    def data(self) -> object:
        """The series, the shown week, the week that is said in words, and how it is drawn."""
        review = self.review
        said = self._said and self._said.week
        return review and (review.trends, review.week, said, self.is_plain)

    def watch_review(self) -> None:
        """Take up no room before there is a week to look back on."""
        super().watch_review()
        self.display = self.review is None or has_past(self.review)

    @property
    def _said(self) -> TrendWeek | None:
        """The week that is said in words: the one under the mouse, else the shown one in focus."""
        if self.review is None:
            return None
        week = self.hovered or (self.review.week if self.has_focus else None)
        return next((one for one in self.review.trends.weeks if one.week == week), None)

    # what a user does

    def action_turn(self, weeks: int) -> None:
        """Show the week that many weeks on."""
        self.post_message(self.Turned(weeks=weeks))

    def on_click(self, event: events.Click) -> None:
        """Show the clicked week."""
        week = self._week_at(event)
        if week is not None:
            self.post_message(self.Turned(week=week))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say the week under the mouse."""
        self.hovered = self._week_at(event)

    def on_leave(self) -> None:
        """Say none."""
        self.hovered = None

    def watch_has_focus(self, has_focus: bool) -> None:
        """Say the shown week while keys act on it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def _week_at(self, event: events.MouseEvent) -> Week | None:
        offset = event.get_content_offset(self)
        if offset is None or self.review is None:
            return None
        trends, width = self.review.trends, self.size.width
        if self.size.height < LEAST_ROWS:
            weeks = table_weeks(trends, width)
            place = table_place_at(len(weeks), offset.x)
        else:
            columns = columns_of(trends, width)
            weeks, place = columns.weeks, columns.place_at(offset.x)
        return None if place is None else weeks[place].week

    # drawing

    def paint(self, canvas: Canvas) -> None:
        """Draw the chart, or the table where it is too low for one."""
        if self.review is None:
            return
        trends = self.review.trends
        if canvas.height < LEAST_ROWS:
            draw_table(canvas, trends, self.ink, top=1, shown=self.review.week)
            end = self._head(canvas)
            canvas.put(end + 2, 0, self._words(canvas.width - end - 2), self.ink("trend--words"))
            return
        columns = columns_of(trends, canvas.width)
        end = self._head(canvas)
        shown = weeks_shown(len(columns.weeks))
        if end + 2 + len(shown) <= canvas.width:
            canvas.put(canvas.width - len(shown), 0, shown, self.ink("trend--axis"))
        sent_rows, quality_rows = _heights(canvas.height)
        self._paint_sent(canvas, columns, sent_rows)
        self._paint_quality(canvas, columns, sent_rows + 2, quality_rows)
        y = sent_rows + 2 + quality_rows + 4
        words = Content(self._words(None)).wrap(canvas.width)
        for row, line in enumerate(words[:2]):
            canvas.put(0, y + row, line.plain, self.ink("trend--title"))

    def _head(self, canvas: Canvas) -> int:
        head = TREND_TITLE.upper()
        canvas.put(0, 0, head, self.ink("trend--head"))
        return len(head)

    def _words(self, cells: int | None) -> str:
        """The week that is looked at in words, else where quality goes."""
        if self.review is None:
            return ""
        if (said := self._said) is not None:
            return week_said(said, self.review.today)
        return " ".join(filter(None, direction(self.review.trends, cells=cells)))

    def _paint_sent(self, canvas: Canvas, columns: Columns, rows: int) -> None:
        guideline = columns.weeks[-1].guideline
        top = max(scale_top(week.guideline) for week in columns.weeks)
        plot = Plot(bottom=rows, rows=rows, top=top)
        marks = {0: "0", guideline.low: str(guideline.low), guideline.high: str(guideline.high)}
        self._axis(canvas, plot, marks | {top: f"{top}+"})
        draw_sent(canvas, columns, plot, self.ink, self.wash, plain=self.is_plain)
        for x, week in columns.placed():
            canvas.put(x, plot.bottom + 1, sent_figure(week), self.ink(figure_ink(week)))
        if columns.rule_x is not None:
            for y in range(1, canvas.height - 2):
                canvas.put(columns.rule_x, y, "│", self.ink("trend--axis"))

    def _paint_quality(self, canvas: Canvas, columns: Columns, above: int, rows: int) -> None:
        plot = Plot(bottom=above + rows, rows=rows, top=QUALITY_TOP)
        self._axis(canvas, plot, {50: "50", QUALITY_TOP: "100"})
        draw_quality(canvas, columns, plot, self.ink, plain=self.is_plain)
        draw_smooth_line(canvas, columns, plot, self.ink("trend--line"))
        axis, middle = self.ink("trend--axis"), self.ink("trend--middle")
        canvas.put(0, plot.bottom + 1, MIDDLE_LABEL, axis)
        canvas.put(0, plot.bottom + 2, RATED_LABEL, axis)
        for x, week in columns.placed():
            canvas.put(x, plot.bottom + 1, middle_figure(week), middle)
            if week.quality is not None:
                canvas.put(x, plot.bottom + 2, str(week.quality.rated), axis)
        self._dates(canvas, columns, plot.bottom + 3)

    def _dates(self, canvas: Canvas, columns: Columns, y: int) -> None:
        """Draw the date of the shown week, of the open one, and as many more as have room."""
        shown = self.review and self.review.week
        placed = list(columns.placed())
        first = sorted(
            placed, key=lambda one: (one[1].week != shown, one[1].state is not WeekState.OPEN)
        )
        for x, week in first:
            date = NOW if week.state is WeekState.OPEN else date_said(week.week.start)
            x = min(x, canvas.width - len(date))
            style = self._shown_ink if week.week == shown else self.ink("trend--axis")
            if all(
                canvas.is_blank(at, y) for at in range(x - 1, min(x + len(date) + 1, canvas.width))
            ):
                canvas.put(x, y, date, style)

    @property
    def _shown_ink(self) -> Style:
        if self.app.no_color:
            return Style(reverse=True, bold=True)
        return self.get_component_rich_style("trend--shown")

    def _axis(self, canvas: Canvas, plot: Plot, labels: dict[int, str]) -> None:
        taken: set[int] = set()
        for value, label in sorted(labels.items(), reverse=True):
            row = label_row(plot, value)
            if row not in taken:
                canvas.put(0, row, label.rjust(4), self.ink("trend--axis"))
            taken.add(row)


def has_past(review: WeekReview) -> bool:
    """Whether there is a week to look back on."""
    return any(week.begun and week.state is not WeekState.OPEN for week in review.trends.weeks)


def _heights(height: int) -> tuple[int, int]:
    """Rows for sent and for quality: sent in steps of three, so that 5, 10 and 15 fall on edges."""
    room = height - TEXT_ROWS
    sent = max(3, min(MOST_SENT_ROWS, (room + 2) * 3 // 5 // 3 * 3))
    return sent, max(3, min(room - sent, MOST_QUALITY_ROWS))
