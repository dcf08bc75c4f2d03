"""The table of requests: it reads what it shows and keeps its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from textual.app import App, ComposeResult

from netcoach.domain.person import Person, PersonId
from netcoach.domain.request import RequestId
from netcoach.domain.review import RatedRequest
from netcoach.tui.widgets.request_table import RequestTable, TupleSource
from tests.builders import a_request
from tests.tui.reviews import ROWS, rated


@dataclass
class LongLog:
    """A hundred thousand requests nobody holds in memory; remembers what was asked for."""

    length: int = 100_000
    asked: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return self.length

    def rows(self, start: int, stop: int) -> Sequence[RatedRequest]:
        self.asked.append((start, stop))
        return [
            rated(
                a_request(
                    id=number + 1, person=Person(id=PersonId(number + 1), name=f"Person {number}")
                ),
                50,
            )
            for number in range(max(0, start), min(stop, self.length))
        ]

    def index_of(self, request_id: RequestId) -> int | None:
        return int(request_id) - 1 if 0 < request_id <= self.length else None


class TableApp(App[None]):
    """A table alone, with what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield RequestTable()

    def on_request_table_chosen(self, event: RequestTable.Chosen) -> None:
        self.chosen.append(event.request.person.name)


def drawn(table: RequestTable) -> str:
    """The visible lines."""
    return "\n".join(table.render_line(y).text for y in range(table.size.height))


async def test_a_long_log_is_read_by_the_window_only() -> None:
    app = TableApp()
    async with app.run_test(size=(80, 20)) as pilot:
        table, log = app.query_one(RequestTable), LongLog()
        table.show(log)
        await pilot.press("end")
        await pilot.pause()
        assert "Person 99999" in drawn(table)
        await pilot.press("g", "pagedown", "pagedown")
        await pilot.pause()
        assert "Person 38" in drawn(table)
    assert max(stop - start for start, stop in log.asked) <= 20
    assert sum(stop - start for start, stop in log.asked) < 2_000


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (["j", "down"], "Dee Marlow"),
        (["G"], "Ines Prado"),
        (["G", "k"], "Hal Winter"),
        (["j", "home"], "Ana Rybar"),
        (["up"], "Ana Rybar"),
        (["pagedown", "j"], "Ines Prado"),
    ],
)
async def test_keys_move_the_cursor_and_stop_at_the_ends(keys: list[str], name: str) -> None:
    app = TableApp()
    async with app.run_test(size=(80, 20)) as pilot:
        app.query_one(RequestTable).show(TupleSource(ROWS))
        await pilot.press(*keys, "enter")
        await pilot.pause()
    assert app.chosen == [name]


async def test_a_click_moves_the_cursor_and_a_double_click_chooses() -> None:
    app = TableApp()
    async with app.run_test(size=(80, 20)) as pilot:
        table = app.query_one(RequestTable)
        table.show(TupleSource(ROWS))
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
        table.show(TupleSource(ROWS))
        await pilot.press("j", "j")
        table.show(TupleSource(ROWS[1:]))
        assert table.selected == ROWS[2]
        table.show(TupleSource(ROWS[3:]))
        assert table.selected in ROWS[3:]
        table.show(TupleSource())
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
        table.show(TupleSource(rows))
        for y in range(len(rows)):
            assert table.render_line(y).cell_length == 61
            assert table.render_line(y).text.endswith("20–100")
