"""How quality and quantity are drawn: two rows on one time axis, or a small table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from rich.style import Style

from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.trends import Trends, TrendWeek, WeekState
from netcoach.tui.widgets.canvas import EIGHTHS, Canvas
from netcoach.wording.week.trends import TABLE_ROWS, date_said, middle_figure, sent_figure

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


AXIS_CELLS = 6
APART_CELLS = 2
LEAST_STEP, MOST_STEP = 4, 8


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

    def place_at(self, x: int) -> int | None:
        """The place of the week whose column holds a cell; None where none does."""
        for number in range(len(self.weeks)):
            left = self.x(number) - 1
            if left <= x < left + self.step:
                return number
        return None

    def placed(self) -> Iterator[tuple[int, TrendWeek]]:
        """Each week with the left edge of its bar."""
        return ((self.x(number), week) for number, week in enumerate(self.weeks))


def columns_of(trends: Trends, width: int) -> Columns:
    """The latest weeks that fit into so many cells, at the widest step they all fit with."""
    room = max(LEAST_STEP, width - AXIS_CELLS - APART_CELLS + 1)
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
        eighths = plot.eighths(week.sent)
        canvas.column(x, plot.bottom, columns.bar, eighths, ink(_sent_ink(week)), plain=plain)
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


def draw_quality(
    canvas: Canvas, columns: Columns, plot: Plot, ink: Ink, *, plain: bool = False
) -> None:
    """Draw each week's range: solid up to its low end, lighter from there to its high end.

    The middle is a line across the range, where it may be drawn and falls inside the lighter
    part; weeks with fewer than three rated requests have no mark.
    """
    for x, week in columns.placed():
        quality = week.quality
        if quality is None or not quality.has_mark:
            continue
        high, low = plot.eighths(quality.high), plot.eighths(quality.low)
        if plain:
            top, rows = plot.bottom - high // 8, high // 8 - low // 8
            for y in range(top, top + rows):
                canvas.put(x, y, "▒" * columns.bar, ink("trend--spread"))
        else:
            canvas.column(x, plot.bottom, columns.bar, high, ink("trend--spread"))
        canvas.column(x, plot.bottom, columns.bar, low, ink("trend--quality"), plain=plain)
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


NAME_CELLS, WEEK_CELLS = 8, 8


def table_weeks(trends: Trends, width: int) -> tuple[TrendWeek, ...]:
    """The latest weeks that fit as columns of a table."""
    return trends.weeks[-max(1, (width - NAME_CELLS) // WEEK_CELLS) :]


def table_place_at(weeks: int, x: int) -> int | None:
    """The place of the week in whose column of the table a cell is."""
    place = (x - NAME_CELLS) // WEEK_CELLS
    return place if x >= NAME_CELLS and place < weeks else None


def draw_table(canvas: Canvas, trends: Trends, ink: Ink, *, top: int, shown: Week) -> None:
    """Draw date, sent, quality and how many were rated of the latest weeks that fit.

    The open one stands after a rule.
    """
    for y, name in enumerate(TABLE_ROWS):
        canvas.put(0, top + y, name, ink("trend--axis"))
    for number, week in enumerate(table_weeks(trends, canvas.width)):
        end = NAME_CELLS + (number + 1) * WEEK_CELLS - 1
        rated = str(week.quality.rated) if week.quality else ""
        figures = (date_said(week.week.start), sent_figure(week), middle_figure(week), rated)
        inks = ("trend--axis", figure_ink(week), "trend--middle", "trend--axis")
        for y, (figure, name) in enumerate(zip(figures, inks, strict=True)):
            if week.state is WeekState.OPEN:
                canvas.put(end - WEEK_CELLS, top + y, "│", ink("trend--axis"))
            style = ink(name)
            if week.week == shown and y == 0:
                style = ink("trend--shown")
            canvas.put(end - len(figure), top + y, figure, style)
        if week.burst_level:
            canvas.put(end, top + 1, "*", ink("trend--burst"))


def figure_ink(week: TrendWeek) -> str:
    """The component that colours the count of a week."""
    if week.state in (WeekState.REST, WeekState.UNKNOWN):
        return "trend--axis"
    if week.pace is None:
        return "trend--title"
    return "trend--figure-inside" if week.pace is Pace.INSIDE else "trend--figure-outside"
