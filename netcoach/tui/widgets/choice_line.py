"""A choice of one among a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.in_lines import Line, in_lines, word_at

CURSOR = "$block-cursor-foreground on $block-cursor-background"
CHOSEN = "$foreground on $primary-muted"


class ChoiceLine(Widget, can_focus=True):
    """The words side by side; arrows, vim keys, space or a click choose.

    Args:
        choices: what can be chosen, with the word shown for each; one longer than a line is cut.
        value: what is chosen at first.
    """

    DEFAULT_CSS = """
    ChoiceLine { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,up,k", "move(-1)", show=False),
        Binding("right,l,down,j,space", "move(1)", show=False),
        Binding("home", "move(-99)", show=False),
        Binding("end", "move(99)", show=False),
    ]

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Something else was chosen."""

        def __init__(self, line: ChoiceLine) -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> ChoiceLine:
            """The line it was chosen on."""
            return self.line

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str = "",
        *,
        id: str,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.choices = tuple(choices)
        self.set_reactive(ChoiceLine.value, value or self.choices[0][0])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw every word, the chosen one marked also without colour."""
        width = self.content_size.width
        return Content("\n").join(
            Content("").join(self._word(*self.choices[place], width) for place in line)
            for line in self._lines(width)
        )

    def _word(self, value: str, word: str, width: int) -> Content:
        shown = fitted(word, min(cell_len(word), max(1, width - 2)))
        if value != self.value:
            return Content.styled(f" {shown} ", "$foreground-muted")
        return Content.styled(f"[{shown}]", CURSOR if self.has_focus else CHOSEN)

    @property
    def _cells(self) -> list[int]:
        return [cell_len(word) + 2 for _, word in self.choices]

    def _lines(self, width: int) -> list[Line]:
        return in_lines(self._cells, width)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor only where keys act on it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def watch_value(self) -> None:
        """Tell that something else was chosen."""
        self.post_message(self.Changed(self))

    def action_move(self, steps: int) -> None:
        """Choose the word that many places on; the ends stay."""
        place = [value for value, _ in self.choices].index(self.value) + steps
        self.value = self.choices[max(0, min(place, len(self.choices) - 1))][0]

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked word."""
        offset = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        place = word_at(lines, self._cells, offset.x, offset.y) if offset is not None else None
        if place is not None:
            self.value = self.choices[place][0]
