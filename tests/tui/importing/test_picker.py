"""Picking what to import."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.widgets import Input

from netcoach.coach import Coach
from tests.support.app import SMALL, WHOLE
from tests.support.import_screen import opened, screen, until, written

HOSTILE = (
    "[b]x[nothing].zip",
    "[@click=app.quit]x.zip",
    "two\nlines.zip",
    "\x1b[31mred.zip",
    "\u202exiz.zip",
)


@pytest.mark.parametrize("size", [WHOLE, SMALL])
async def test_the_arrows_pick_and_enter_opens(
    coach: Coach, tmp_path: Path, size: tuple[int, int]
) -> None:
    inside = tmp_path / "exports"
    inside.mkdir()
    written(inside)
    async with opened(coach, f"{tmp_path}/exp", size) as pilot:
        await until(pilot, "exports/")
        await pilot.press("down", "enter")
        await until(pilot, "export.zip")
        assert screen(pilot).query_one(Input).value == f"{inside}/"
        await pilot.press("down", "enter")
        await until(pilot, "7 past requests to add")


async def test_tab_completes_what_is_typed(coach: Coach, tmp_path: Path) -> None:
    written(tmp_path, "monday.zip")
    async with opened(coach, f"{tmp_path}/MON") as pilot:
        await until(pilot, "monday.zip")
        await pilot.press("tab")
        assert screen(pilot).query_one(Input).value == f"{tmp_path}/monday.zip"
        assert screen(pilot).query_one(Input).has_focus


async def test_enter_waits_for_what_is_there(coach: Coach, tmp_path: Path) -> None:
    written(tmp_path, "only.zip")
    async with opened(coach, f"{tmp_path}/onl") as pilot:
        await pilot.press("enter")
        await until(pilot, "7 past requests to add")


async def test_an_unpacked_folder_is_imported_as_a_whole(coach: Coach, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(written(tmp_path)) as archive:
        archive.extractall(tmp_path / "unpacked")
    async with opened(coach, f"{tmp_path}/unpacked/") as pilot:
        await until(pilot, "import this folder")
        await pilot.press("enter")
        await until(pilot, "7 past requests to add")


@pytest.mark.parametrize(
    "typed", ["/no/such/file.zip", "x" * 5000, "~nobody-here/x.zip", "a\0b", "'open", " ", "/", "~"]
)
async def test_a_path_that_leads_nowhere_is_said_and_stays(coach: Coach, typed: str) -> None:
    async with opened(coach, typed) as pilot:
        await pilot.press("enter")
        for _try in range(100):
            await pilot.pause(0.02)
            if screen(pilot).query_one("#problem").display:
                break
        assert screen(pilot).query_one("#problem").display
        assert screen(pilot).step == "pick"
        assert screen(pilot).query_one(Input).has_focus


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_name_is_shown_harmlessly_and_still_imported(
    coach: Coach, tmp_path: Path, name: str
) -> None:
    written(tmp_path, name)
    async with opened(coach, f"{tmp_path}/") as pilot:
        await pilot.pause(0.2)
        await pilot.press("down", "enter")
        text = await until(pilot, "7 past requests to add")
        assert "\x1b" not in text
        assert "\u202e" not in text


async def test_a_name_that_is_no_unicode_is_still_imported(coach: Coach, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"b\xff\xfe")
    folder.mkdir()
    written(folder, "e.zip")
    async with opened(coach, f"{tmp_path}/") as pilot:
        await pilot.pause(0.2)
        await pilot.press("down", "enter")
        await until(pilot, "e.zip")
        await pilot.press("down", "enter")
        await until(pilot, "7 past requests to add")
