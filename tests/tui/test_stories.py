"""What a user does, on the real coach and a real file: on the screen and in the log."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from netcoach.coach import Coach
from netcoach.domain.errors import NotSaved
from netcoach.domain.log.signs import Sign
from netcoach.tui.app import NetcoachApp
from netcoach.tui.dialogs.confirm import ConfirmScreen
from netcoach.tui.log.form import LogForm
from netcoach.tui.outcomes.form import OutcomeForm
from netcoach.tui.week.screen import WeekScreen
from netcoach.wording.log.form import EDIT_TITLE
from tests.support.app import WHOLE, all_taken, picture, until
from tests.support.builders import a_draft, yes


@asynccontextmanager
async def opened(coach: Coach, size: tuple[int, int] = WHOLE) -> AsyncIterator[Pilot[None]]:
    """Run the app on a coach, once it has settled in."""
    token = coach.change_token()
    app = NetcoachApp(coach, coach.config, first_review=coach.week.review(), first_token=token)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        yield pilot


async def test_n_a_name_and_enter_is_a_whole_log(coach: Coach) -> None:
    async with opened(coach) as pilot:
        assert "n  log the request you have just sent" in picture(pilot.app)
        await pilot.press("n", *"Bo", "enter")
        text = await until(pilot, "Logged Bo · u undoes")
        assert "1 so far" in text
        assert "Aim for 4–10 (you started on Wednesday): 3 more" in text
        assert re.search(r"Wed 12:00  Bo +not said yet", text)
    assert [row.request.person.name for row in coach.week.review().rows] == ["Bo"]


async def test_undo_and_redo_say_what_they_did(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        await pilot.press("u")
        text = await until(pilot, "Took back: logged Ana Rybar · U does it again")
        assert "n  log the request you have just sent" in text
        await pilot.press("U")
        await until(pilot, "Did again: logged Ana Rybar · u undoes")
    assert coach.week.review().sent == 1


async def test_nothing_to_undo_is_said_calmly(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press("u")
        await until(pilot, "There is nothing left to take back.")
        assert pilot.app.is_running


async def test_d_asks_before_it_deletes(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        await pilot.press("d")
        await until(pilot, "Delete the request to Ana Rybar?")
        await pilot.press("escape")
        await pilot.pause(0.1)
        assert coach.week.review().sent == 1
        await pilot.press("d")
        await until(pilot, "Delete the request to Ana Rybar?")
        await pilot.press("D")
        await until(pilot, "Deleted Ana Rybar · u undoes")
    assert coach.week.review().sent == 0


async def test_enter_on_a_request_opens_it_for_a_change(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar", signs=yes(Sign.MET)))
    async with opened(coach) as pilot:
        await pilot.press("enter")
        await until(pilot, "Ana Rybar")
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("end", *" B", "enter")
        await until(pilot, "Changed Ana Rybar B · u undoes")
    assert coach.week.review().rows[0].request.person.name == "Ana Rybar B"


async def test_s_opens_the_form_on_its_signs(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        await pilot.press("s")
        await until(pilot, EDIT_TITLE)
        await pilot.press("y", "enter")
        await until(pilot, "Changed Ana Rybar")
    assert coach.week.review().rows[0].request.signs.yes


async def test_another_process_moves_the_screen_without_a_key(coach: Coach) -> None:
    async with opened(coach) as pilot:
        coach.log.add(a_draft("Cleo Vance"))
        text = await until(pilot, "Cleo Vance")
        assert "1 so far" in text


async def test_a_failed_write_keeps_the_form_and_says_why(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotSaved("Not saved, the disk is full.")

    async with opened(coach) as pilot:
        monkeypatch.setattr(coach.log, "add", full)
        await pilot.press("n", *"Bo", "enter")
        text = await until(pilot, "the disk is full")
        assert len(pilot.app.screen_stack) == 2
        assert "Bo" in text
        monkeypatch.undo()
        await pilot.press("enter")
        await until(pilot, "Logged Bo")
    assert coach.week.review().sent == 1


async def test_keys_typed_while_the_form_opens_land_in_it(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        for key in ("n", "D", "e", "d"):
            pilot.app.simulate_key(key)
        await until(pilot, "Ded")
        assert len(pilot.app.screen_stack) == 2
    assert coach.week.review().sent == 1


@pytest.mark.parametrize(
    ("keys", "opened_by_it"),
    [("oe", OutcomeForm), ("so", LogForm), ("eo", LogForm), ("do", ConfirmScreen)],
)
async def test_of_two_keys_only_the_first_is_the_week_s(
    coach: Coach, keys: str, opened_by_it: type[Screen[object]]
) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        for key in keys:
            pilot.app.simulate_key(key)
        await all_taken(pilot)
        week, *shown = pilot.app.screen_stack
        assert isinstance(week, WeekScreen)
        assert [type(one) for one in shown] == [opened_by_it]


async def test_an_unreadable_log_is_a_sentence_and_not_a_crash(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise NotSaved("The log cannot be read just now.")

    async with opened(coach) as pilot:
        monkeypatch.setattr(coach.week, "review", broken)
        await pilot.press("left_square_bracket")
        await until(pilot, "The log cannot be read just now.")


async def test_an_edit_that_changes_nothing_says_so_and_offers_no_undo(coach: Coach) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    async with opened(coach) as pilot:
        await pilot.press("e")
        await until(pilot, EDIT_TITLE)
        await pilot.press("enter")
        text = await until(pilot, "Nothing was changed.")
        assert "undoes" not in text
