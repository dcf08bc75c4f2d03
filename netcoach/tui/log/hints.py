"""What the log form says under its fields, and the two buttons at its foot."""

from __future__ import annotations

from pendulum import Date
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from netcoach.domain.log.preview import DraftPreview
from netcoach.tui.dialogs.form import leave_and_save
from netcoach.wording.log import form as words


class LogHints(Vertical):
    """Quality, pace and what to think of; each a line, those with nothing to say not shown."""

    DEFAULT_CSS = """
    LogHints {
        height: auto;
        min-height: 6;
        padding: 0 1;
        border-top: solid $foreground 20%;

        & Static { width: 1fr; height: auto; }
        & > #foot { height: auto; dock: bottom; }
        & #status { color: $text-muted; }
        & #status.-wrong { color: $text-error; }
        & Button { width: auto; min-width: 8; margin-left: 2; }
    }
    """

    def __init__(self, help_text: str) -> None:
        super().__init__(id="hints")
        self._help = help_text

    def compose(self) -> ComposeResult:
        """What is said of the draft; the keys and the buttons last."""
        yield Static(id="said")
        with Horizontal(id="foot"):
            yield Static(Content(self._help), id="status")
            yield from leave_and_save()

    def show(
        self, preview: DraftPreview, *, name: str, today: Date, editing: bool, noted: str = ""
    ) -> None:
        """Show how the draft would stand; ``noted`` is what there is to say of a note to them."""
        finding = preview.too_soon
        thoughts = (
            words.too_soon_line(finding, today) if finding else "",
            words.burst_line(preview, today=today, editing=editing),
            words.copied_line(preview, name),
        )
        lines = [
            Content.styled(words.quality_line(preview), "bold"),
            Content(words.pace_line(preview, today=today, editing=editing)),
            *((Content(noted),) if noted else ()),
            *(Content.styled(thought, "$text-warning") for thought in thoughts if thought),
        ]
        self.query_one("#said", Static).update(Content("\n").join(lines))

    def status(self, text: str, *, wrong: bool = False) -> None:
        """Show one line about the form itself; "" shows its keys again."""
        line = self.query_one("#status", Static)
        line.update(Content(text or self._help))
        line.set_class(wrong, "-wrong")
