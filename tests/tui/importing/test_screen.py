"""Stories of the import in the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest

from netcoach.coach import Coach
from netcoach.config import Config
from tests.support.app import SMALL, picture
from tests.support.builders import a_draft, day
from tests.support.import_screen import enter, running, until, until_focused, until_left, written

PAST = day("2026-10-06")


async def test_pick_preview_import_and_undo_by_keyboard(coach: Coach, tmp_path: Path) -> None:
    path = written(tmp_path)
    async with running(coach) as pilot:
        await pilot.press("i")
        await until(pilot, "Get a copy of your data")
        enter(pilot, str(path))
        await pilot.press("enter")
        text = await until(pilot, "7 past requests to add")
        assert "busy spell in October 2026, for interest" in text
        assert "Invitations.csv: 7 rows" in text
        assert coach.week.review(PAST).sent == 0
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        text = await until(pilot, "7 past requests added")
        assert "upper bound" in text
        assert "Import again by" in text
        assert coach.week.review(PAST).sent == 7
        await until_focused(pilot, "close")
        await pilot.press("enter")
        text = await until(pilot, "7 past requests added · u undoes")
        assert "so far" in text
        await pilot.press("u")
        await until(pilot, "Took back the import")
    assert coach.week.review(PAST).sent == 0


async def test_the_whole_import_by_mouse(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Downloads").mkdir()
    written(tmp_path / "Downloads", "Basic_LinkedInDataExport.zip")
    monkeypatch.setenv("HOME", str(tmp_path))
    async with running(coach) as pilot:
        await pilot.press("i")
        await until(pilot, "~/Downloads/Basic_LinkedInDataExport.zip")
        await pilot.click("#entries", offset=(3, 0))
        await until(pilot, "7 past requests to add")
        await pilot.click("#carry-out")
        await until(pilot, "7 past requests added")
        await pilot.click("#result #close")
        await until_left(pilot)
        await until(pilot, "7 past requests added · u undoes")
    assert coach.week.review(PAST).sent == 7


async def test_i_is_on_the_first_run_and_in_the_palette(coach: Coach) -> None:
    async with running(coach, SMALL) as pilot:
        await until(pilot, "i  bring your history in")
        app = pilot.app
        commands = [command.title for command in app.get_system_commands(app.screen)]
        assert "Import · i" in commands


async def test_the_key_can_be_remapped(coach: Coach) -> None:
    config = Config(database=coach.config.database, keys=(("import", "f5"), ("undo", "z")))
    async with running(Coach(coach.store, coach.clock, config)) as pilot:
        await pilot.press("f5")
        await until(pilot, "Get a copy of your data")


async def test_an_empty_log_offers_the_import(coach: Coach) -> None:
    async with running(coach, SMALL) as pilot:
        text = picture(pilot.app)
        assert "i  bring your history in" in text
        assert "D  look at a sample year" in text
        coach.log.add(a_draft("Ana Rybar"))
        await until(pilot, "1 so far")
        assert "i  bring your history in" not in picture(pilot.app)


async def test_a_small_light_ascii_terminal_shows_every_step(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    config = Config(database=coach.config.database, theme="textual-light", glyphs="ascii")
    async with running(Coach(coach.store, coach.clock, config), SMALL) as pilot:
        await pilot.press("i")
        await until(pilot, "Get a copy of your data")
        enter(pilot, str(written(tmp_path)))
        await pilot.press("enter")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "7 past requests added")


async def test_imported_bursts_are_marked_in_their_week_and_not_worth_a_look(
    coach: Coach, tmp_path: Path
) -> None:
    coach.importing.carry_out(coach.importing.plan(written(tmp_path)))
    review = coach.week.review(PAST)
    assert review.bursts
    assert not any(burst.live for burst in review.bursts)
    async with running(coach) as pilot:
        chart = picture(pilot.app).split("QUALITY AND QUANTITY")[1]
        assert any("*" in line for line in chart.splitlines()[2:10])
        assert "minutes" not in picture(pilot.app)
        for week in (
            "9 – Sun 15",
            "2 – Sun 8",
            "26 Oct –",
            "19 – Sun 25",
            "12 – Sun 18",
            "5 – Sun 11",
        ):
            await pilot.press("left_square_bracket")
            text = await until(pilot, f"Mon {week}")
        assert "minutes" not in text
