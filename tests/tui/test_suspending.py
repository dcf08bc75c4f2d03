"""Ctrl-Z and Ctrl-C: the shell for a while, and copying."""

from __future__ import annotations

import asyncio
import fcntl
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Input

from netcoach.coach import Coach
from netcoach.domain.log.request import Request
from netcoach.tui.runner import CoachRunner
from netcoach.tui.widgets.bars import HeaderBar
from netcoach.wording.keys import STILL_SAVING
from tests.support.app import opened, picture, until
from tests.support.builders import a_draft
from tests.support.terminal import Terminal

HOW_TO_LEAVE = "Ctrl-Q leaves netcoach"
CLEAR = "printf '\\033[2J\\033[H'\r"


def a_shell(tmp_path: Path) -> Terminal:
    """A shell with job control, which a terminal that runs only netcoach does not have."""
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PS1": "shell> "}
    return Terminal(["sh", "-i"], env=env, columns=80, rows=24)


def test_ctrl_z_in_a_field_gives_the_shell_back_and_fg_everything_that_was_typed(
    tmp_path: Path,
) -> None:
    command = f"{sys.executable} -m netcoach --db {tmp_path}/netcoach.db"
    with a_shell(tmp_path) as terminal:
        terminal.press(f"{command}\r")
        terminal.wait_for("New request")
        terminal.press("n")
        terminal.wait_for("new request")
        terminal.press("Ada Lov")
        terminal.wait_for("Ada Lov")
        terminal.press("\x03")
        terminal.wait_for(HOW_TO_LEAVE)
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        assert b"\x1b[?1049l" in terminal.raw  # the alternate screen is left
        terminal.resize(100, 30)
        terminal.press(CLEAR)
        terminal.wait_gone("Who")
        terminal.press("fg\r")
        terminal.wait_for("Who +Ada Lov")
        terminal.press("elace\r")
        terminal.wait_for("Logged Ada Lovelace")
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        terminal.press(CLEAR)
        terminal.wait_gone("Ada Lovelace")
        terminal.press("fg\r")
        terminal.wait_for("New request")
        terminal.wait_for("Ada Lovelace")
        terminal.press("\x03")
        terminal.wait_for(HOW_TO_LEAVE)
        terminal.press("\x11")
        terminal.wait_for("shell>")
        terminal.press("exit\r")
        assert terminal.wait() == 0


def test_where_there_is_no_shell_ctrl_z_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "netcoach", "--db", f"{tmp_path}/netcoach.db"]
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    with Terminal(command, env=env) as terminal:
        terminal.wait_for("New request")
        terminal.press("\x1a")
        terminal.wait_for("There is no shell to go back to")
        terminal.press("\x11")
        assert terminal.wait() == 0


async def test_nothing_of_the_log_is_held_when_the_desk_is_at_rest(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netcoach.tui.runner.REST_SECONDS", 0.05)
    runner, goes_on = CoachRunner(lambda _: None), threading.Event()

    def write() -> Request:
        goes_on.wait(5)
        return coach.log.add(a_draft("Bo Kessler"))

    writing = asyncio.ensure_future(runner.write(write))
    reading = asyncio.ensure_future(runner.read(lambda: goes_on.wait(5)))
    await asyncio.sleep(0.02)
    reading.cancel()
    assert not await runner.is_at_rest()
    goes_on.set()
    await writing
    assert await runner.is_at_rest()


async def test_ctrl_c_copies_what_is_selected_in_a_field_and_else_says_how_to_leave(
    coach: Coach,
) -> None:
    async with opened(coach) as pilot:
        await pilot.press("n", *"Ada Lovelace")
        await pilot.press("ctrl+c")
        assert [one.message[: len(HOW_TO_LEAVE)] for one in pilot.app._notifications] == [
            HOW_TO_LEAVE
        ]
        assert pilot.app.clipboard == ""
        pilot.app.screen.query_one("#who", Input).select_all()
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "Ada Lovelace"
        assert pilot.app.screen.query_one("#who", Input).value == "Ada Lovelace"
    assert coach.week.review().sent == 0


async def test_ctrl_c_copies_what_the_mouse_selected_on_a_place(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press("ctrl+c")
        await until(pilot, HOW_TO_LEAVE)
        bar = pilot.app.screen.query_one(HeaderBar)
        pilot.app.screen.selections = {bar: Selection(Offset(1, 0), Offset(9, 0))}
        await pilot.press("ctrl+c")
        assert re.search("netcoach", pilot.app.clipboard), picture(pilot.app)
        assert pilot.app.is_running


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Play another program that holds the lock of writers."""
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


async def test_a_save_that_is_tried_again_keeps_the_program_from_stopping(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr("netcoach.tui.terminal_app.has_shell", lambda: True)
    monkeypatch.setattr("netcoach.tui.terminal_app.suspend", lambda: stopped.append(True))
    coach.log.add(a_draft("Bo Kessler"))
    async with opened(coach) as pilot:
        monkeypatch.setattr(type(pilot.app._driver), "can_suspend", True)
        await pilot.press("n", *"Ada")
        with held(coach.store.path.with_name("netcoach.db.lock")):
            await pilot.press("enter")
            await until(pilot, "NOT saved, another program")
            for times in range(1, 4):
                await pilot.press("ctrl+z")
                while not stopped and len(pilot.app._notifications) < times:
                    await pilot.pause(0.01)
            assert {one.message for one in pilot.app._notifications} == {STILL_SAVING}
            assert not stopped
        await until(pilot, "Logged Ada")
        await pilot.press("ctrl+z")
        assert stopped == [True]
