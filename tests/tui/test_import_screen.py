"""Stories of the import: on the screen and in the log."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Footer, Input, ProgressBar
from textual.widgets._footer import FooterKey

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.domain.errors import NotSaved
from netcoach.linkedin import ReadingCancelled
from tests.builders import a_draft, day
from tests.tui.importing import (
    an_export,
    enter,
    opened,
    running,
    screen,
    until,
    until_focused,
    until_left,
    written,
)
from tests.tui.pictures import SMALL, WHOLE, picture

PAST = day("2026-10-06")
HOSTILE = (
    "[b]x[nothing].zip",
    "[@click=app.quit]x.zip",
    "two\nlines.zip",
    "\x1b[31mred.zip",
    "\u202exiz.zip",
)


def names_in(coach: Coach) -> list[str]:
    """Who the requests of the imported week went to."""
    return [row.request.person.name for row in coach.review(PAST).rows]


def slow(call: Callable[..., Any]) -> Callable[..., Any]:
    """Work that goes on until it is called off."""

    def work(*_: Any, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Any:
        for step in range(2000):
            if cancelled():
                raise ReadingCancelled
            progress(step / 2000)
            time.sleep(0.005)
        return call

    return work


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
        assert coach.review(PAST).sent == 0
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        text = await until(pilot, "7 past requests added")
        assert "upper bound" in text
        assert "Import again by" in text
        assert coach.review(PAST).sent == 7
        await until_focused(pilot, "close")
        await pilot.press("enter")
        text = await until(pilot, "7 past requests added · u undoes")
        assert "so far" in text
        await pilot.press("u")
        await until(pilot, "Took back the import")
    assert coach.review(PAST).sent == 0


async def test_the_undo_key_works_on_the_result_itself(coach: Coach, tmp_path: Path) -> None:
    async with opened(coach, str(written(tmp_path))) as pilot:
        await pilot.press("enter")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "u takes all of it back")
        assert coach.review(PAST).sent == 7
        await pilot.press("u")
        await until_left(pilot)
    assert coach.review(PAST).sent == 0


async def test_the_whole_import_by_mouse(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Downloads").mkdir()
    written(tmp_path / "Downloads", "Basic_LinkedInDataExport.zip")
    monkeypatch.setenv("HOME", str(tmp_path))
    async with running(coach) as pilot:
        await until(pilot, "i Import")
        footer = pilot.app.screen.query_one(Footer)
        key = next(key for key in footer.query(FooterKey) if key.description == "Import")
        await pilot.click(key)
        await until(pilot, "~/Downloads/Basic_LinkedInDataExport.zip")
        await pilot.click("#entries", offset=(3, 0))
        await until(pilot, "7 past requests to add")
        await pilot.click("#carry-out")
        await until(pilot, "7 past requests added")
        await pilot.click("#result #close")
        await until_left(pilot)
        await until(pilot, "7 past requests added · u undoes")
    assert coach.review(PAST).sent == 7


async def test_i_is_in_the_footer_and_the_palette(coach: Coach) -> None:
    async with running(coach, SMALL) as pilot:
        text = await until(pilot, "i Import")
        assert "i Import" in text.splitlines()[-1]
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
        assert "LinkedIn's own data export fills the past months:" in text
        assert "i imports it." in text
        coach.log(a_draft("Ana Rybar"))
        await until(pilot, "1 so far")
        assert "i imports it." not in picture(pilot.app)


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
        assert screen(pilot).query_one(Input).value == str(path)
        await pilot.press("escape")
        await until_left(pilot)


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


async def test_a_second_import_says_nothing_new(coach: Coach, tmp_path: Path) -> None:
    path = written(tmp_path)
    coach.carry_out(coach.plan_import(path))
    async with opened(coach, str(path)) as pilot:
        await pilot.press("enter")
        text = await until(pilot, "Nothing new: all 7 requests in it are in your log.")
        assert "Enter closes" in text
        await until_focused(pilot, "close")
        await pilot.press("enter")
        await until_left(pilot)
    assert coach.review(PAST).sent == 7


async def test_esc_stops_the_reading(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coach, "plan_import", slow(coach.plan_import))
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
    monkeypatch.setattr(coach, "carry_out", slow(coach.carry_out))
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
    assert coach.review(PAST).sent == 0


async def test_a_real_import_stopped_in_the_middle_leaves_the_log_as_it_was(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log(a_draft("Signe Halloran"))
    path = written(tmp_path, content=an_export(400))
    carry_out = coach.carry_out

    def stopped_half_way(plan: Any, *, progress: Any, cancelled: Any) -> Any:
        told: list[float] = []
        return carry_out(plan, progress=told.append, cancelled=lambda: len(told) > 2)

    monkeypatch.setattr(coach, "carry_out", stopped_half_way)
    async with opened(coach, str(path)) as pilot:
        await pilot.press("enter")
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "The import was cancelled")
    assert [person.name for person in coach.store.people()] == ["Signe Halloran"]


async def test_a_write_that_fails_is_said_and_nothing_is_lost(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise NotSaved("The disk is full; nothing was changed.")

    monkeypatch.setattr(coach, "carry_out", full)
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
    assert coach.review(PAST).sent == 0


async def test_keys_typed_ahead_do_not_agree_to_an_import(coach: Coach, tmp_path: Path) -> None:
    async with opened(coach, str(written(tmp_path))) as pilot:
        await pilot.press("enter", "enter", "enter")
        await until(pilot, "7 past requests to add")
        assert coach.review(PAST).sent == 0


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
    coach.carry_out(coach.plan_import(written(tmp_path)))
    review = coach.review(PAST)
    assert review.bursts
    assert not any(burst.live for burst in review.bursts)
    async with running(coach) as pilot:
        chart = picture(pilot.app).split("Quality and quantity")[1]
        assert any("*" in line for line in chart.splitlines()[2:10])
        assert "Nothing needs you here." in picture(pilot.app)
        for _week in range(6):
            await pilot.press("left_square_bracket")
            await pilot.pause(0.1)
        text = await until(pilot, "Mon 5 – Sun 11 Oct")
        assert "minutes" not in text.split("Worth a look")[1]
