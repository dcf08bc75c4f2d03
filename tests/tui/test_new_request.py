"""Stories of ``netcoach new``: the log form alone, which ends the program."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.domain.log.draft import SavedDraft
from netcoach.tui.log.form import LogForm
from netcoach.tui.new_request import NewRequestApp
from tests.support.app import picture, until
from tests.support.builders import a_draft


@asynccontextmanager
async def the_form(coach: Coach, *said: str) -> AsyncIterator[Pilot[None]]:
    app = NewRequestApp(coach, coach.config, coach.log.context())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "─ new request ─", *said)
        yield pilot


async def ended(pilot: Pilot[None]) -> int | None:
    for _ in range(200):
        if pilot.app._exit:
            return pilot.app.return_code
        await pilot.pause(0.01)
    raise AssertionError(f"it never ended:\n{picture(pilot.app)}")


async def test_a_name_and_enter_in_one_write_are_stored_and_end_it(coach: Coach) -> None:
    async with the_form(coach) as pilot:
        for letter in "Bo":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Key("enter", None))
        assert await ended(pilot) == 0
    _, (row,) = coach.log.find()
    assert row.request.person.name == "Bo"
    assert isinstance(pilot.app, NewRequestApp)
    assert pilot.app.actions.logged == row.request


@pytest.mark.parametrize("keys", [("escape",), ("C", "l", "escape", "l")])
async def test_esc_ends_it_with_nothing_stored(coach: Coach, keys: tuple[str, ...]) -> None:
    async with the_form(coach) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        assert await ended(pilot) == 0
    assert len(coach.log.listing()) == 0
    assert coach.drafts.of_request() is None


async def test_what_a_crash_left_behind_stands_in_it_again(coach: Coach) -> None:
    coach.drafts.put("1", SavedDraft(uid="1", name="Cleo Vance", when="yesterday"))
    coach.drafts.leave("1")
    async with the_form(coach, "Cleo Vance") as pilot:
        assert isinstance(pilot.app.screen, LogForm)
        await pilot.press("enter")
        assert await ended(pilot) == 0
    assert len(coach.log.listing()) == 1


async def test_who_was_asked_is_told_of_and_the_form_stays(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with the_form(coach) as pilot:
        await pilot.press(*"Ana Rybar", "enter")
        await until(pilot, "Enter again logs it anyway.")
        assert not pilot.app._exit
    assert len(coach.log.listing()) == 1
