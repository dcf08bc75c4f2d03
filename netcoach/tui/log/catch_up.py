"""The log form's question whether a request was sent just now, in its own line."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from netcoach.tui.dialogs.confirm import lettered
from netcoach.wording.log import form as words

SEEN = 0.15
"""Seconds on the screen before a letter or Enter answers (ours: what is typed sooner was not
meant for it)."""


class CatchUpQuestion(Vertical):
    """Asked under the fields; hidden until then. Every key it has no use for goes nowhere."""

    DEFAULT_CSS = """
    CatchUpQuestion {
        display: none;
        height: auto;
        padding: 0 1;
        & > Static { width: 1fr; height: auto; }
        & > Horizontal { height: 1; }
        & Button { width: auto; margin-right: 2; }
        &.-asking { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    class Answered(Message):
        """The user said whether they are catching up."""

        def __init__(self, *, catching_up: bool) -> None:
            super().__init__()
            self.catching_up = catching_up

    def __init__(self) -> None:
        super().__init__(id="catch-up")
        self._since = 0.0

    def compose(self) -> ComposeResult:
        """The question over its two answers."""
        yield Static(Content(words.CATCH_UP))
        with Horizontal():
            yield Button(lettered(*words.CATCH_UP_NO), id="just-now", compact=True)
            yield Button(lettered(*words.CATCH_UP_YES), id="catching-up", compact=True)

    @property
    def is_asking(self) -> bool:
        """Whether it is asked at the moment."""
        return self.has_class("-asking")

    def ask(self) -> None:
        """Ask; Enter says that the user is catching up."""
        self._since = monotonic()
        self.add_class("-asking")
        self.query_one("#catching-up", Button).focus()

    def dismissed(self) -> None:
        """Ask no more."""
        self.remove_class("-asking")

    def on_key(self, event: events.Key) -> None:
        """Answer with the letter that was typed, once the question can have been read."""
        answers = {words.CATCH_UP_YES[0]: True, words.CATCH_UP_NO[0]: False}
        if event.character in answers:
            event.stop()
            if monotonic() - self._since >= SEEN:
                self.post_message(self.Answered(catching_up=answers[event.character]))

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        if monotonic() - self._since >= SEEN:
            self.post_message(self.Answered(catching_up=event.button.id == "catching-up"))
