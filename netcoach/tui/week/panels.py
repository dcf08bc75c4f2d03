"""Figures beside the week: how the latest weeks were, how requests were sent, what came back."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from netcoach.domain.week.review import WeekReview
from netcoach.tui.widgets.review import ReviewWidget
from netcoach.tui.widgets.text import figure_lines, head_line
from netcoach.wording.outcomes import (
    CAME_BACK_SPAN,
    CAME_BACK_TITLE,
    came_back_lines,
    came_back_rows,
    own_came_back,
)
from netcoach.wording.week.screen import HOW_TITLE, allowance, how_lines, inside_weeks


class Figures(ReviewWidget):
    """Lines that know how many they are; shown only where there is something to say."""

    GROWS = True

    small: reactive[bool] = reactive(False, layout=True)

    def is_shown(self, review: WeekReview) -> bool:
        """Whether there is something to say."""
        return review.ever_logged

    def lines_of(self, review: WeekReview, width: int) -> list[Content]:
        """What is said, in a width."""
        raise NotImplementedError

    def watch_review(self) -> None:
        """Take up no room where there is nothing to say."""
        super().watch_review()
        self.display = self.review is not None and self.is_shown(self.review)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines_of(self.review, width)) if self.review else 0

    def render(self) -> Content:
        """Draw the lines."""
        if self.review is None:
            return Content("")
        return Content("\n").join(self.lines_of(self.review, self.content_size.width))


class AllowedFigures(Figures):
    """Figures that say what the month's note allowance has left."""

    def __init__(self, *, notes_a_month: int | None, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.notes_a_month = notes_a_month

    def allow(self, notes_a_month: int | None) -> None:
        """Go by another note allowance."""
        self.notes_a_month = notes_a_month
        self.watch_review()


class LatestWeeks(AllowedFigures):
    """How many of the latest weeks were inside, and the notes that are left."""

    def data(self) -> object:
        """The figures."""
        review = self.review
        return review and (
            review.trends.recent,
            review.whole_guideline,
            review.notes,
            review.week,
            self.notes_a_month,
        )

    def is_shown(self, review: WeekReview) -> bool:
        """On a small terminal it stands beside the gauge."""
        return bool(review.trends.recent.known) and not self.small

    def watch_small(self) -> None:
        """Show it where there is room."""
        self.watch_review()

    def lines_of(self, review: WeekReview, width: int) -> list[Content]:
        """Two lines."""
        inside = inside_weeks(review.trends.recent, review.whole_guideline, cells=width)
        notes = f"notes: {allowance(review, self.notes_a_month)}"
        return [Content(inside), Content.styled(notes, "$foreground-muted")]


class SentHowPanel(AllowedFigures, can_focus=True):
    """Quality and notes of the week."""

    def data(self) -> object:
        """The figures."""
        return self.review and tuple(how_lines(self.review, self.notes_a_month))

    def is_shown(self, review: WeekReview) -> bool:
        """Once something was sent in the week."""
        return bool(review.sent)

    def lines_of(self, review: WeekReview, width: int) -> list[Content]:
        """The head and two lines; on a small terminal one."""
        lines = list(how_lines(review, self.notes_a_month))
        if self.small:
            lines = [" · ".join(lines)]
        said = (Content(line).truncate(width, ellipsis=True) for line in lines)
        return [head_line(HOW_TITLE, "", width), *said]


NAME_CELLS = 18
FIGURE_CELLS = 11
"""Cells of the figures at least: the column grows with the longest."""


class CameBackPanel(Figures, can_focus=True):
    """Accepted, replied and talked, with how far the figures tell."""

    def data(self) -> object:
        """The figures."""
        return self.review and (self.review.came_back, own_came_back(self.review))

    def is_shown(self, review: WeekReview) -> bool:
        """Once anything is old enough to tell, or came early."""
        came = review.came_back
        return bool(came.of or came.unchecked or came.early_yes or own_came_back(review))

    def lines_of(self, review: WeekReview, width: int) -> list[Content]:
        """The head and a line a figure; on a small terminal all in one."""
        head = head_line(CAME_BACK_TITLE, CAME_BACK_SPAN, width)
        if self.small:
            said = " · ".join(came_back_lines(review))
            return [head, Content(said).truncate(width, ellipsis=True)]
        lines = self._figures(short=False)
        if any(line.cell_length > width for line in lines):
            lines = self._figures(short=True)
        return [head, *lines]

    def _figures(self, *, short: bool) -> list[Content]:
        if self.review is None:
            return []
        own = own_came_back(self.review)
        rows = tuple(came_back_rows(self.review.came_back, own=own, short=short))
        names = max(len(name) + 2 for name, _, _ in rows)
        cells = max(FIGURE_CELLS, *(len(figure) + 1 for _, figure, _ in rows))
        return list(figure_lines(rows, name_cells=names, figure_cells=cells).split("\n"))
