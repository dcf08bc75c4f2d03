"""An export to import, and a program with the import open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pendulum
from textual.pilot import Pilot
from textual.widgets import Input

from netcoach.coach import Coach
from netcoach.tui.app import NetcoachApp
from netcoach.tui.importing.screen import ImportScreen
from netcoach.wording import importing as words
from tests.support.app import WHOLE, picture
from tests.support.exports import CONNECTIONS, INVITATIONS, asked, connected, table, zipped

NAMES = ("Ana Rybar", "Bo Kessler", "Cleo Vance", "Dee Marlow", "Eli Sand", "Fay Orr", "Gus Lind")


def an_export(requests: int = 7, *, spoilt: int = 0) -> bytes:
    """Requests in one hour of 6 October 2026, the first of them accepted; ``spoilt`` rows."""
    first = pendulum.datetime(2026, 10, 6, 9)
    rows = [
        asked(
            f"{NAMES[number % 7]}{'' if number < 7 else f' {number}'}",
            first.add(minutes=8 * number if requests < 20 else 90 * number - 100_000).format(
                "M/D/YY, h:mm A"
            ),
            slug=f"person-{number}",
        )
        for number in range(requests)
    ]
    rows += [asked("Nobody Known", "some day") for _ in range(spoilt)]
    accepted = [connected("Ana", "Rybar", "08 Oct 2026", slug="person-0", company="Orbital")]
    return zipped(
        {
            "Invitations.csv": table(INVITATIONS, rows),
            "Connections.csv": table(CONNECTIONS, accepted),
        }
    )


@asynccontextmanager
async def running(coach: Coach, size: tuple[int, int] = WHOLE) -> AsyncIterator[Pilot[None]]:
    """Run the whole program."""
    token = coach.change_token()
    app = NetcoachApp(coach, coach.config, first_review=coach.week.review(), first_token=token)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        yield pilot


@asynccontextmanager
async def opened(
    coach: Coach, typed: str = "", size: tuple[int, int] = WHOLE
) -> AsyncIterator[Pilot[None]]:
    """Open the import over the week, with a path in its field."""
    async with running(coach, size) as pilot:
        await pilot.press("i")
        await until(pilot, words.TITLE)
        if typed:
            enter(pilot, typed)
        yield pilot


def enter(pilot: Pilot[None], typed: str) -> None:
    """Put a path into the field, as pasting it does."""
    path = screen(pilot).query_one(Input)
    path.value = typed
    path.cursor_position = len(typed)


def screen(pilot: Pilot[None]) -> ImportScreen:
    """The import that is open."""
    assert isinstance(pilot.app.screen, ImportScreen)
    return pilot.app.screen


async def until(pilot: Pilot[None], words: str) -> str:
    """Wait until the words are on the screen."""
    text = ""
    for _try in range(200):
        await pilot.pause(0.02)
        text = picture(pilot.app)
        if words in text:
            return text
    raise AssertionError(f"{words!r} never came:\n{text}")


async def until_left(pilot: Pilot[None]) -> None:
    """Wait until the import is closed."""
    for _try in range(200):
        await pilot.pause(0.02)
        if not isinstance(pilot.app.screen, ImportScreen):
            return
    raise AssertionError(f"it never closed:\n{picture(pilot.app)}")


async def until_focused(pilot: Pilot[None], button: str) -> None:
    """Wait until Enter presses the button."""
    for _try in range(200):
        await pilot.pause(0.02)
        if pilot.app.focused is not None and pilot.app.focused.id == button:
            return
    raise AssertionError(f"{button} never got the focus:\n{picture(pilot.app)}")


def written(folder: Path, name: str = "export.zip", content: bytes | None = None) -> Path:
    """Write an export."""
    path = folder / name
    path.write_bytes(an_export() if content is None else content)
    return path
