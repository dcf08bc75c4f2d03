"""The lines above a week's requests: what was meant for it, and what was said of it."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from netcoach.tui.widgets.table import fitted
from netcoach.tui.widgets.text import LineList
from netcoach.wording.week.lines import LineKind, WeekLine, week_lines

SET_IN = 2
"""Cells between the parts of a line."""


class WeekLines(LineList[WeekLine]):
    """A line each; Enter or a click opens one. Not there where there is nothing to say."""

    DEFAULT_CSS = """
    WeekLines { height: auto; }
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
        """A row a line."""
        return len(self.items)

    def render(self) -> Content:
        """Draw the lines, cut to the width."""
        width = self.content_size.width
        return Content("\n").join(self.marked(_row(line, width), line) for line in self.items)

    def on_click(self, event: events.Click) -> None:
        """Open the clicked line."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.choose_at(offset.y)


def _row(line: WeekLine, width: int) -> Content:
    does = f"  {line.does}" if line.does else ""
    room = width - len(line.title) - len(does) - SET_IN
    return Content.assemble(
        (line.title, "$text-primary"),
        " " * SET_IN,
        fitted(line.text, max(0, room)).rstrip(),
        (does, "$foreground-muted"),
    )
