"""The day strip: which days of the week the requests were sent on."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual.reactive import reactive

from netcoach.domain.log.request import Precision
from netcoach.domain.week.review import WeekReview
from netcoach.tui.widgets.canvas import Canvas, Painted
from netcoach.wording.week.screen import SOME_DAY, day_name

WIDEST_DAY = 9
"""Cells a day takes at most; one is kept free between days."""


class DayStrip(Painted):
    """Seven days, a square for every request; those known by the week only stand apart."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"day--name", "day--today", "day--sent", "day--none"}

    review: reactive[WeekReview | None] = reactive(None)

    def data(self) -> object:
        """The requests, the week and today."""
        return self.review and (self.review.rows, self.review.week, self.review.today)

    def paint(self, canvas: Canvas) -> None:
        """Draw the names of the days and the squares under them."""
        review = self.review
        if review is None:
            return
        sent = Counter(
            None if row.request.sent.precision is Precision.WEEK else row.request.sent.on
            for row in review.rows
        )
        columns = 8 if sent[None] else 7
        width = min(WIDEST_DAY, canvas.width // columns)
        for number, day in enumerate(review.week.days):
            style = "day--today" if day == review.today else "day--name"
            canvas.put(number * width, 0, day_name(day)[: width - 1], self.ink(style))
            self._mark(canvas, number * width, width - 1, sent[day])
        if sent[None]:
            canvas.put(7 * width, 0, SOME_DAY[: width - 1], self.ink("day--name"))
            self._mark(canvas, 7 * width, width - 1, sent[None])

    def _mark(self, canvas: Canvas, x: int, width: int, sent: int) -> None:
        if not sent:
            canvas.put(x, 1, "·", self.ink("day--none"))
            return
        marks = "■" * sent if sent <= width else f"■ {sent}"
        canvas.put(x, 1, marks, self.ink("day--sent"))
