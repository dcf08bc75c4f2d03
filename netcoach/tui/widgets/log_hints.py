"""What the log form says under its fields."""

from __future__ import annotations

from pendulum import Date
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from netcoach.domain.preview import DraftPreview
from netcoach.wording import form as words


class LogHints(Vertical):
    """Quality, pace and what to think of; each a line, those with nothing to say not shown."""

    DEFAULT_CSS = """
    LogHints {
        height: auto;
        min-height: 6;
        padding: 0 1;
        border-top: solid $foreground 20%;

        & Static { width: 1fr; height: auto; }
        & #quality { text-style: bold; }
        & .thought { color: $text-warning; display: none; }
        & #status { color: $text-muted; dock: bottom; }
        & #status.-wrong { color: $text-error; }
    }
    """

    def __init__(self, help_text: str) -> None:
        super().__init__(id="hints")
        self._help = help_text

    def compose(self) -> ComposeResult:
        """One line each, the keys last."""
        yield Static(id="quality")
        yield Static(id="pace")
        yield Static(id="too-soon", classes="thought")
        yield Static(id="burst", classes="thought")
        yield Static(id="copied", classes="thought")
        yield Static(Content(self._help), id="status")

    def show(self, preview: DraftPreview, *, name: str, today: Date, editing: bool) -> None:
        """Show how the draft would stand."""
        finding = preview.too_soon
        self._say("quality", words.quality_line(preview))
        self._say("pace", words.pace_line(preview, today=today, editing=editing))
        self._say("too-soon", words.too_soon_line(finding, today) if finding else "")
        self._say("burst", words.burst_line(preview, today=today, editing=editing))
        self._say("copied", words.copied_line(preview, name))

    def status(self, text: str, *, wrong: bool = False) -> None:
        """Show one line about the form itself; "" shows its keys again."""
        line = self.query_one("#status", Static)
        line.update(Content(text or self._help))
        line.set_class(wrong, "-wrong")

    def _say(self, place: str, text: str) -> None:
        line = self.query_one(f"#{place}", Static)
        line.update(Content(text))
        line.display = bool(text)
