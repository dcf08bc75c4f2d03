"""The Log, on the real coach and a real file: on the screen and in the log."""

from __future__ import annotations

import asyncio

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome, Request
from netcoach.tui.app import NetcoachApp
from netcoach.tui.dialogs.confirm import ConfirmScreen
from netcoach.tui.log.filter import FilterLine
from netcoach.tui.log.form import LogForm
from netcoach.tui.log.screen import LogScreen
from netcoach.tui.log.table import LogTable
from netcoach.tui.outcomes.form import OutcomeForm
from tests.support.app import SMALL, WHOLE, all_taken, opened, picture, until
from tests.support.builders import a_draft, day

WHO = (("Ana Rybar", "2026-11-02"), ("Bo Kessler", "2026-11-09"), ("José Kaplan", "2026-11-12"))


@pytest.fixture
def three(coach: Coach) -> tuple[Request, ...]:
    """Three requests to Orbital, the last of them answered."""
    requests = tuple(coach.log.add(a_draft(name, when, company="Orbital")) for name, when in WHO)
    coach.outcomes.record([requests[2].id], Outcome.ACCEPTED, day("2026-11-13"))
    return requests


def log_of(pilot: Pilot[None]) -> LogScreen:
    """The screen, once it is the Log."""
    screen = pilot.app.screen
    assert isinstance(screen, LogScreen)
    return screen


async def to_log(pilot: Pilot[None], count: str = "3 requests") -> LogScreen:
    """Go to the Log."""
    await pilot.press("2")
    await until(pilot, count)
    return log_of(pilot)


async def filtered(pilot: Pilot[None], text: str, count: str) -> str:
    """Type a filter and wait for what it means."""
    log_of(pilot).query_one(FilterLine).text = text
    return await until(pilot, count)


async def test_2_shows_every_request_newest_first(coach: Coach, three: tuple[Request, ...]) -> None:
    assert three
    async with opened(coach) as pilot:
        await to_log(pilot)
        text = picture(pilot.app)
        assert text.index("José Kaplan") < text.index("Bo Kessler") < text.index("Ana Rybar")
        assert "● accepted" in text
        assert "○ pending 16 d" in text


async def test_a_filter_shows_what_it_means_and_how_it_was_read(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    assert three
    async with opened(coach) as pilot:
        await to_log(pilot)
        await pilot.press("slash", *"jos")
        text = await until(pilot, "1 of 3 requests")
        assert "text “jos”" in text
        assert "Bo Kessler" not in text
        await pilot.press("escape")
        await until(pilot, "3 requests")
        text = await filtered(pilot, "is:pending before:2026-11-05", "1 of 3 requests")
        assert "pending · sent before 5 Nov 2026" in text
        await filtered(pilot, "zebra", "No request is like that.")


@pytest.mark.parametrize("size", [WHOLE, SMALL])
async def test_the_footer_tells_the_keys_of_the_filter_while_it_is_typed(
    coach: Coach, three: tuple[Request, ...], size: tuple[int, int]
) -> None:
    assert three
    async with opened(coach, size=size) as pilot:
        await to_log(pilot)
        await pilot.press("slash")
        text = await until(pilot, "To the requests")
        footer = text.splitlines()[-1]
        assert "tab Complete" in footer
        assert "esc Clear or leave" in footer
        assert "Filter" not in footer
        await pilot.press(*"a/b")
        assert log_of(pilot).query_one(FilterLine).text == "a/b"
        await pilot.press("escape", "escape")
        await until(pilot, "/ Filter")


async def test_what_could_follow_is_parted_from_how_the_filter_was_read(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    assert three
    async with opened(coach) as pilot:
        await to_log(pilot)
        await pilot.press("slash", *"is:pending sign:met")
        await until(pilot, "pending · met  │  met=no  met=unknown")


async def test_marked_requests_are_deleted_in_one_step_and_brought_back_in_one(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    assert three
    async with opened(coach) as pilot:
        await to_log(pilot)
        await pilot.press("space", "space")
        await until(pilot, "2 requests marked")
        await pilot.press("d")
        await until(pilot, "Delete 2 marked requests?")
        await pilot.press("D")
        await until(pilot, "Deleted 2 requests · u undoes")
        await until(pilot, "1 request")
        assert len(coach.log.listing()) == 1
        await pilot.press("u")
        await until(pilot, "3 requests")
    assert len(coach.log.listing()) == 3


async def test_the_explanation_tells_how_several_are_marked(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    assert three
    async with opened(coach, size=SMALL) as pilot:
        await to_log(pilot)
        await pilot.press("question_mark")
        await until(pilot, "Space marks a request, v every one", "* all that")


async def test_marked_requests_are_settled_in_one_step(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    async with opened(coach) as pilot:
        await to_log(pilot)
        await filtered(pilot, "is:pending", "2 of 3 requests")
        log_of(pilot).table.focus()
        await pilot.press("asterisk", "o")
        await until(pilot, "a  accepted")
        await pilot.press("a", "enter")
        await until(pilot, "Settled 2 requests")
    assert all(coach.log.request(one.id).outcomes for one in three)


async def test_keys_typed_while_the_outcome_form_opens_land_in_it(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    async with opened(coach) as pilot:
        await to_log(pilot)
        await pilot.press("j")
        for key in ("o", "w", "enter"):
            pilot.app.simulate_key(key)
        await until(pilot, "Settled Bo Kessler")
        assert isinstance(pilot.app.screen, LogScreen)
    assert coach.log.request(three[1].id).outcomes == ((Outcome.WITHDRAWN, coach.today()),)


@pytest.mark.parametrize(
    ("keys", "opened_by_it"),
    [
        ("oe", OutcomeForm),
        ("eo", LogForm),
        ("do", ConfirmScreen),
        ("no", LogForm),
        ("*oe", OutcomeForm),
        ("*do", ConfirmScreen),
    ],
)
async def test_of_two_keys_only_the_first_is_the_log_s(
    coach: Coach, three: tuple[Request, ...], keys: str, opened_by_it: type[Screen[object]]
) -> None:
    assert three
    async with opened(coach) as pilot:
        await to_log(pilot)
        for key in keys:
            pilot.app.simulate_key("asterisk" if key == "*" else key)
        await all_taken(pilot)
        *_, under, shown = pilot.app.screen_stack
        assert isinstance(under, LogScreen)
        assert isinstance(shown, opened_by_it)


async def test_a_change_elsewhere_shows_and_the_cursor_stays(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    async with opened(coach) as pilot:
        screen = await to_log(pilot)
        await pilot.press("j")
        assert screen.table.selected_id == three[1].id
        coach.log.add(a_draft("Dara Marsh", "2026-11-17"))
        await until(pilot, "Dara Marsh")
        assert screen.table.selected_id == three[1].id


async def test_w_shows_the_week_of_the_selected_request(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    assert three
    async with opened(coach) as pilot:
        await to_log(pilot)
        await pilot.press("G", "w")
        await until(pilot, "Mon 2 – Sun 8 Nov")


async def test_by_mouse_alone_a_filter_is_put_together_and_a_request_opened(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    assert three
    async with opened(coach, size=SMALL) as pilot:
        screen = await to_log(pilot)
        await pilot.click("#filter")
        await pilot.pause()
        await pilot.click("#read", offset=(1, 0))
        await pilot.pause()
        await pilot.click("#read", offset=(1, 0))
        await until(pilot, "2 of 3 requests")
        assert screen.query_one(FilterLine).text == "is:pending "
        await pilot.click(LogTable, offset=(6, 0), times=2)
        text = await until(pilot, "Bo Kessler")
        assert "Enter saves" in text


async def test_an_empty_log_teaches(coach: Coach) -> None:
    async with opened(coach, size=SMALL) as pilot:
        await pilot.press("2")
        await until(pilot, "n logs a request you have sent")


@pytest.mark.usefixtures("three")
async def test_the_log_is_mounted_before_its_key_and_opens_in_its_table(coach: Coach) -> None:
    async with opened(coach) as pilot:
        app = pilot.app
        assert isinstance(app, NetcoachApp)
        week = app.screen
        await app.get_log_ready()
        log = app.get_screen("log")
        assert log.is_running
        assert log.query(LogTable)
        assert app.screen is week
        await pilot.press("2")
        assert "José Kaplan" in await until(pilot, "3 requests")
        assert app.screen is log
        assert log_of(pilot).table.has_focus


async def test_its_key_opens_the_log_while_it_is_being_made_ready(
    coach: Coach, three: tuple[Request, ...]
) -> None:
    async with opened(coach) as pilot:
        app = pilot.app
        assert isinstance(app, NetcoachApp)
        ready = asyncio.create_task(app.get_log_ready())
        await asyncio.sleep(0)
        await pilot.press("2", "j", "e")
        await ready
        await until(pilot, "change a request", three[1].person.name)
        await pilot.press("escape", "1", "2")
        await until(pilot, "3 requests")
        assert len(log_of(pilot).query(LogTable)) == 1
