"""Stories of a spreadsheet in the whole program."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Select

from netcoach.coach import Coach
from netcoach.storage.store import Store
from netcoach.tui.importing.columns import ColumnsScreen, SelectLine
from tests.support.builders import day
from tests.support.import_screen import opened, until, until_focused
from tests.support.spreadsheets import TRACKER
from tests.support.storage import everything


async def test_a_spreadsheet_is_shown_by_its_columns_and_imported(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "tracker.csv").write_text(TRACKER)
    async with opened(coach, f"'{tmp_path}/tracker.csv'") as pilot:
        await pilot.press("enter")
        text = await until(pilot, "3 past requests to add")
        assert "sent: Date Contacted" in text
        assert "c columns" in text
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "3 past requests added")
    assert everything(store)[0].person.name == "Mia Torvik"


async def test_a_column_is_corrected_and_read_again(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "buddies.csv").write_text(
        "Buddy,Asked\nMia Torvik,2026-09-14\nPer Aldous,2026-09-15\n"
    )
    async with opened(coach, f"{tmp_path}/buddies.csv") as pilot:
        await pilot.press("enter")
        await until(pilot, "Which column holds the names?")
        await pilot.press("enter", "down", "enter", "ctrl+s")
        await until(pilot, "name: Buddy")
        await pilot.press("c")
        await until(pilot, "What does each column hold?")
        assert isinstance(pilot.app.screen, ColumnsScreen)
        (sent,) = (one for one in pilot.app.screen.query(SelectLine) if one.name == "column:sent")
        sent.query_one(Select).value = "Asked"
        await pilot.press("ctrl+s")
        await until(pilot, "2 past requests to add")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "2 past requests added")
    assert [one.sent.on for one in everything(store)] == [day("2026-09-14"), day("2026-09-15")]


async def test_esc_from_the_columns_changes_nothing(coach: Coach, tmp_path: Path) -> None:
    (tmp_path / "tracker.csv").write_text(TRACKER)
    async with opened(coach, f"{tmp_path}/tracker.csv") as pilot:
        await pilot.press("enter")
        await until(pilot, "3 past requests to add")
        await pilot.press("c")
        await until(pilot, "What does each column hold?")
        await pilot.press("escape")
        await until(pilot, "3 past requests to add")


async def test_dates_that_can_mean_two_days_are_asked_about(
    coach: Coach, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "tracker.csv").write_text("Name,Sent\nMia Torvik,3/4/2026\n")
    async with opened(coach, f"{tmp_path}/tracker.csv") as pilot:
        await pilot.press("enter")
        await until(pilot, "1 date can mean two days")
        await pilot.press("c")
        await until(pilot, "What does each column hold?")
        (order,) = (one for one in pilot.app.screen.query(SelectLine) if one.name == "order")
        order.query_one(Select).value = "month-first"
        await pilot.press("ctrl+s")
        await until(pilot, "1 past request to add")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "1 past request added")
    assert [one.sent.on for one in everything(store)] == [day("2026-03-04")]
