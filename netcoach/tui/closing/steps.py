"""The steps of closing a week: the week itself, and the words that are said of it."""

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
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import ClosedWeek, Kept, ZeroAnswer
from netcoach.tui.widgets.inputs import ChoiceLine, LineInput
from netcoach.tui.widgets.text import FittedLines
from netcoach.wording import closing as words
from netcoach.wording.week.screen import week_span

MOST_ROWS = 5
"""Rows that one fact may take, where all have room (ours: some 600 cells at 120 columns)."""

MOST_ASKED, MOST_ASKED_BESIDE_TWO, TALL = 5, 2, 30
"""Weeks with nothing logged that are asked about at once, and under two weeks on a terminal that is
not tall (ours: they fit 80 columns and 24 rows)."""


class WeekStep(Vertical):
    """The facts of the week, and the past weeks with nothing in them, each with its answers."""

    DEFAULT_CSS = """
    WeekStep {
        & #facts { max-height: 100%; }
        & .zero { height: auto; }
        & .zero .label { width: 34; color: $text-muted; }
    }
    """

    def __init__(self, *, id: str, classes: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes=classes)
        self._asked: tuple[Week, ...] = ()

    def compose(self) -> ComposeResult:
        """The lines, then a line for each week that may be asked about."""
        yield FittedLines(most=MOST_ROWS, id="facts")
        with Vertical(id="zeros", classes="asked"):
            yield Static(Content(words.NONE_LOGGED))
            for place in range(MOST_ASKED):
                with Horizontal(id=f"zero-row-{place}", classes="zero"):
                    yield Static(id=f"zero-week-{place}", classes="label")
                    yield ChoiceLine(words.ANSWERS, id=f"zero-{place}")
            yield Static(id="more-zeros")

    def take(self, value: Closing, *, again: bool) -> None:
        """Show what was read; answers already chosen stay with their weeks.

        Args:
            value: what was read.
            again: something else is being said of a closed week.
        """
        said = {week: self._line(week).value for week in self._asked}
        tall = self.app.size.height >= TALL
        most = MOST_ASKED if tall or len(value.weeks) == 1 else MOST_ASKED_BESIDE_TWO
        asks = value.closed is None or again
        self._asked = asked = value.unanswered[:most] if asks else ()
        self.query_one("#zeros").display = bool(asked)
        facts = self.query_one("#facts", FittedLines)
        facts.most = 1 if asked and not tall else MOST_ROWS
        facts.lines = tuple(words.fact_lines(value, again=again))
        for place in range(MOST_ASKED):
            self.query_one(f"#zero-row-{place}").display = place < len(asked)
        for place, week in enumerate(asked):
            span = Content(week_span(week, value.today))
            self.query_one(f"#zero-week-{place}", Static).update(span)
            self._line(week).value = said.get(week, "")
        left = len(value.unanswered) - len(asked)
        more = self.query_one("#more-zeros", Static)
        more.display = left > 0
        more.update(Content(words.more_unanswered(left)))

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
        with Vertical(id="intention", classes="asked -line"):
            yield FittedLines(most=MOST_WORDS_ROWS, id="intention-line")
            with Horizontal(classes="asked -line"):
                yield Static(Content(words.WAS_IT_DONE), classes="label")
                yield DoneLine(words.DONE, id="done")
        for name, label in LINES.items():
            with Horizontal(classes="asked -line"):
                yield Static(Content(label), classes="label")
                yield LineInput(id=name)

    def take(self, value: Closing) -> None:
        """Show the line that was given for this week; what was typed stays."""
        self.query_one("#intention").display = value.intention is not None
        if value.intention is not None:
            line = words.intention_line(value.intention, value.today)
            self.query_one("#intention-line", FittedLines).lines = (line,)

    def say_again(self, closed: ClosedWeek) -> None:
        """Put what was said of a closed week into the fields."""
        for name in LINES:
            self._field(name).value = getattr(closed, name)

    def take_up(self, said: Mapping[str, str]) -> None:
        """Put what was typed before into the fields; what is not known of them is left."""
        for name in LINES.keys() & said:
            self._field(name).value = said[name]
        if (answer := said.get("next_done")) in dict(words.DONE):
            self._done.value = answer

    @property
    def said(self) -> Mapping[str, str]:
        """The words as they stand, and whether the last line was done."""
        lines = {name: self._field(name).value for name in LINES}
        return {**lines, "next_done": self._done.value}

    @property
    def first(self) -> Widget:
        """Where saying begins: with the line to answer for, if there is one."""
        return self._done if self.query_one("#intention").display else self._field("went_well")

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
