"""Stories of what the log form asks before it saves or leaves."""

from __future__ import annotations

import pytest
from pendulum import Date
from textual.widgets import Input

from netcoach.domain.errors import TooSoon
from netcoach.domain.log.request import Precision
from netcoach.domain.week.review import LogContext
from netcoach.tui.log.catch_up import SEEN
from netcoach.tui.log.form import CatchUp
from netcoach.tui.log.who import WhoComplete
from tests.support.builders import WEDNESDAY, a_context, a_request
from tests.support.log_form import BO, BODIL, FormDriver, a_form


async def test_too_soon_shows_the_date_and_a_second_enter_logs_anyway() -> None:
    async with a_form(a_context(a_request("2026-10-03", person=BO))) as driver:
        driver.type(who="Bo Kessler")
        await driver.settle()
        assert "Sat 3 Oct, still pending" in driver.said
        assert "from Wed 9 Dec" in driver.said
        await driver.pilot.press("enter")
        await driver.settle()
        assert (driver.saved, driver.says("status")) == ([], "Enter again logs it anyway.")
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved[0].anyway is True


async def test_too_soon_is_asked_again_for_somebody_else() -> None:
    asked = a_request("2026-10-03", person=BO), a_request("2026-10-04", person=BODIL)
    async with a_form(a_context(*asked)) as driver:
        driver.type(who="Bo Kessler")
        await driver.pilot.press("enter")
        driver.type(who="Bodil Strand")
        await driver.settle()
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved == []


async def test_what_another_window_logged_meanwhile_can_still_be_logged_anyway() -> None:
    async with a_form() as driver:
        driver.answers = [TooSoon("Asked already.", possible_on=Date(2026, 12, 9))]
        driver.type(who="Cleo")
        await driver.pilot.press("enter")
        await driver.settle()
        assert "possible from Wed 9 Dec" in driver.says("status")
        await driver.pilot.press("enter")
        await driver.settle()
        assert [result.anyway for result in driver.saved] == [False, True]


def just_logged(*seconds_ago: int) -> LogContext:
    now = WEDNESDAY.in_timezone("UTC")
    return a_context(
        *(
            a_request("2026-11-18T11:59", logged_at=now.subtract(seconds=seconds))
            for seconds in seconds_ago
        )
    )


async def asked(driver: FormDriver) -> None:
    """Wait until the question has been on the screen long enough to be answered."""
    assert driver.form.question.is_asking
    await driver.pilot.pause(SEEN + 0.01)


async def test_the_third_just_now_in_two_minutes_asks_and_catching_up_keeps_the_day() -> None:
    catch_up = CatchUp()
    async with a_form(just_logged(30, 60), catch_up=catch_up) as driver:
        driver.type(who="Cleo")
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.pilot.app.screen is driver.form
        await asked(driver)
        await driver.pilot.press("c")
        await driver.settle()
        assert driver.saved[0].draft.sent.precision is Precision.DAY
        assert driver.saved[0].draft.sent.on == WEDNESDAY.date()
    async with a_form(just_logged(30, 60), catch_up=catch_up) as driver:
        assert driver.form.query_one("#when", Input).value == "today"


async def test_sent_just_now_is_believed_for_the_session() -> None:
    catch_up = CatchUp()
    for _ in range(2):
        async with a_form(just_logged(30, 60), catch_up=catch_up) as driver:
            driver.type(who="Cleo")
            await driver.pilot.press("enter")
            await driver.settle()
            if not driver.saved:
                await asked(driver)
                await driver.pilot.press("s")
                await driver.settle()
            assert driver.saved[0].draft.sent.precision is Precision.MINUTE
    assert catch_up.answer is False


async def test_esc_goes_back_to_the_form_and_saves_nothing() -> None:
    catch_up = CatchUp()
    async with a_form(just_logged(30, 60), catch_up=catch_up) as driver:
        await driver.pilot.press(*"Cleo", "tab", "tab", "enter")
        await driver.settle()
        await asked(driver)
        await driver.pilot.press("escape")
        await driver.settle()
        assert (driver.saved, driver.is_open, catch_up.answer) == ([], True, None)
        focused = driver.form.focused
        assert focused is not None
        assert (focused.id, driver.form.question.is_asking) == ("company", False)


async def test_no_other_key_answers_nor_reaches_a_field() -> None:
    async with a_form(just_logged(30, 60), catch_up=CatchUp()) as driver:
        await driver.pilot.press(*"Cleo", "enter")
        await driver.settle()
        await asked(driver)
        await driver.pilot.press("y", "x", "tab", "q", "ctrl+s")
        await driver.settle()
        assert (driver.saved, driver.form.fields.kept.name) == ([], "Cleo")
        assert driver.form.question.is_asking


async def test_the_key_of_the_next_request_saves_this_one_as_it_stands() -> None:
    catch_up = CatchUp()
    async with a_form(just_logged(30, 60), catch_up=catch_up) as driver:
        await driver.pilot.press(*"Cleo", "enter", "n")
        await driver.settle()
        assert [result.goes_on for result in driver.saved] == [True]
        assert driver.saved[0].draft.sent.precision is Precision.MINUTE
        assert (driver.is_open, catch_up.answer) == (False, None)


@pytest.mark.parametrize("context", [just_logged(30), just_logged(30, 121)])
async def test_fewer_than_three_in_two_minutes_ask_nothing(context: LogContext) -> None:
    async with a_form(context) as driver:
        driver.type(who="Cleo")
        await driver.pilot.press("enter")
        await driver.settle()
        assert len(driver.saved) == 1


async def test_esc_leaves_an_untouched_form_at_once() -> None:
    async with a_form() as driver:
        await driver.pilot.press("escape")
        await driver.settle()
        assert driver.given == [None]


async def test_esc_asks_first_when_something_was_typed() -> None:
    async with a_form() as driver:
        driver.type(reason="her talk")
        await driver.pilot.press("escape")
        await driver.settle()
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.is_open
        assert driver.form.query_one("#reason", Input).value == "her talk"
        await driver.pilot.press("escape")
        await driver.settle()
        await driver.pilot.press("y", "n")
        await driver.settle()
        assert driver.is_open
        await driver.pilot.press("l")
        await driver.settle()
        assert driver.given == [None]
        assert driver.saved == []


async def test_esc_closes_the_list_of_names_before_the_form() -> None:
    async with a_form() as driver:
        await driver.pilot.press("b", "o", "escape")
        await driver.settle()
        assert driver.pilot.app.screen is driver.form
        assert not driver.form.query_one(WhoComplete).display
