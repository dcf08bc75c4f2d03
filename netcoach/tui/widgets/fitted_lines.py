"""Lines as long as there is room for; where there is less, each is cut with an ellipsis."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.text import printable
from netcoach.tui.widgets.cells import fitted


class FittedLines(Widget):
    """Lines, which may be from people, wrapped over as many rows as leave room for all of them.

    Args:
        most: rows that a line takes at most.
    """

    DEFAULT_CSS = """
    FittedLines { height: auto; }
    """

    lines: reactive[Sequence[str]] = reactive((), layout=True)

    def __init__(self, *, most: int, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._most = most

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as are drawn in what holds them."""
        return len(self._drawn(Size(width, container.height)))

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(map(Content, self._drawn(self.content_size)))

    def _drawn(self, room: Size) -> Sequence[str]:
        width = max(1, room.width)
        wrapped = [_wrapped(line, width) for line in self.lines]
        most = self._most
        while most > 1 and sum(min(len(rows), most) for rows in wrapped) > room.height:
            most -= 1
        return [row for rows in wrapped for row in _cut(rows, most, width)]


def _wrapped(line: str, width: int) -> Sequence[str]:
    text = Content(printable(line).replace("\n", " "))
    return [row.plain for row in text.wrap(width)]


def _cut(rows: Sequence[str], most: int, width: int) -> Sequence[str]:
    if len(rows) <= most:
        return rows
    return [*rows[: most - 1], fitted(" ".join(rows[most - 1 :]), width)]
