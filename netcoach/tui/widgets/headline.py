"""The headline: the week in one sentence."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.week.review import WeekReview
from netcoach.wording.week.screen import READING, headline


class HeadlineText(Widget):
    """A figure, the sentence it begins, and what is said beside it."""

    review: reactive[WeekReview | None] = reactive(None)

    def render(self) -> Content:
        """Draw the sentence, and beside it what fits."""
        if self.review is None:
            return Content.styled(READING, "$foreground-muted")
        said = headline(self.review)
        figure = Content.styled(f"{said.figure} " if said.figure else "", "bold $text-success")
        line = Content.assemble(figure, (said.sentence, "bold"))
        return (
            Content.assemble(line, "   ", (said.aside, "$foreground-muted")) if said.aside else line
        )
