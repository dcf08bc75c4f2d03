"""Sections of lines, in any width."""

from __future__ import annotations

from textual.app import App, ComposeResult

from netcoach.tui.widgets.text import SectionList
from tests.support.app import picture


class SectionsApp(App[None]):
    """Sections alone."""

    def compose(self) -> ComposeResult:
        yield SectionList()


async def test_a_long_line_goes_on_under_its_beginning_and_markup_is_shown_as_it_is() -> None:
    app = SectionsApp()
    async with app.run_test(size=(20, 9)) as pilot:
        told = app.query_one(SectionList)
        told.sections = (("Work", ("one two three fourth", "")), ("Words", ("[b]x[/b]",)))
        await pilot.pause()
        lines = ["Work", "  one two three", "  fourth", "", "", "Words", "  [b]x[/b]"]
        assert told.size.height == len(lines)
        assert picture(app).split("\n")[: len(lines)] == lines
