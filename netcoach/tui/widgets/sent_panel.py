"""The week's requests as a table, with what they stood on beneath."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from netcoach.domain.week.review import WeekReview
from netcoach.tui.widgets.request_table import RequestTable
from netcoach.wording.week.screen import (
    NOTHING_SENT,
    NOTHING_YET,
    allowance,
    grounds,
    sent_title,
    week_quality,
)


class SentPanel(Vertical):
    """The table of the week and its two lines of sums."""

    review: reactive[WeekReview | None] = reactive(None)

    def __init__(self, *, notes_a_month: int | None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.notes_a_month = notes_a_month

    def compose(self) -> ComposeResult:
        """The table over its sums."""
        yield RequestTable(id="requests")
        yield Static(id="sums", markup=False)

    def on_mount(self) -> None:
        """Show a review that was there before the table."""
        self.watch_review(self.review)

    def allow(self, notes_a_month: int | None) -> None:
        """Go by another note allowance."""
        self.notes_a_month = notes_a_month
        self.watch_review(self.review)

    def watch_review(self, review: WeekReview | None) -> None:
        """Hand the rows to the table and say the sums."""
        if review is None or not self.is_mounted:
            return
        self.border_title = sent_title(review)
        self.border_subtitle = week_quality(review.quality)
        table = self.query_one(RequestTable)
        table.nothing = (NOTHING_SENT,) if review.ever_logged else NOTHING_YET
        table.show(review.rows)
        notes = f"notes {review.notes.written} · {allowance(review, self.notes_a_month)}"
        sums = f"{grounds(review)}\n{notes}" if review.sent else notes
        self.query_one("#sums", Static).update(Content(sums))
