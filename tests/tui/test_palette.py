"""The palette: whatever is typed at it in one write, it is left once and runs what was named."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import SystemCommand
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.tui.app import NetcoachApp
from netcoach.tui.log.form import LogForm
from netcoach.tui.palette import Palette, commands_of
from netcoach.tui.settings.screen import SettingsScreen
from netcoach.tui.week.screen import WeekScreen
from netcoach.wording.keys import FIND_THEME
from tests.support.app import opened, until
from tests.support.builders import a_draft

OPEN, ENTER, ESCAPE = "ctrl+p", "enter", "escape"


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Hand keys over as one write to the terminal does: the next before the last is through.

    What begins with "paste:" is pasted.
    """
    for key in keys:
        if key.startswith("paste:"):
            pilot.app.post_message(events.Paste(key.removeprefix("paste:")))
            continue
        if len(key) > 1:
            pilot.app.post_message(events.Key(key, None))
            continue
        pilot.app.post_message(events.Key("space" if key == " " else key, key))
    assert isinstance(pilot.app, NetcoachApp)
    while not (pilot.app._type_ahead.is_idle and pilot.app._type_ahead._is_done()):
        await pilot.pause(0.01)
    await pilot.pause()


@pytest.mark.parametrize("enters", [2, 3, 7])
async def test_enters_in_one_write_run_a_command_once(coach: Coach, enters: int) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        await burst(pilot, OPEN, *"undo", *[ENTER] * enters)
        await until(pilot, "Took back: logged Ana Rybar")
        assert isinstance(pilot.app.screen, WeekScreen)
    assert coach.week.review().sent == 0
    assert coach.log.redo().name == "Ana Rybar"


async def test_enter_behind_letters_runs_what_they_name(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await burst(pilot, OPEN, *"setti", ENTER)
        await until(pilot, "How many requests a week")
        assert isinstance(pilot.app.screen, SettingsScreen)


async def test_keys_behind_the_choice_never_reach_what_lies_under_it(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await burst(pilot, OPEN, *"new request", ENTER, *"quit")
        await until(pilot, "─ new request ─", "Who        quit")
        assert isinstance(pilot.app.screen, LogForm)


@pytest.mark.parametrize(
    "keys",
    [
        (OPEN, "pageup"),
        (OPEN, "pagedown", "up", "down", "ctrl+end", "ctrl+home"),
        (OPEN, *"zzzz", "pageup", "pagedown", "down", "up", ENTER, ENTER),
        (OPEN, OPEN, OPEN),
    ],
)
async def test_moving_in_it_before_it_is_drawn_does_no_harm(
    coach: Coach, keys: tuple[str, ...]
) -> None:
    async with opened(coach) as pilot:
        await burst(pilot, *keys)
        assert isinstance(pilot.app.screen, Palette)
        await burst(pilot, ESCAPE, ESCAPE)
        assert isinstance(pilot.app.screen, WeekScreen)


async def test_it_says_when_nothing_is_found_and_goes_on(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press(OPEN, *"zzzz")
        await until(pilot, "Nothing found")
        await pilot.press(*["backspace"] * 4)
        await until(pilot, "New request · n")


async def test_a_click_runs_a_command_and_a_click_beside_it_leaves(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press(OPEN, *"setti")
        await pilot.click("CommandList", offset=(4, 1))
        await until(pilot, "How many requests a week")
        await pilot.press(OPEN)
        await pilot.click(offset=(2, 1))
        await until(pilot, "How many requests a week")
        assert isinstance(pilot.app.screen, SettingsScreen)


async def test_a_theme_is_chosen_and_left_once_too(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await burst(pilot, OPEN, *"theme", ENTER)
        await until(pilot, FIND_THEME)
        await burst(pilot, *"gruvbox", ENTER, ENTER)
        await until(pilot, "─ new request ─")
        assert pilot.app.theme == "gruvbox"
        # The second Enter is the Week's own, whose first way in it takes.
        assert [type(one) for one in pilot.app.screen_stack[-2:]] == [WeekScreen, LogForm]
        await burst(pilot, ESCAPE)
        await until(pilot, "Track your LinkedIn connection requests")
        assert isinstance(pilot.app.screen, WeekScreen)


async def test_a_command_is_shown_as_it_is_written(coach: Coach) -> None:
    ran: list[str] = []
    title, help_line = "Ann [@click=app.quit]Lee[/]", "[b]Acme[/] [UK]"
    command = SystemCommand(title, help_line, lambda: ran.append(title))
    async with opened(coach) as pilot:
        await pilot.app.push_screen(Palette([command], "type"))
        await pilot.press(*"lee")
        await until(pilot, title, help_line)
        await burst(pilot, ENTER)
        await until(pilot, "Track your LinkedIn connection requests")
        assert ran == [title]


async def test_every_entry_of_a_place_can_be_chosen(coach: Coach) -> None:
    for number in range(3):
        coach.log.add(a_draft(f"Ana Rybar{number}"))
    async with opened(coach) as pilot:
        titles = [command.title for command in commands_of(pilot.app, pilot.app.screen)]
        assert len(titles) > 20
        for title in titles:
            if title.startswith("Quit"):
                continue
            await burst(pilot, OPEN, f"paste:{title.casefold()}", ENTER)
            assert pilot.app.is_running, title
            assert isinstance(pilot.app.screen, Palette) == (title == "Theme")
            await burst(pilot, ESCAPE, ESCAPE, ESCAPE, "1", "T")
            await until(pilot, "Ana Rybar")
