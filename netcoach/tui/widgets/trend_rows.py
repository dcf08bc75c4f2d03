"""The two rows of the chart: what was sent, and how thoughtful it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.style import Style

from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.trends import TrendWeek, WeekState
from netcoach.tui.widgets.canvas import EIGHTHS, Canvas
from netcoach.tui.widgets.scale import eighths_of
from netcoach.tui.widgets.trend_columns import Columns

Ink = Callable[[str], Style]


@dataclass(frozen=True, slots=True, kw_only=True)
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
