"""The gauge: this week's count held against the guideline, both edges exact."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.reactive import reactive

from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.review import WeekReview
from netcoach.tui.widgets.canvas import Canvas, Painted
from netcoach.tui.widgets.scale import scale_top

WIDEST = 60
"""Cells the gauge takes at most (ours: beyond that it shouts)."""


class Gauge(Painted):
    """A bar over a fixed scale with the guideline shaded; beyond the scale it ends in ``›``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "gauge--sent",
        "gauge--band",
        "gauge--track",
        "gauge--axis",
    }

    review: reactive[WeekReview | None] = reactive(None)

    def data(self) -> object:
        """The count and the guideline."""
        return self.review and (self.review.sent, self.review.guideline, self.app.no_color)

    def paint(self, canvas: Canvas) -> None:
        """Draw the bar and the axis under it."""
        if self.review is None:
            return
        guideline, sent = self.review.guideline, self.review.sent
        top = scale_top(guideline)
        width = _bar_width(top, canvas.width - 2)
        at = {value: value * width // top for value in (guideline.low, guideline.high, top)}
        self._lay(canvas, 0, width, "gauge--track", "░")
        self._lay(canvas, at[guideline.low], at[guideline.high], "gauge--band", "▒")
        self._lay(canvas, 0, min(sent, top) * width // top, "gauge--sent", "█")
        axis = self.ink("gauge--axis")
        if sent > top:
            canvas.put(width, 0, "›", axis)
        for value, x in _labels(guideline, at):
            canvas.put(x, 1, value, axis)

    def _lay(self, canvas: Canvas, start: int, end: int, name: str, mark: str) -> None:
        """Colour a stretch; without colour, or where themes cannot blend, by marks."""
        if self.app.no_color or self.app.native_ansi_color:
            canvas.put(start, 0, mark * (end - start), self.ink(name))
        else:
            canvas.put(start, 0, " " * (end - start), Style(bgcolor=self.ink(name).color))


def _bar_width(top: int, room: int) -> int:
    """Whole cells for every request where they fit, so that no edge is rounded."""
    room = max(1, room)
    return top * max(1, min(WIDEST, room) // top) if room >= top else room


def _labels(guideline: Guideline, at: dict[int, int]) -> list[tuple[str, int]]:
    """The axis: 0, both edges and the end, each ending under the end of its cell."""
    edges = [(str(value), max(0, x - len(str(value)))) for value, x in at.items()]
    if guideline.low == guideline.high or at[guideline.low] + 3 > at[guideline.high]:
        edges = edges[-2:]
    return [("0", 0), *edges] if edges[0][1] > 1 else edges
