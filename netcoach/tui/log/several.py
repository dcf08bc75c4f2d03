"""The form that logs several requests at once, with what becomes of each line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from netcoach.domain.errors import NetcoachError
from netcoach.domain.text import printable
from netcoach.tui.dialogs.form import LineForm, Said
from netcoach.tui.mounting import is_ready, while_ready
from netcoach.tui.runner import in_reading_thread, start

PREVIEW_SECONDS = 0.15
"""Pause in typing before the lines below follow (ours: they are read of the log)."""


class SeveralForm(LineForm):
    """Names, addresses or cards, a day for all, and below them line by line how they are read.

    Args:
        title: see ``LineForm``, as for everything else.
        preview: gives a line for each of what was typed, in a thread. Raises NetcoachError.
    """

    DEFAULT_CSS = """
    SeveralForm {
        & #field-people { min-height: 5; max-height: 9; }
        & #preview { height: auto; margin: 0 0 1 11; color: $text-muted; }
    }
    """

    BEGINS_IN: ClassVar[int] = -1

    def __init__(self, *said: Any, preview: Callable[[Said], list[str]], **more: Any) -> None:
        super().__init__(*said, **more)
        self._preview = preview
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Make room for the lines below the list."""
        self.query_one("#line-form").mount(Static(id="preview"), before="#hint")
        self._look_soon()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _look_soon(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PREVIEW_SECONDS, while_ready(self, self._look))

    def _look(self) -> None:
        start(self, self._show, group="preview", exclusive=True)

    async def _show(self) -> None:
        said = self.said
        try:
            lines = await in_reading_thread(lambda: self._preview(said)) if said["people"] else []
        except NetcoachError as problem:
            lines = [str(problem)]
        if is_ready(self) and said == self.said:
            text = Content("\n").join(Content(printable(line)) for line in lines)
            self.query_one("#preview", Static).update(text)
