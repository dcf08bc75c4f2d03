"""Choosing one of a few lines, over whatever is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from netcoach.tui.modal import Modal
from netcoach.tui.widgets.cells import fitted
from netcoach.tui.widgets.row_table import HeldTable
from netcoach.wording.keys import HINT_CHOOSE


class LineTable(HeldTable[str]):
    """The lines."""

    DEFAULT_CSS = """
    LineTable { height: auto; max-height: 14; }
    """

    def key_of(self, row: str) -> str:
        """A line is itself."""
        return row

    def cells_of(self, row: str, place: int, width: int) -> list[Segment]:
        """Draw a line; the one under the cursor is marked also without colour."""
        mark = "›" if place == self.cursor else ""
        return [Segment(fitted(f"{mark:<2}{row}", width), self.ink("table--who"))]


class ChooseRow(Modal["int | None"]):
    """Gives the place of the chosen line; Esc chooses none.

    Args:
        title: what is chosen, on its border.
        lines: what there is to choose from, at least one.
    """

    DEFAULT_CSS = """
    ChooseRow {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2 0 2;
            background: $surface;
            border: round $primary;
            border-title-color: $foreground;
        }

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
        with Vertical() as frame:
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
