"""What came back of everything sent that is old enough to tell."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.outcomes.rates import NOTHING_CAME_BACK
from netcoach.domain.week.review import WeekReview
from netcoach.tui.widgets.figure_lines import figure_lines
from netcoach.wording.outcomes import CAME_BACK_SPAN, CAME_BACK_TITLE, came_back_rows

NAME_CELLS = 10
FIGURE_CELLS = 11
"""Cells of the figures at least: the column grows with the longest."""


class CameBackPanel(Widget, can_focus=True):
    """Accepted, replied and talked, with how far the figures tell."""

    BORDER_TITLE = f"{CAME_BACK_TITLE} · {CAME_BACK_SPAN}"

    review: reactive[WeekReview | None] = reactive(None)

    def render(self) -> Content:
        """Draw one line a figure; where there is no room for it, without the word "likely"."""
        if self.review is None:
            return Content("")
        lines = self._lines(short=False)
        room = self.content_size.width
        fits = not room or all(line.cell_length <= room for line in lines.split("\n"))
        return lines if fits else self._lines(short=True)

    def _lines(self, *, short: bool) -> Content:
        came = self.review.came_back if self.review else NOTHING_CAME_BACK
        rows = tuple(came_back_rows(came, short=short))
        cells = max(FIGURE_CELLS, *(len(figure) + 1 for _, figure, _ in rows))
        return figure_lines(rows, name_cells=NAME_CELLS, figure_cells=cells)
