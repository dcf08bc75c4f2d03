"""The steps of the import: what is said, and what stops it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import Input, ProgressBar

from netcoach.coach import Coach
from netcoach.domain.errors import NotSaved
from netcoach.linkedin import ReadingCancelled
from tests.support.app import SMALL, picture
from tests.support.builders import a_draft, day
from tests.support.import_screen import (
    an_export,
    opened,
    screen,
    until,
    until_focused,
    until_left,
    written,
)

PAST = day("2026-10-06")


def slow(call: Callable[..., Any]) -> Callable[..., Any]:
    """Work that goes on until it is called off."""

    def work(
        *_: Any, progress: Callable[[float], None], cancelled: Callable[[], bool], **__: Any
    ) -> Any:
        for step in range(2000):
            if cancelled():
                raise ReadingCancelled
            progress(step / 2000)
            time.sleep(0.005)
        return call

    return work


async def test_the_undo_key_works_on_the_result_itself(coach: Coach, tmp_path: Path) -> None:
    async with opened(coach, str(written(tmp_path))) as pilot:
        await pilot.press("enter")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "u takes all of it back")
        assert coach.week.review(PAST).sent == 7
        await pilot.press("u")
        await until_left(pilot)
    assert coach.week.review(PAST).sent == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04nothing", "download it again"),
        (b"\x00\x01 no table", "Found"),
    ],
)
async def test_a_file_that_cannot_be_read_is_one_sentence(
    coach: Coach, tmp_path: Path, content: bytes, says: str
) -> None:
    path = written(tmp_path, content=content)
    async with opened(coach, str(path), SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, says[:18])
        assert screen(pilot).step == "pick"
        await pilot.press("x")
        assert screen(pilot).query_one(Input).value == f"{path}x"
        await pilot.press("escape")
        await until_left(pilot)


async def test_a_second_import_says_nothing_new(coach: Coach, tmp_path: Path) -> None:
    path = written(tmp_path)
    coach.importing.carry_out(coach.importing.plan(path))
    async with opened(coach, str(path)) as pilot:
        await pilot.press("enter")
        text = await until(pilot, "Nothing new: all 7 requests in it are in your log.")
        assert "Enter closes" in text
        await until_focused(pilot, "close")
        await pilot.press("enter")
        await until_left(pilot)
    assert coach.week.review(PAST).sent == 7


async def test_esc_stops_the_reading(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coach.importing, "plan", slow(coach.importing.plan))
    async with opened(coach, str(written(tmp_path))) as pilot:
        await pilot.press("enter")
        await until(pilot, "Reading the export")
        await pilot.pause(0.2)
        assert screen(pilot).query_one(ProgressBar).progress > 0
        await pilot.press("escape")
        await until(pilot, "The import was cancelled")
        assert screen(pilot).step == "pick"


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_the_writing_can_be_stopped(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_mouse: bool
) -> None:
    monkeypatch.setattr(coach.importing, "carry_out", slow(coach.importing.carry_out))
    async with opened(coach, str(written(tmp_path))) as pilot:
        await pilot.press("enter")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "Adding to the log")
        if by_mouse:
            await pilot.click("#stop")
        else:
            await pilot.press("escape")
        await until(pilot, "The import was cancelled")
    assert coach.week.review(PAST).sent == 0


async def test_a_real_import_stopped_in_the_middle_leaves_the_log_as_it_was(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log.add(a_draft("Signe Halloran"))
    path = written(tmp_path, content=an_export(400))
    carry_out = coach.importing.carry_out

    def stopped_half_way(plan: Any, *, progress: Any, cancelled: Any) -> Any:
        told: list[float] = []
        return carry_out(plan, progress=told.append, cancelled=lambda: len(told) > 2)

    monkeypatch.setattr(coach.importing, "carry_out", stopped_half_way)
    async with opened(coach, str(path)) as pilot:
        await pilot.press("enter")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "The import was cancelled")
    assert [person.name for person in coach.store.people.everybody()] == ["Signe Halloran"]


async def test_a_write_that_fails_is_said_and_nothing_is_lost(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise NotSaved("The disk is full; nothing was changed.")

    monkeypatch.setattr(coach.importing, "carry_out", full)
    async with opened(coach, str(written(tmp_path))) as pilot:
        await pilot.press("enter")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "The disk is full; nothing was changed.")
        assert screen(pilot).step == "pick"


async def test_leaving_the_preview_imports_nothing(coach: Coach, tmp_path: Path) -> None:
    async with opened(coach, str(written(tmp_path))) as pilot:
        await pilot.press("enter")
        await until(pilot, "7 past requests to add")
        await pilot.press("escape")
        await until(pilot, "Get a copy of your data")
        await pilot.press("escape")
        await until_left(pilot)
    assert coach.week.review(PAST).sent == 0


async def test_keys_typed_ahead_do_not_agree_to_an_import(coach: Coach, tmp_path: Path) -> None:
    async with opened(coach, str(written(tmp_path))) as pilot:
        for _press in range(3):
            pilot.app.post_message(Key("enter", None))
        await until(pilot, "7 past requests to add")
        assert screen(pilot).step == "preview"
        assert coach.week.review(PAST).sent == 0


async def test_a_long_preview_scrolls_in_a_small_terminal(coach: Coach, tmp_path: Path) -> None:
    path = written(tmp_path, content=an_export(spoilt=9))
    async with opened(coach, str(path), SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, "7 past requests to add")
        await until_focused(pilot, "carry-out")
        assert "Invitations.csv, row 17" not in picture(pilot.app)
        await pilot.press("pagedown", "pagedown", "end")
        text = await until(pilot, "Invitations.csv, row 17: unreadable date")
        assert "Import" in text
