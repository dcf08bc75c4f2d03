"""A question with two answers, or a choice of one of a few lines, over whatever is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from netcoach.tui.dialogs.modal import Modal
from netcoach.tui.widgets.table import LineTable
from netcoach.wording.keys import HINT_CHOOSE


class ConfirmScreen(Modal[bool]):
    """Gives True for ``yes``; Esc is ``no``.

    Each answer has a letter of its own, which is shown and answers at once; the arrows, Tab and
    the mouse choose a button, Enter presses it. ``no`` has the focus at first, so that Enter
    changes nothing by accident.

    Args:
        question: what is asked.
        yes: the letter and the words of the answer that goes on.
        no: those of the answer that changes nothing.
    """

    DEFAULT_CSS = """
    ConfirmScreen {
        & > .frame { width: 64; }

        & Static { width: 1fr; height: auto; margin-bottom: 1; }

        & Horizontal { height: auto; align-horizontal: right; }

        & Button { margin-left: 2; width: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "answer(False)", "Go back"),
        ("left,up", "app.focus_previous", "Other answer"),
        ("right,down", "app.focus_next", "Other answer"),
    ]

    def __init__(self, question: str, *, yes: tuple[str, str], no: tuple[str, str]) -> None:
        super().__init__()
        self.question = question
        self.yes = yes
        self.no = no

    def compose(self) -> ComposeResult:
        """The question over its two answers."""
        with Vertical(classes="frame"):
            yield Static(Content(self.question), id="question")
            with Horizontal():
                yield Button(lettered(*self.no), id="no", compact=True)
                yield Button(lettered(*self.yes), id="yes", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin on the answer that changes nothing."""
        self.query_one("#no", Button).focus()

    def on_key(self, event: events.Key) -> None:
        """Answer with the letter that was typed."""
        letters = {self.yes[0]: True, self.no[0]: False}
        if event.character in letters:
            event.stop()
            self.dismiss(letters[event.character])

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Answer with the button that was pressed."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answer by key."""
        self.dismiss(yes)


def lettered(letter: str, words: str) -> Content:
    """Write an answer behind the letter that gives it."""
    return Content.assemble((letter, "bold underline"), f" {words}")


class ChooseRow(Modal["int | None"]):
    """Gives the place of the chosen line; Esc chooses none.

    Args:
        title: what is chosen, on its border.
        lines: what there is to choose from, at least one.
    """

    DEFAULT_CSS = """
    ChooseRow {
        & LineTable { max-height: 14; }
        & #hint { height: 1; margin: 1 0; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """The lines over what the keys do."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield LineTable()
            yield Static(Content(HINT_CHOOSE), id="hint")

    def on_mount(self) -> None:
        """Begin on the first line."""
        table = self.query_one(LineTable)
        table.show(self._lines)
        table.focus()

    @on(LineTable.Chosen)
    def _choose(self) -> None:
        self.dismiss(self.query_one(LineTable).cursor)

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)
