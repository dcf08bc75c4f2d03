"""The lines above a week's panels."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.review import WeekReview
from netcoach.tui.widgets.cells import fitted
from netcoach.wording.week_lines import LineKind, WeekLine, week_lines


class WeekLines(Widget, can_focus=True):
    """A line each; Enter or a click opens one. Not there where there is nothing to say."""

    DEFAULT_CSS = """
    WeekLines { height: auto; padding: 0 2; }
    WeekLines:focus { background: $foreground 4%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    review: reactive[WeekReview | None] = reactive(None, layout=True)
    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """Enter or a click opened a line."""

        def __init__(self, kind: LineKind) -> None:
            super().__init__()
            self.kind = kind

    @property
    def lines(self) -> tuple[WeekLine, ...]:
        """What is shown."""
        return week_lines(self.review) if self.review else ()

    @property
    def selected(self) -> WeekLine | None:
        """The line under the cursor."""
        lines = self.lines
        return lines[min(self.cursor, len(lines) - 1)] if lines else None

    def watch_review(self) -> None:
        """Take up no room where there is nothing to say."""
        self.display = bool(self.lines)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(0, min(cursor, len(self.lines) - 1))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor only where keys act on it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def render(self) -> Content:
        """Draw the lines, cut to the width."""
        return Content("\n").join(map(self._drawn, self.lines))

    def _drawn(self, line: WeekLine) -> Content:
        does = f"  {line.does}" if line.does else ""
        room = max(0, self.content_size.width - len(line.title) - len(does) - 2)
        text = fitted(line.text, room).rstrip()
        style = "$block-cursor-foreground on $block-cursor-background"
        here = self.has_focus and line == self.selected
        drawn = Content.assemble(
            (line.title, "$text-primary"), "  ", text, (does, "$foreground-muted")
        )
        return drawn.stylize(style) if here else drawn

    def action_move(self, lines: int) -> None:
        """Move the cursor."""
        self.cursor += lines

    def action_choose(self) -> None:
        """Open the line under the cursor."""
        if self.selected is not None:
            self.post_message(self.Chosen(self.selected.kind))

    def on_click(self, event: events.Click) -> None:
        """Open the clicked line."""
        row = event.y - self.gutter.top
        if 0 <= row < len(self.lines):
            self.cursor = row
            self.action_choose()
