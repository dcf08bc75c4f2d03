"""The table of requests: it says what a request is and keeps its place."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from netcoach.tui.week.sent import RequestTable
from tests.support.builders import a_request
from tests.support.reviews import ROWS, rated


class TableApp(App[None]):
    """A table alone, with what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield RequestTable()

    def on_row_table_chosen(self) -> None:
        row = self.query_one(RequestTable).selected
        self.chosen.append(row.request.person.name if row else "nobody")


def drawn(table: RequestTable) -> str:
    """The visible lines."""
    return "\n".join(table.render_line(y).text for y in range(table.size.height))


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (["j", "down"], "Dee Marlow"),
        (["G"], "Ines Prado"),
        (["G", "k"], "Hal Winter"),
        (["j", "home"], "Ana Rybar"),
        (["up"], "Ana Rybar"),
        (["pagedown", "j"], "Ines Prado"),
        (["ctrl+d"], "Ines Prado"),
        (["G", "ctrl+u"], "Ana Rybar"),
    ],
)
async def test_keys_move_the_cursor_and_stop_at_the_ends(keys: list[str], name: str) -> None:
    app = TableApp()
    async with app.run_test(size=(80, 20)) as pilot:
        app.query_one(RequestTable).show(ROWS)
        await pilot.press(*keys, "enter")
        await pilot.pause()
    assert app.chosen == [name]


async def test_a_click_moves_the_cursor_and_a_double_click_chooses() -> None:
    app = TableApp()
    async with app.run_test(size=(80, 20)) as pilot:
        table = app.query_one(RequestTable)
        table.show(ROWS)
        await pilot.click(RequestTable, offset=(5, 3))
        assert table.cursor == 3
        assert app.chosen == []
        await pilot.click(RequestTable, offset=(5, 15))
        assert table.cursor == 3
        await pilot.click(RequestTable, offset=(5, 1), times=2)
        await pilot.pause()
    assert app.chosen == ["Bo Kessler"]


async def test_the_cursor_stays_on_its_request_when_rows_come_and_go() -> None:
    app = TableApp()
    async with app.run_test(size=(80, 20)) as pilot:
        table = app.query_one(RequestTable)
        table.show(ROWS)
        await pilot.press("j", "j")
        table.show(ROWS[1:])
        assert table.selected == ROWS[2]
        table.show(ROWS[3:])
        assert table.selected in ROWS[3:]
        table.show(())
        assert table.selected is None
        await pilot.press("j", "enter")
        assert "Nothing logged" in drawn(table)
    assert app.chosen == []


async def test_every_line_is_as_wide_as_the_table_whatever_the_names_are() -> None:
    app = TableApp()
    names = ("名前" * 30, "x" * 10_000, "e\u0301" * 40, "[/b]")
    rows = tuple(rated(a_request(name=name), 20, 100) for name in names)
    async with app.run_test(size=(61, 20)):
        table = app.query_one(RequestTable)
        table.show(rows)
        for y in range(len(rows)):
            assert table.render_line(y).cell_length == 61
            assert table.render_line(y).text.endswith("20–100")
