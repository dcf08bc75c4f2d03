"""Screens over another: what all of them do, and the explanation of a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from netcoach.tui.mounting import HandlesWhileMounted
from netcoach.wording.text import CLOSE_HINT, Explanation


class Modal(HandlesWhileMounted, ModalScreen[ScreenResultType]):
    """A form, a question or a page over what lies under it.

    Textual's ``dismiss`` takes off whichever screen is on top. A form left twice would take the
    screen under it along, and one that finishes under the palette would take the palette. This
    one leaves once: at once where it is on top, else as soon as what lies over it is gone.

    What it shows stands in one box of the class ``frame``, in the middle.
    """

    DEFAULT_CSS = """
    Modal {
        align: center middle;

        & > .frame {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2 0 2;
            background: $surface;
            border: round $primary;
            border-title-color: $foreground;
            border-subtitle-color: $text-muted;
        }
    }
    """

    _leave_later: Callable[[], object] | None = None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens where it was left already."""
        if self.is_active:
            return super().dismiss(result)
        if self.app.is_running and self in self.app.screen_stack:
            self._leave_later = lambda: self.dismiss(result)
        return AwaitComplete()

    @on(events.ScreenResume)
    def leave_now(self) -> None:
        """Leave, where that was due while something lay over it."""
        leave, self._leave_later = self._leave_later, None
        if leave is not None:
            leave()


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
