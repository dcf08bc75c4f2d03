"""Closing a week, first step: is anything missing, and were the empty weeks empty?"""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from netcoach.domain.closing import Closing
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import ZeroAnswer
from netcoach.tui.widgets.choice_line import ChoiceLine
from netcoach.tui.widgets.fitted_lines import FittedLines
from netcoach.wording import closing as words
from netcoach.wording.week.screen import week_span

MOST_ASKED = 5
"""Weeks with nothing logged that are asked about at once (ours: they fit a small terminal)."""


MOST_MISSING_ROWS = 2
"""Rows for the names that a week is recalled by (ours: the questions fit under two weeks)."""


class AnythingMissing(Vertical):
    """What was logged, and the weeks with nothing in them, each with its answers."""

    DEFAULT_CSS = """
    AnythingMissing {
        & .zero { height: auto; }
        & .zero .label { width: 34; color: $text-muted; }
    }
    """

    def __init__(self, *, id: str, classes: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes=classes)
        self._asked: tuple[Week, ...] = ()

    def compose(self) -> ComposeResult:
        """The lines, then a line for each week that may be asked about."""
        yield FittedLines(most=MOST_MISSING_ROWS, id="missing")
        with Vertical(id="zeros"):
            yield Static(Content(words.NONE_LOGGED), classes="asked")
            for place in range(MOST_ASKED):
                with Horizontal(id=f"zero-row-{place}", classes="zero"):
                    yield Static(id=f"zero-week-{place}", classes="label")
                    yield ChoiceLine(words.ANSWERS, id=f"zero-{place}")
            yield Static(id="more-zeros")

    def take(self, value: Closing) -> None:
        """Show what was read; answers already chosen stay with their weeks."""
        missing = list(words.missing_lines(value))
        if not value.unanswered:
            missing += ["", words.NOTHING_MISSING]
        self.query_one("#missing", FittedLines).lines = missing
        said = {week: self._line(week).value for week in self._asked}
        self._asked = asked = value.unanswered[:MOST_ASKED]
        self.query_one("#zeros").display = bool(asked)
        for place in range(MOST_ASKED):
            self.query_one(f"#zero-row-{place}").display = place < len(asked)
        for place, week in enumerate(asked):
            span = Content(week_span(week, value.today))
            self.query_one(f"#zero-week-{place}", Static).update(span)
            self._line(week).value = said.get(week, "")
        more = words.more_unanswered(len(value.unanswered) - len(asked))
        self.query_one("#more-zeros", Static).update(Content(more))

    @property
    def answers(self) -> Mapping[Week, ZeroAnswer]:
        """The answers chosen so far."""
        chosen = {week: self._line(week).value for week in self._asked}
        return {week: ZeroAnswer(answer) for week, answer in chosen.items() if answer}

    @property
    def first(self) -> ChoiceLine | None:
        """Where answering begins; None where nothing is asked."""
        return self._line(self._asked[0]) if self._asked else None

    def _line(self, week: Week) -> ChoiceLine:
        return self.query_one(f"#zero-{self._asked.index(week)}", ChoiceLine)
