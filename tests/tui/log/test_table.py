"""The table of the Log: moving about, marking, and what a line says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from netcoach.domain.log.request import Outcome, Request, RequestId
from netcoach.tui.log.table import LogRows, LogTable
from netcoach.wording.log.screen import NOTHING_LOGGED
from tests.support.app import picture
from tests.support.builders import a_listing, a_request, a_row, day, yes

NAMES = ("Ana Rybar", "Bo Kessler", "Cleo Vance", "José Kaplan")


def requests(number: int) -> list[Request]:
    """Requests, the newest first, one a day back from 18 November."""
    return [
        a_request(
            f"2026-{'11' if n < 18 else '10'}-{18 - n if n < 18 else 31 - n % 18:02}",
            NAMES[n % 4],
            id=1000 - n,
            company="Orbital",
        )
        for n in range(number)
    ]


class TableApp(App[None]):
    """A table on its own."""

    def compose(self) -> ComposeResult:
        """The table."""
        yield LogTable(id="log")

    @property
    def table(self) -> LogTable:
        """The table."""
        return self.query_one(LogTable)

    def take(self, rows: list[Request]) -> None:
        """Show requests, all of them read."""
        listing = a_listing([row.id for row in rows])
        self.table.show(LogRows(listing, map(a_row, rows)))


@asynccontextmanager
async def a_table(rows: list[Request]) -> AsyncIterator[tuple[Pilot[None], TableApp]]:
    """A table of requests with the focus in it."""
    app = TableApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.take(rows)
        app.table.focus()
        await pilot.pause()
        yield pilot, app


async def test_a_line_says_when_who_where_why_how_it_stands_and_how_good_it_is() -> None:
    request = a_request(
        "2026-11-12",
        "Bo Kessler",
        company="Orbital",
        reason="her SQL talk",
        signs=yes(),
        outcomes=((Outcome.ACCEPTED, day("2026-11-14")),),
    )
    async with a_table([request]) as (_, app):
        line = picture(app).splitlines()[0]
    for said in ("12 Nov", "Bo Kessler", "Orbital", "her SQL talk", "● accepted", "10–100"):
        assert said in line


async def test_an_empty_log_teaches() -> None:
    async with a_table([]) as (pilot, app):
        app.table.nothing = NOTHING_LOGGED
        app.table.refresh()
        await pilot.press("G", "space", "v", "enter")
        assert "n logs a request you have sent" in picture(app)
        assert app.table.selected_id is None


async def test_the_cursor_stays_on_its_request_in_its_line() -> None:
    rows = requests(30)
    async with a_table(rows) as (pilot, app):
        app.table.cursor = 20
        await pilot.pause()
        line = app.table.cursor - app.table.seen[0]
        app.take([a_request("2026-11-18", id=2000), *rows])
        await pilot.pause()
        assert app.table.selected_id == rows[20].id
        assert app.table.cursor - app.table.seen[0] == line


async def test_space_a_range_and_all_mark() -> None:
    rows = requests(30)
    async with a_table(rows) as (pilot, app):
        await pilot.press("space", "space")
        assert app.table.marks == {rows[0].id, rows[1].id}
        await pilot.press("j", "j", "v")
        assert app.table.marks == {row.id for row in rows[:5]}
        await pilot.press("asterisk")
        assert len(app.table.marks) == 30
        await pilot.press("asterisk")
        assert not app.table.marks
        await pilot.press("shift+down", "shift+down")
        assert len(app.table.marks) == 3


async def test_the_mouse_marks_at_the_edge_and_moves_elsewhere() -> None:
    rows = requests(30)
    async with a_table(rows) as (pilot, app):
        await pilot.click("#log", offset=(0, 2))
        await pilot.click("#log", offset=(20, 5))
        assert app.table.marks == {rows[2].id}
        assert app.table.cursor == 5
        await pilot.click("#log", offset=(20, 7), shift=True)
        assert app.table.marks == {row.id for row in rows[2:8]}


async def test_marks_of_requests_that_are_no_longer_shown_are_taken_off() -> None:
    rows = requests(6)
    async with a_table(rows) as (pilot, app):
        await pilot.press("asterisk")
        app.take(rows[:2])
        assert app.table.marks == {rows[0].id, rows[1].id}


async def test_only_what_is_in_view_is_wanted() -> None:
    ids = list(range(100_000, 0, -1))
    async with a_table([]) as (pilot, app):
        app.table.show(LogRows(a_listing(ids)))
        await pilot.press("G")
        assert app.table.selected_id == 1
        source = app.table.source
        assert source is not None
        assert len(source.missing(*app.table.seen)) < 120
        app.table.fill([a_row(a_request(id=n)) for n in range(60, 0, -1)], ())
        await pilot.pause()
        assert app.table.selected is not None
        assert RequestId(60) in (row.request.id for row in source.rows(99_940, 99_941) if row)
