"""The lines above a week's panels."""

from __future__ import annotations

from textwrap import wrap

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.line_list import LineList
from netcoach.wording.week.lines import LineKind, WeekLine, week_lines

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
