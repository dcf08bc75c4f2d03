"""The status line: what was just done, or why it was not."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class StatusLine(Widget):
    """One calm line above the keys; its text is shown as it is, never as markup."""

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """Draw the text."""
        return Content(self.text)
