"""A choice of one among a few words on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

CURSOR = "$block-cursor-foreground on $block-cursor-background"
CHOSEN = "$foreground on $primary-muted"


class ChoiceLine(Widget, can_focus=True):
    """The words side by side; arrows, h and l, space or a click choose.

    Args:
        choices: what can be chosen, with the word shown for each.
        value: what is chosen at first.
    """

    DEFAULT_CSS = """
    ChoiceLine { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", show=False),
        Binding("right,l,space", "move(1)", show=False),
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

    def render(self) -> Content:
        """Draw every word, the chosen one marked also without colour."""
        return Content("").join(self._word(value, word) for value, word in self.choices)

    def _word(self, value: str, word: str) -> Content:
        if value != self.value:
            return Content.styled(f" {word} ", "$foreground-muted")
        return Content.styled(f"[{word}]", CURSOR if self.has_focus else CHOSEN)

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
        if offset is None:
            return
        # A line that wraps is as wide as the widget.
        cell = offset.y * self.content_size.width + offset.x
        for value, word in self.choices:
            cell -= Content(word).cell_length + 2
            if cell < 0:
                self.value = value
                return
