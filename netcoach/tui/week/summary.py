"""The week in short: its headline, the gauge, the days, and the lines above the panels."""

from __future__ import annotations

from collections import Counter
from textwrap import wrap
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from netcoach.domain.week.guideline import Guideline
from netcoach.tui.week.chart import scale_top
from netcoach.tui.widgets.canvas import Canvas, Painted
from netcoach.tui.widgets.review import ReviewWidget
from netcoach.tui.widgets.table import fitted
from netcoach.tui.widgets.text import LineList
from netcoach.wording.week.lines import LineKind, WeekLine, week_lines
from netcoach.wording.week.screen import READING, SOME_DAY, day_name, headline


class HeadlineText(ReviewWidget):
    """A figure, the sentence it begins, and what is said beside it."""

    def data(self) -> object:
        """What it says."""
        return self.review and headline(self.review)

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


WIDEST = 60
"""Cells the gauge takes at most (ours: beyond that it shouts)."""


class Gauge(Painted):
    """A bar over a fixed scale with the guideline shaded; beyond the scale it ends in ``›``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "gauge--sent",
        "gauge--band",
        "gauge--track",
        "gauge--axis",
    }

    def data(self) -> object:
        """The count and the guideline."""
        return self.review and (self.review.sent, self.review.guideline, self.app.no_color)

    def paint(self, canvas: Canvas) -> None:
        """Draw the bar and the axis under it."""
        if self.review is None:
            return
        guideline, sent = self.review.guideline, self.review.sent
        top = scale_top(guideline)
        width = _bar_width(top, canvas.width - 2)
        at = {value: value * width // top for value in (guideline.low, guideline.high, top)}
        self._lay(canvas, 0, width, "gauge--track", "░")
        self._lay(canvas, at[guideline.low], at[guideline.high], "gauge--band", "▒")
        self._lay(canvas, 0, min(sent, top) * width // top, "gauge--sent", "█")
        axis = self.ink("gauge--axis")
        if sent > top:
            canvas.put(width, 0, "›", axis)
        for value, x in _labels(guideline, at):
            canvas.put(x, 1, value, axis)

    def _lay(self, canvas: Canvas, start: int, end: int, name: str, mark: str) -> None:
        """Colour a stretch; without colour, or where themes cannot blend, by marks."""
        if self.app.no_color or self.app.native_ansi_color:
            canvas.put(start, 0, mark * (end - start), self.ink(name))
        else:
            canvas.put(start, 0, " " * (end - start), Style(bgcolor=self.ink(name).color))


def _bar_width(top: int, room: int) -> int:
    """Whole cells for every request where they fit, so that no edge is rounded."""
    room = max(1, room)
    return top * max(1, min(WIDEST, room) // top) if room >= top else room


def _labels(guideline: Guideline, at: dict[int, int]) -> list[tuple[str, int]]:
    """The axis: 0, both edges and the end, each ending under the end of its cell."""
    edges = [(str(value), max(0, x - len(str(value)))) for value, x in at.items()]
    if guideline.low == guideline.high or at[guideline.low] + 3 > at[guideline.high]:
        edges = edges[-2:]
    return [("0", 0), *edges] if edges[0][1] > 1 else edges


WIDEST_DAY = 9
"""Cells a day takes at most; one is kept free between days."""


class DayStrip(Painted):
    """Seven days, a square for every request; those known by the week only stand apart."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"day--name", "day--today", "day--sent", "day--none"}

    def data(self) -> object:
        """The requests, the week and today."""
        return self.review and (self.review.rows, self.review.week, self.review.today)

    def paint(self, canvas: Canvas) -> None:
        """Draw the names of the days and the squares under them."""
        review = self.review
        if review is None:
            return
        sent = Counter(row.request.sent.known_day for row in review.rows)
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


LEAST_TEXT = 20
"""Cells of a text at least, however narrow the screen (ours)."""

SET_IN = 2
"""Cells that what stands beneath is set in by at least."""


class WeekLines(LineList[WeekLine]):
    """A line or two each; Enter or a click opens one. Not there where there is nothing to say."""

    DEFAULT_CSS = """
    WeekLines { height: auto; padding: 0 2; }
    WeekLines:focus { background: $foreground 4%; }
    """

    class Chosen(Message):
        """Enter or a click opened a line."""

        def __init__(self, kind: LineKind) -> None:
            super().__init__()
            self.kind = kind

    @property
    def items(self) -> tuple[WeekLine, ...]:
        """The lines."""
        return week_lines(self.review) if self.review else ()

    def choose(self, item: WeekLine) -> None:
        """Tell which kind of line was opened."""
        self.post_message(self.Chosen(item.kind))

    def watch_review(self) -> None:
        """Take up no room where there is nothing to say."""
        super().watch_review()
        self.display = bool(self.items)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the lines need at that width."""
        return sum(len(_rows(line, width)) for line in self.items)

    def render(self) -> Content:
        """Draw the lines, cut or broken to the width."""
        width = self.content_size.width
        drawn = (self.marked(row, line) for line in self.items for row in _rows(line, width))
        return Content("\n").join(drawn)

    def on_click(self, event: events.Click) -> None:
        """Open the clicked line."""
        width = self.content_size.width
        rows = [place for place, line in enumerate(self.items) for _ in _rows(line, width)]
        row = event.y - self.gutter.top
        if 0 <= row < len(rows):
            self.choose_at(rows[row])


def _rows(line: WeekLine, width: int) -> list[Content]:
    """A line as it is drawn: one row, or where something stands beneath as many as it needs."""
    does = f"  {line.does}" if line.does else ""
    room = width - len(line.title) - len(does) - SET_IN
    title, does_muted = (line.title, "$text-primary"), (does, "$foreground-muted")
    if not line.beneath:
        text = fitted(line.text, max(0, room)).rstrip()
        return [Content.assemble(title, "  ", text, does_muted)]
    set_in = len(line.title) + SET_IN
    first, *others = wrap(line.text, max(LEAST_TEXT, width - set_in))
    beside = not others and len(first) <= room
    if set_in + len(line.beneath) + (0 if beside else len(does)) > width:
        set_in = SET_IN
    beneath = wrap(line.beneath, max(LEAST_TEXT, width - set_in))
    under = not beside and set_in + len(beneath[-1]) + len(does) <= width
    return [
        Content.assemble(title, "  ", first, does_muted if beside else ""),
        *(Content(f"{'':{len(line.title) + SET_IN}}{text}") for text in others),
        *(Content.styled(f"{'':{set_in}}{text}", "$foreground-muted") for text in beneath[:-1]),
        Content.styled(f"{'':{set_in}}{beneath[-1]}{does if under else ''}", "$foreground-muted"),
    ]
