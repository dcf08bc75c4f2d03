"""What is asked before the Week where the log is gone or damaged."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from netcoach.domain.damage import LostLog
from netcoach.tui.dialogs.confirm import lettered
from netcoach.tui.dialogs.modal import Modal
from netcoach.wording import backup as words


class Recovery(Enum):
    """What a user can do about a log that is lost."""

    RESTORE = "restore"
    BEGIN_ANEW = "anew"
    LEAVE = "leave"


class RecoveryScreen(Modal[Recovery]):
    """Gives what is to be done; leaving changes nothing.

    Args:
        lost: what is lost, and what brings it back.
        problem: why what was tried just before could not be done; "" at first.
    """

    DEFAULT_CSS = """
    RecoveryScreen {
        align: center middle;
        background: $background;

        & > Vertical {
            width: 72;
            max-width: 100%;
            height: auto;
            padding: 1 2;
            background: $surface;
            border: round $primary;
        }

        & Static { width: 1fr; height: auto; margin-bottom: 1; }
        & #problem { color: $text-error; }
        & Button { width: auto; margin-top: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "app.focus_previous", "Other answer"),
        ("down", "app.focus_next", "Other answer"),
    ]

    def __init__(self, lost: LostLog, problem: str = "") -> None:
        super().__init__()
        self.lost = lost
        self.problem = problem
        anew = ((words.BEGIN_ANEW, Recovery.BEGIN_ANEW),) if lost.is_missing else ()
        self.answers = (
            (words.RESTORE_IT, Recovery.RESTORE),
            *anew,
            (words.LEAVE_IT, Recovery.LEAVE),
        )

    def compose(self) -> ComposeResult:
        """What happened, what would bring the log back, and a button for each answer."""
        with Vertical():
            yield Static(Content(words.log_is_lost(self.lost)))
            yield Static(Content(words.newest_backup(self.lost)))
            if self.problem:
                yield Static(Content(self.problem), id="problem")
            for said, answer in self.answers:
                yield Button(lettered(*said), id=answer.value, compact=True)

    def on_key(self, event: events.Key) -> None:
        """Answer with the letter that was typed."""
        for (letter, _), answer in self.answers:
            if event.character == letter:
                event.stop()
                self.dismiss(answer)

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Answer with the button that was pressed."""
        self.dismiss(Recovery(event.button.id))
