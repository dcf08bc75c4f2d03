"""The bar of shelves: each with how many are on it."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from netcoach.tui.widgets.in_lines import in_lines
from netcoach.wording.people.shelves import Shelf, shelf_word

SHELF_GAP = 2
"""Cells between two shelves."""


class ShelfBar(Widget):
    """One line where there is room; a click chooses a shelf.

    ``shelf`` is the one that is shown, ``counts`` how many are on each that was counted.
    """

    DEFAULT_CSS = """
    ShelfBar {
        height: auto;
        margin: 1 2 0 2;
        link-style: none;
        link-background-hover: $primary;
        link-color-hover: $text;
    }
    """

    shelf: reactive[Shelf] = reactive(Shelf.HELLO)
    counts: reactive[Mapping[Shelf, int]] = reactive({}, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the shelves take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the shelves side by side, the shown one marked also without colour."""
        return Content("\n").join(
            Content(" " * SHELF_GAP).join(map(self._word, line))
            for line in self._lines(self.content_size.width)
        )

    def _lines(self, width: int) -> list[list[Shelf]]:
        shelves = tuple(Shelf)
        cells = [cell_len(self._said(shelf)) + 2 for shelf in shelves]
        return [
            [shelves[place] for place in line] for line in in_lines(cells, width, gap=SHELF_GAP)
        ]

    def _said(self, shelf: Shelf) -> str:
        return shelf_word(shelf, self.counts.get(shelf))

    def _word(self, shelf: Shelf) -> Content:
        if shelf is self.shelf:
            return Content.styled(f"[{self._said(shelf)}]", "b $text on $primary-muted")
        click = Style.from_meta({"@click": f"screen.show_shelf({shelf.value!r})"})
        style = "$text" if self.counts.get(shelf) else "$text-muted"
        return Content(f" {self._said(shelf)} ").stylize(style).stylize(click)
