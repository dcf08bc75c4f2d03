"""The filter line: typed, completed by key and by mouse, read back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from netcoach.tui.log.filter import FilterLine
from tests.support.app import picture


class LineApp(App[None]):
    """A filter line over something else to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.filters: list[str] = []
        self.left = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield FilterLine()
        yield Static("below")

    @property
    def line(self) -> FilterLine:
        """The line."""
        return self.query_one(FilterLine)

    def on_filter_line_changed(self, event: FilterLine.Changed) -> None:
        """Keep what was meant."""
        self.filters.append(event.text)

    def on_filter_line_left(self) -> None:
        """Count leaving."""
        self.left += 1


@asynccontextmanager
async def a_line() -> AsyncIterator[tuple[Pilot[None], LineApp]]:
    """A line that is typed in."""
    app = LineApp()
    async with app.run_test(size=(80, 4)) as pilot:
        app.line.begin()
        await pilot.pause()
        yield pilot, app


async def test_every_letter_is_another_filter() -> None:
    async with a_line() as (pilot, app):
        await pilot.press("b", "o")
        assert app.filters[-2:] == ["b", "bo"]


async def test_what_can_follow_is_offered_and_put_in_by_tab() -> None:
    async with a_line() as (pilot, app):
        assert "is:  sign:  field:" in picture(app)
        app.line.text = "is:pe"
        await pilot.pause()
        assert "pending" in picture(app)
        await pilot.press("tab")
        assert app.line.text == "is:pending "


async def test_what_can_follow_is_put_in_by_a_click() -> None:
    async with a_line() as (pilot, app):
        await pilot.click("#read", offset=(1, 0))
        assert app.line.text == "is:"
        await pilot.pause()
        await pilot.click("#read", offset=(2, 0))
        assert app.line.text == "is:pending "
        assert app.line.is_typed_in


async def test_how_it_was_read_is_said_and_what_was_not_once_it_is_left() -> None:
    async with a_line() as (pilot, app):
        app.line.text = "sql"
        app.line.say("3 of 9 requests", "text “sql”", "")
        await pilot.pause()
        assert "text “sql”" in picture(app)
        assert "3 of 9 requests" in picture(app)
        app.line.say("3 of 9 requests", "", "is:frog is not known")
        app.set_focus(None)
        await pilot.pause()
        assert "is:frog is not known" in picture(app)


async def test_enter_and_the_arrow_down_go_on_to_the_requests() -> None:
    async with a_line() as (pilot, app):
        await pilot.press("b", "enter", "down")
        assert app.left == 2


async def test_what_looks_like_markup_is_text() -> None:
    async with a_line() as (pilot, app):
        app.line.say("[b]1[/b] request", "text “[red]x[/]”", "")
        app.line.text = "[b]"
        await pilot.pause()
        assert "[b]1[/b] request" in picture(app)
        assert "[red]x[/]" in picture(app)
