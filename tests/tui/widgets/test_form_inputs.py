"""What a field says before anything is typed can be read in every theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

import netcoach.tui
from netcoach.tui.log.filter import FilterInput
from netcoach.tui.themes import legible
from netcoach.tui.widgets.inputs import LineInput, NoteInput
from tests.support.contrast import OWN_COLOURS, READABLE, contrast


class Fields(App[None]):
    """Every kind of field, under the program's own style sheet."""

    CSS_PATH = Path(netcoach.tui.__file__).with_name("netcoach.tcss")

    def get_css_variables(self) -> dict[str, str]:
        """The colours as the program has them."""
        return legible(super().get_css_variables(), self.current_theme)

    def compose(self) -> ComposeResult:
        """Nothing is typed into any."""
        yield LineInput(placeholder="hint", id="line")
        yield NoteInput(placeholder="hint", id="note")
        yield FilterInput(placeholder="hint", id="filter")


@pytest.mark.parametrize("theme", OWN_COLOURS)
async def test_the_hint_in_a_field_can_be_read(theme: str) -> None:
    app = Fields()
    async with app.run_test(size=(40, 8)) as pilot:
        app.theme = theme
        for focused in ("line", "note", "filter"):
            app.query_one(f"#{focused}").focus()
            await pilot.pause()
            for name in ("line", "note", "filter"):
                field = app.query_one(f"#{name}")
                (style,) = {each.style for each in field.render_line(0) if "int" in each.text}
                assert style is not None
                assert contrast(style) >= READABLE, f"{name} while {focused} has the focus"


class NoRoom(App[None]):
    """A note with a hint and no column to show it in."""

    CSS = "NoteInput { width: 0; }"

    def compose(self) -> ComposeResult:
        """The note."""
        yield NoteInput(placeholder="the text sent with it", id="note")


async def test_a_note_that_is_left_no_column_draws_nothing() -> None:
    app = NoRoom()
    async with app.run_test():
        assert app.query_one(NoteInput).render_line(0).cell_length == 0
