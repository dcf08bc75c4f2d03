"""Work under way: what is done, how far it is, and how to stop it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, ProgressBar, Static

from netcoach.wording import importing as words


class ImportWork(Vertical):
    """A sentence over a bar that moves, and a button that stops it."""

    DEFAULT_CSS = """
    ImportWork {
        height: 1fr;
        align: center middle;
        & > #doing, & > ProgressBar { width: auto; height: 1; margin-bottom: 1; }
        & > Button { width: auto; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="work")

    def compose(self) -> ComposeResult:
        """The sentence, the bar, the button."""
        yield Static(id="doing", markup=False)
        yield ProgressBar(total=1.0, show_eta=False)
        stop = Button(Content(words.STOP), id="stop", compact=True)
        stop.can_focus = False
        yield stop

    def begin(self, doing: str) -> None:
        """Begin at nothing done."""
        self.say(doing)
        self.show(0.0)
        # No focus on the button: the second of two Enters must not stop what the first began.
        self.screen.set_focus(None)

    def say(self, doing: str) -> None:
        """Say what is done at the moment."""
        self.query_one("#doing", Static).update(doing)

    def show(self, done: float) -> None:
        """Show how far it is, 0.0 to 1.0."""
        self.query_one(ProgressBar).update(progress=done)
