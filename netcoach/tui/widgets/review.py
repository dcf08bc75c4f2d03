"""The widget that shows something of the week, and is drawn anew only where that changed."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.week.review import WeekReview


class ReviewWidget(Widget):
    """Shows a part of a review; one that says the same about that part redraws nothing.

    A widget of some kind says what it shows (``data``), and whether its height goes by it.
    """

    GROWS: ClassVar[bool] = False

    # Not drawn anew for every review: most of what a key changes is elsewhere on the screen.
    review: reactive[WeekReview | None] = reactive(None, repaint=False)

    _shown: object = None

    @abstractmethod
    def data(self) -> object:
        """Everything its picture depends on besides its size, the theme and the focus."""

    def watch_review(self) -> None:
        """Draw what changed."""
        data = self.data()
        if data != self._shown:
            self._shown = data
            self.refresh(layout=self.GROWS)
