"""What came back of everything sent that is old enough to tell."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.review import WeekReview
from netcoach.tui.widgets.figure_lines import figure_lines
from netcoach.wording.outcomes import CAME_BACK_SPAN, CAME_BACK_TITLE, came_back_rows

NAME_CELLS = 10
FIGURE_CELLS = 11


class CameBackPanel(Widget, can_focus=True):
    """Accepted, replied and talked, with how far the figures tell."""

    BORDER_TITLE = f"{CAME_BACK_TITLE} · {CAME_BACK_SPAN}"

    review: reactive[WeekReview | None] = reactive(None)

    def render(self) -> Content:
        """Draw one line a figure."""
        if self.review is None:
            return Content("")
        rows = came_back_rows(self.review.came_back)
        return figure_lines(rows, name_cells=NAME_CELLS, figure_cells=FIGURE_CELLS)
