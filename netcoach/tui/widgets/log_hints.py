"""What the log form says under its fields."""

from __future__ import annotations

from pendulum import Date
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from netcoach.domain.log.preview import DraftPreview
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
        & #status { color: $text-muted; dock: bottom; }
        & #status.-wrong { color: $text-error; }
    }
    """

    def __init__(self, help_text: str) -> None:
        super().__init__(id="hints")
        self._help = help_text

    def compose(self) -> ComposeResult:
        """What is said of the draft, and the keys last."""
        yield Static(id="said")
        yield Static(Content(self._help), id="status")

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
