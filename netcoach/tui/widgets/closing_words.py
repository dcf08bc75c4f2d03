"""Closing a week, last step: three lines, each of which may stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from netcoach.domain.closing import Closing
from netcoach.domain.week.marks import ClosedWeek, Kept
from netcoach.tui.widgets.choice_line import ChoiceLine
from netcoach.tui.widgets.fitted_lines import FittedLines
from netcoach.tui.widgets.form_inputs import LineInput
from netcoach.wording import closing as words

LINES = {
    "went_well": words.WENT_WELL,
    "felt_rushed": words.FELT_RUSHED,
    "next_line": words.NEXT_LINE,
}
"""The fields of a closed week that are lines, with what each asks."""

MOST_WORDS_ROWS = 4
"""Rows for the line that was given for the week (ours: all of it, unless it is very long)."""


class DoneLine(ChoiceLine):
    """Whether a line was done; ``y`` and ``n`` answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", f"answer('{Kept.YES.value}')", show=False),
        Binding("n", f"answer('{Kept.NO.value}')", show=False),
    ]

    def action_answer(self, answer: str) -> None:
        """Say whether it was done."""
        self.value = answer


class YourWords(Vertical):
    """The line given for this week, whether it was done, and the three new lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The line to answer for, then the fields."""
        with Vertical(id="promise", classes="asked -line"):
            yield FittedLines(most=MOST_WORDS_ROWS, id="promise-line")
            with Horizontal(classes="asked -line"):
                yield Static(Content(words.WAS_IT_DONE), classes="label")
                yield DoneLine(words.DONE, id="done")
        for name, label in LINES.items():
            with Horizontal(classes="asked -line"):
                yield Static(Content(label), classes="label")
                yield LineInput(id=name)

    def take(self, value: Closing) -> None:
        """Show the line that was given for this week; what was typed stays."""
        self.query_one("#promise").display = value.promise is not None
        if value.promise is not None:
            line = words.promise_line(value.promise, value.today)
            self.query_one("#promise-line", FittedLines).lines = (line,)

    def say_again(self, closed: ClosedWeek) -> None:
        """Put what was said of a closed week into the fields."""
        for name in LINES:
            self._field(name).value = getattr(closed, name)

    @property
    def said(self) -> Mapping[str, str]:
        """The words as they stand, and whether the last line was done."""
        lines = {name: self._field(name).value for name in LINES}
        return {**lines, "next_done": self._done.value}

    @property
    def first(self) -> Widget:
        """Where saying begins: with the line to answer for, if there is one."""
        return self._done if self.query_one("#promise").display else self._field("went_well")

    @property
    def _done(self) -> DoneLine:
        return self.query_one("#done", DoneLine)

    def typed_over(self, before: ClosedWeek | None) -> bool:
        """Whether a line says something else than before."""
        return any(
            self._field(name).value != (getattr(before, name) if before else "") for name in LINES
        )

    def _field(self, name: str) -> LineInput:
        return self.query_one(f"#{name}", LineInput)
