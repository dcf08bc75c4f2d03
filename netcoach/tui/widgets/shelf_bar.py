"""The bar of shelves: each with how many are on it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from netcoach.wording.people import Shelf, shelf_word


class ShelfBar(Widget):
    """One line; a click chooses a shelf.

    ``shelf`` is the one that is shown, ``counts`` how many are on each that was counted.
    """

    DEFAULT_CSS = """
    ShelfBar { height: auto; margin: 1 2 0 2; }
    """

    shelf: reactive[Shelf] = reactive(Shelf.HELLO)
    counts: reactive[Mapping[Shelf, int]] = reactive({})

    def render(self) -> Content:
        """Draw the shelves side by side, the shown one marked also without colour."""
        return Content("  ").join(map(self._word, Shelf))

    def _word(self, shelf: Shelf) -> Content:
        word = shelf_word(shelf, self.counts.get(shelf))
        if shelf is self.shelf:
            return Content.styled(f"[{word}]", "b $text on $primary-muted")
        click = Style.from_meta({"@click": f"screen.show_shelf({shelf.value!r})"})
        style = "$text" if self.counts.get(shelf) else "$text-muted"
        return Content(f" {word} ").stylize(style).stylize(click)
