"""The columns of a spreadsheet, corrected on the screen."""

from __future__ import annotations

from textual.app import App
from textual.widgets import Select

from netcoach.linkedin.sheets import DateOrder, SheetChoices, SheetLayout, StatusWord
from netcoach.tui.importing.columns import ColumnsScreen, SelectLine
from tests.support.app import picture

LAYOUT = SheetLayout(
    headings=("Buddy", "Name", "Sent", "State"),
    columns={"name": 1, "sent": 2, "status": 3},
    ambiguous=2,
    statuses=(StatusWord(word="Coffee booked", count=2, says=""),),
)


class Host(App[None]):
    """Shows the screen and keeps what it gives."""

    given: SheetChoices | None = SheetChoices(order=DateOrder.DAY_FIRST)

    def on_mount(self) -> None:
        """Open it."""
        self.push_screen(ColumnsScreen(LAYOUT, SheetChoices(columns={"tags": ""})), self.keep)

    def keep(self, given: SheetChoices | None) -> None:
        """Keep it."""
        self.given = given


def select(app: App[None], name: str) -> Select[str]:
    """The select of a line."""
    (line,) = (one for one in app.screen.query(SelectLine) if one.name == name)
    return line.query_one(Select)


async def test_a_column_a_status_and_the_dates_are_told_by_keyboard() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Name" in picture(app)
        assert select(app, "column:name").has_focus
        await pilot.press("enter", "up", "enter")
        await pilot.pause()
        select(app, "status:Coffee booked").focus()
        await pilot.press("enter", "down", "down", "down", "enter")
        select(app, "order").focus()
        await pilot.press("enter", "down", "enter", "ctrl+s")
        await pilot.pause()
    assert app.given == SheetChoices(
        columns={"tags": "", "name": "Buddy"},
        statuses={"Coffee booked": "accepted"},
        order=DateOrder.DAY_FIRST,
    )


async def test_esc_changes_nothing() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "up", "enter", "escape")
        await pilot.pause()
    assert app.given is None
