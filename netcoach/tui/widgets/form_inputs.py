"""The text fields of a form: pasted text is cleaned on the way in."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input, TextArea

from netcoach.domain.text import clean_line, clean_text


class LineInput(Input):
    """One line; several pasted lines become one, nothing of them is lost."""

    DEFAULT_CSS = """
    LineInput {
        width: 1fr;
        background: $foreground 7%;
        &.-textual-compact { padding: 0 1; }
        &:focus { background: $foreground 14%; }
    }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str,  # noqa: A002 - Textual's own name for it
        classes: str = "",
    ) -> None:
        super().__init__(value=value, placeholder=placeholder, id=id, classes=classes, compact=True)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = self.selection
        self.replace(clean_line(event.text), start, end)


class NoteInput(TextArea):
    """A note of several lines; Tab goes on to the next field, Enter begins a new line."""

    DEFAULT_CSS = """
    NoteInput {
        width: 1fr;
        height: auto;
        min-height: 1;
        max-height: 4;
        background: $foreground 7%;
        &:focus { background: $foreground 14%; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str,  # noqa: A002 - Textual's own name for it
        classes: str = "",
    ) -> None:
        super().__init__(
            text, placeholder=Content(placeholder), id=id, classes=classes, compact=True
        )

    def render_line(self, y: int) -> Strip:
        """Draw a line; nothing where a narrow terminal leaves no column to wrap the hint in."""
        return super().render_line(y) if self.content_size.width else Strip.blank(0)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        if result := self._replace_via_keyboard(clean_text(event.text), *self.selection):
            self.move_cursor(result.end_location)
