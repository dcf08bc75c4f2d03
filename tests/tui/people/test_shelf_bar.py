"""The bar of shelves: all of them, on as many lines as it takes."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen

from netcoach.tui.people.widgets import ShelfBar
from netcoach.wording.people.shelves import Shelf
from tests.support.app import picture


class BarScreen(Screen[None]):
    """A bar alone; it remembers what was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def compose(self) -> ComposeResult:
        yield ShelfBar()

    def action_show_shelf(self, shelf: str) -> None:
        self.shown.append(shelf)


class BarApp(App[None]):
    """The screen with the bar."""

    def get_default_screen(self) -> BarScreen:
        return BarScreen()


@pytest.mark.parametrize(
    ("width", "lines", "offset"),
    [
        (
            64,
            [
                "  [Hello 1,234]  Pending 1,234   Withdrawn 1,234",
                "   Shortlist 1,234   Keep in touch 1,234   Everybody 1,234",
                "   Duplicates 1,234",
            ],
            (20, 1),
        ),
        (
            140,
            [
                "  [Hello 1,234]  Pending 1,234   Withdrawn 1,234   Shortlist 1,234   "
                "Keep in touch 1,234   Everybody 1,234   Duplicates 1,234"
            ],
            (70, 0),
        ),
    ],
)
async def test_shelves_that_do_not_fit_go_on_whole_and_a_click_finds_them(
    width: int, lines: list[str], offset: tuple[int, int]
) -> None:
    app = BarApp()
    async with app.run_test(size=(width, 5)) as pilot:
        app.screen.query_one(ShelfBar).counts = dict.fromkeys(Shelf, 1234)
        await pilot.pause()
        assert picture(app).split("\n")[1 : len(lines) + 1] == lines
        await pilot.click(ShelfBar, offset=offset)
        assert isinstance(app.screen, BarScreen)
        assert app.screen.shown == ["keep-in-touch"]
