"""The explanation of a figure, over whatever is open."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netcoach.tui.dialogs.modal import Modal
from netcoach.wording.text import CLOSE_HINT, Explanation


class ExplainScreen(Modal[None]):
    """A title and its paragraphs; Esc, Enter, ``?``, ``q`` or a click beside it puts it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,q", "close", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, explanation: Explanation) -> None:
        super().__init__()
        self.explanation = explanation

    def compose(self) -> ComposeResult:
        """The title on the frame, the paragraphs in it."""
        said = Content("\n\n").join(Content(text) for text in self.explanation.paragraphs)
        with VerticalScroll(classes="frame") as frame:
            frame.border_subtitle = CLOSE_HINT
            yield Static(Content(self.explanation.title), id="title")
            yield Static(said)

    def action_close(self) -> None:
        """Put it away."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_click(self) -> None:
        """Put it away."""
        self.dismiss()
