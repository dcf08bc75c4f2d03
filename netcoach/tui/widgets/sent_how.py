"""How the week's requests were sent, and how the last weeks went."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.week.review import WeekReview
from netcoach.tui.widgets.figure_lines import figure_lines
from netcoach.wording.week.screen import (
    HOW_TITLE,
    allowance,
    inside_weeks,
    rated_share,
    rhythm,
    run,
    spread,
)


class SentHowPanel(Widget, can_focus=True):
    """Quality, shared ground, notes and rhythm as plain figures."""

    BORDER_TITLE = HOW_TITLE

    review: reactive[WeekReview | None] = reactive(None)

    def __init__(self, *, notes_a_month: int | None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.notes_a_month = notes_a_month

    def allow(self, notes_a_month: int | None) -> None:
        """Go by another note allowance."""
        self.notes_a_month = notes_a_month
        self.refresh()

    def render(self) -> Content:
        """Draw one line a figure."""
        if self.review is None:
            return Content("")
        return figure_lines(self._lines(self.review))

    def _lines(self, review: WeekReview) -> Iterator[tuple[str, str, str]]:
        quality = review.quality
        yield (
            "quality",
            spread(quality.low, quality.high) if quality else "—",
            rated_share(quality) if quality else "not rated yet",
        )
        rated = review.sent - review.not_rated
        if rated:
            yield "shared ground", f"{review.with_ground} of {rated}", ""
        left = allowance(review, self.notes_a_month, short=True)
        yield "personal note", f"{review.notes.written} of {review.sent}", left
        recent, room = review.trends.recent, self.content_size.width or None
        yield "", "", inside_weeks(recent, review.whole_guideline, cells=room)
        if review.trends.rhythm is not None:
            yield "rhythm", *rhythm(review.trends)
        if run(review.trends):
            now, _, longest = run(review.trends).partition(" · ")
            yield "run", now, longest
