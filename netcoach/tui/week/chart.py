"""Quality and quantity: two rows on one time axis, or a small table where there is no room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.style import Style
from textual.geometry import Size

from netcoach.domain.frozen import frozen
from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.trends import Trends, TrendWeek, WeekState
from netcoach.tui.widgets.canvas import EIGHTHS, Canvas, Painted
from netcoach.wording.week.screen import TREND_TITLE
from netcoach.wording.week.trends import (
    CHART_ROWS,
    LEGEND,
    MIDDLE_LABEL,
    RATED_LABEL,
    TABLE_ROWS,
    direction,
    middle_figure,
    sent_figure,
    short_date,
    weeks_shown,
)

QUALITY_TOP = 100


def scale_top(guideline: Guideline) -> int:
    """Where the count scale ends: one and a half times the high edge, rounded up (15 for 5–10)."""
    return -(-3 * guideline.high // 2)


def eighths_of(value: float, top: int, rows: int) -> int:
    """A value's height on a scale of that many rows, in eighths of a row, rounded half up.

    Zero is 0; anything above it shows at least one eighth; beyond the top it is the top.
    """
    if value <= 0:
        return 0
    return max(1, int(min(value, top) * rows * 8 / top + 0.5))


AXIS_CELLS = 5
APART_CELLS = 2
LEAST_STEP, MOST_STEP = 4, 8
LONGEST_DATE = 6
"""Cells of "28/10" and a blank."""


@frozen
class Columns:
    """The weeks that fit, oldest first; the open one stands apart after a rule."""

    weeks: tuple[TrendWeek, ...]
    step: int

    @property
    def bar(self) -> int:
        """Cells a bar takes."""
        return max(2, self.step - 2)

    @property
    def date_every(self) -> int:
        """How many weeks lie between two dates on the axis."""
        return -(-LONGEST_DATE // self.step)

    @property
    def open_from(self) -> int:
        """Which of the weeks is the first open one; their number when none is."""
        states = [week.state for week in self.weeks]
        return states.index(WeekState.OPEN) if WeekState.OPEN in states else len(states)

    @property
    def rule_x(self) -> int | None:
        """Where the rule before the open week stands; None without one."""
        if self.open_from == len(self.weeks):
            return None
        return AXIS_CELLS + self.open_from * self.step

    def x(self, number: int) -> int:
        """Left edge of a week's bar."""
        apart = APART_CELLS if number >= self.open_from else 0
        return AXIS_CELLS + number * self.step + apart

    def placed(self) -> Iterator[tuple[int, TrendWeek]]:
        """Each week with the left edge of its bar."""
        return ((self.x(number), week) for number, week in enumerate(self.weeks))


def columns_of(trends: Trends, width: int) -> Columns:
    """The latest weeks that fit into so many cells, at the widest step they all fit with."""
    room = max(LEAST_STEP, width - AXIS_CELLS - APART_CELLS)
    step = min(MOST_STEP, max(LEAST_STEP, room // max(1, len(trends.weeks))))
    return Columns(weeks=trends.weeks[-max(1, room // step) :], step=step)


Ink = Callable[[str], Style]


@frozen
class Plot:
    """Rows from ``bottom`` upwards on a fixed scale from 0 to ``top``."""

    bottom: int
    rows: int
    top: int

    def eighths(self, value: float) -> int:
        """A value's height in eighths of a row."""
        return eighths_of(value, self.top, self.rows)


def label_row(plot: Plot, value: int) -> int:
    """The row whose upper edge is the value; 0 stands on the bottom row."""
    return plot.bottom - max(0, -(-plot.eighths(value) // 8) - 1)


def draw_sent(
    canvas: Canvas, columns: Columns, plot: Plot, ink: Ink, wash: Ink, *, plain: bool
) -> None:
    """Draw the guideline of each week as a band, and what was sent as a bar before it."""
    for number, (x, week) in enumerate(columns.placed()):
        width = columns.step if number + 1 != columns.open_from else columns.step - 1
        _band(canvas, x - 1, width, week, plot, wash("trend--band"), plain=plain)
    for x, week in columns.placed():
        if week.state in (WeekState.REST, WeekState.UNKNOWN) and not week.sent:
            continue
        canvas.column(x, plot.bottom, columns.bar, plot.eighths(week.sent), ink(_sent_ink(week)))
        if week.burst_level:
            above = plot.bottom - -(-plot.eighths(week.sent) // 8)
            canvas.put(x, max(plot.bottom - plot.rows + 1, above), "*", ink("trend--burst"))


def _sent_ink(week: TrendWeek) -> str:
    if week.pace is None:
        return "trend--open"
    return "trend--inside" if week.pace is Pace.INSIDE else "trend--outside"


def _band(
    canvas: Canvas,
    x: int,
    width: int,
    week: TrendWeek,
    plot: Plot,
    wash: Style,
    *,
    plain: bool,
) -> None:
    """Shade from the low edge to the high edge, to the eighth of a row."""
    low, high = plot.eighths(week.guideline.low), plot.eighths(week.guideline.high)
    ground = Style(color=wash.bgcolor)
    for row in range(low // 8, -(-high // 8)):
        y = plot.bottom - row
        if plain:
            canvas.put(x, y, "░" * width, ground)
        elif row * 8 < low:
            canvas.shade(x, y, width, wash)
            canvas.put(x, y, EIGHTHS[low % 8] * width, Style(color=canvas.ground.bgcolor))
        elif row * 8 + 8 > high:
            canvas.put(x, y, EIGHTHS[high % 8] * width, ground)
        else:
            canvas.shade(x, y, width, wash)


def draw_quality(canvas: Canvas, columns: Columns, plot: Plot, ink: Ink) -> None:
    """Draw each week's range: solid up to its low end, lighter from there to its high end.

    The middle is a line across the range, where it may be drawn and falls inside the lighter
    part; weeks with fewer than three rated requests have no mark.
    """
    for x, week in columns.placed():
        quality = week.quality
        if quality is None or not quality.has_mark:
            continue
        high, low = plot.eighths(quality.high), plot.eighths(quality.low)
        canvas.column(x, plot.bottom, columns.bar, high, ink("trend--spread"))
        canvas.column(x, plot.bottom, columns.bar, low, ink("trend--quality"))
        if quality.middle is not None:
            row = plot.bottom - plot.eighths(quality.middle) // 8
            if plot.bottom - low // 8 > row > plot.bottom - high // 8:
                canvas.put(x, row, "━" * columns.bar, ink("trend--quality"))


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
            # Over a bar the line is cut out of it: no colour stands out from both.
            bar, ground = canvas.ground_at(x, row), canvas.ground.bgcolor
            cut = Style(color=bar, bgcolor=ground, reverse=True)
            canvas.put(x, row, chr(BRAILLE + bits), style if bar == ground else cut)


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

    def data(self) -> object:
        """The series, and whether there is colour."""
        return self.review and (self.review.trends, self.app.no_color)

    def watch_review(self) -> None:
        """Say how many weeks the chart shows, and draw them."""
        super().watch_review()
        if self.review is not None:
            shown = columns_of(self.review.trends, self.size.width or 58).weeks
            if self.border_subtitle != (said := weeks_shown(len(shown))):
                self.border_subtitle = said

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
        loud, quiet = direction(trends, cells=canvas.width)
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
