"""The lines above a week's panels."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message

from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.line_list import LineList
from netcoach.wording.week_lines import LineKind, WeekLine, week_lines


class WeekLines(LineList[WeekLine]):
    """A line each; Enter or a click opens one. Not there where there is nothing to say."""

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
        self.display = bool(self.items)

    def render(self) -> Content:
        """Draw the lines, cut to the width."""
        return Content("\n").join(map(self._drawn, self.items))

    def _drawn(self, line: WeekLine) -> Content:
        does = f"  {line.does}" if line.does else ""
        room = max(0, self.content_size.width - len(line.title) - len(does) - 2)
        text = fitted(line.text, room).rstrip()
        drawn = Content.assemble(
            (line.title, "$text-primary"), "  ", text, (does, "$foreground-muted")
        )
        return self.marked(drawn, line)

    def on_click(self, event: events.Click) -> None:
        """Open the clicked line."""
        self.choose_at(event.y - self.gutter.top)
