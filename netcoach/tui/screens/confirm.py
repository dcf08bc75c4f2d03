"""A question with two answers, asked over whatever is open."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static


class ConfirmScreen(ModalScreen[bool]):
    """Gives True for ``yes``; Esc is ``no``.

    ``y`` and ``n`` answer at once; the arrows, Tab and the mouse choose a button, Enter presses
    it. ``no`` has the focus at first unless ``lean_yes``, so that Enter changes nothing by
    accident.
    """

    DEFAULT_CSS = """
    ConfirmScreen {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 64;
            max-width: 100%;
            height: auto;
            padding: 1 2 0 2;
            background: $surface;
            border: round $primary;
        }

        & Static { width: 1fr; height: auto; margin-bottom: 1; }

        & Horizontal { height: auto; align-horizontal: right; }

        & Button { margin-left: 2; width: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "Yes"),
        ("n", "answer(False)", "No"),
        ("escape", "answer(False)", "No"),
        ("left,up", "app.focus_previous", "Other answer"),
        ("right,down", "app.focus_next", "Other answer"),
    ]

    def __init__(self, question: str, *, yes: str, no: str, lean_yes: bool = False) -> None:
        super().__init__()
        self.question = question
        self.yes = yes
        self.no = no
        self.lean_yes = lean_yes

    def compose(self) -> ComposeResult:
        """The question over its two answers."""
        with Vertical():
            yield Static(Content(self.question), id="question")
            with Horizontal():
                yield Button(Content(self.no), id="no", compact=True)
                yield Button(Content(self.yes), id="yes", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin on the answer Enter gives."""
        self.query_one("#yes" if self.lean_yes else "#no", Button).focus()

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Answer with the button that was pressed."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answer by key."""
        self.dismiss(yes)
