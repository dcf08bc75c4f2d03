"""Before anything is logged: one sentence, and three ways in."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from netcoach.tui.actions import KeyOf
from netcoach.tui.widgets.text import LineList
from netcoach.wording.week.screen import FIRST_WAYS, FirstWay

KEY_CELLS = 3
"""Cells of the key in front."""


class FirstRun(LineList[FirstWay]):
    """The ways in, each a key and a click.

    Args:
        key_of: says which key an action has now.
    """

    class Chosen(Message):
        """Enter or a click took a way."""

        def __init__(self, action_id: str) -> None:
            super().__init__()
            self.action_id = action_id

    def __init__(self, key_of: KeyOf, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._key_of = key_of

    @property
    def items(self) -> tuple[FirstWay, ...]:
        """The ways."""
        return FIRST_WAYS if self.review is not None and not self.review.ever_logged else ()

    def choose(self, item: FirstWay) -> None:
        """Tell which way was taken."""
        self.post_message(self.Chosen(item.action_id))

    def watch_review(self) -> None:
        """Be there only until something is logged."""
        super().watch_review()
        self.display = bool(self.items)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the ways take, with a line between."""
        return max(0, sum(len(self._rows(way, width)) + 1 for way in self.items) - 1)

    def render(self) -> Content:
        """Draw the ways."""
        width = self.content_size.width
        ways = (Content("\n").join(self._rows(way, width)) for way in self.items)
        return Content("\n\n").join(ways)

    def _rows(self, way: FirstWay, width: int) -> list[Content]:
        key = (f"{self._key_of(way.action_id, way.key)}  ", "bold $text-warning")
        said = self.marked(Content.assemble(key, (way.text, "bold")), way)
        more = Content(way.more).wrap(max(10, width - KEY_CELLS))
        return [said, *(Content.assemble(" " * KEY_CELLS, line) for line in more)]

    def on_click(self, event: events.Click) -> None:
        """Take the clicked way."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        y = offset.y
        for place, way in enumerate(self.items):
            rows = len(self._rows(way, self.content_size.width))
            if 0 <= y < rows:
                self.choose_at(place)
            y -= rows + 1
