"""Lines, in any room."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical

from netcoach.tui.widgets.text import FittedLines
from tests.support.app import picture

LINES = ("one two three four five six", "[b]seven[/b]")


class LinesApp(App[None]):
    """Lines alone."""

    CSS = "Vertical { height: 1fr; overflow-y: auto; }"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield FittedLines(most=3, id="lines")


@pytest.mark.parametrize(
    ("height", "shown"),
    [
        (4, ["one two", "three four", "five six", "[b]seven[/b]"]),
        (3, ["one two", "three four …", "[b]seven[/b]"]),
        (2, ["one two thr…", "[b]seven[/b]"]),
    ],
)
async def test_a_line_is_cut_before_another_has_no_room(height: int, shown: list[str]) -> None:
    app = LinesApp()
    async with app.run_test(size=(12, height)) as pilot:
        app.query_one(FittedLines).lines = LINES
        await pilot.pause()
        assert picture(app).split("\n") == shown
