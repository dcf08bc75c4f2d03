"""Stories of the signs of the log form, and of its buttons."""

from __future__ import annotations

import pytest

from netcoach.domain.log.signs import Answer, Sign, Signs
from tests.support.app import picture
from tests.support.builders import a_context, a_request, yes
from tests.support.log_form import BO, FormDriver, a_form


async def test_tab_goes_from_sign_to_sign_and_a_letter_answers_each() -> None:
    async with a_form(size=(80, 24)) as driver:
        driver.type(who="Cleo")
        driver.form.query_one("#event").focus()
        await driver.pilot.press("tab", "y", "tab", "n", *["tab"] * 7, "y", "shift+tab", "space")
        await driver.settle()
        assert "[met yes]" in picture(driver.pilot.app)
        await driver.pilot.press("enter")
        await driver.settle()
        signs = driver.saved[0].draft.signs
        assert signs.yes == {Sign.MET, Sign.GROUP}
        assert signs.no == {Sign.WORKED}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16)])
async def test_every_sign_is_a_chip_that_a_click_answers(size: tuple[int, int]) -> None:
    async with a_form(size=size) as driver:
        for group in driver.form.fields.query("#known, #why, #care"):
            group.scroll_visible(animate=False)
            await driver.pilot.pause()
            lines = picture(driver.pilot.app).splitlines()
            for line in range(group.region.y, group.region.bottom):
                cells = [at for at, letter in enumerate(lines[line]) if letter == "["]
                for cell in cells:
                    await driver.pilot.click(offset=(cell + 2, line))
        signs = driver.form.fields.kept.signs
        assert signs.yes == frozenset(Sign)


async def test_the_name_of_an_event_answers_its_sign_for_as_long_as_it_stands_there() -> None:
    async with a_form() as driver:
        driver.form.query_one("#event").focus()
        await driver.pilot.press(*"PyDay")
        await driver.settle()
        assert "[event yes]" in picture(driver.pilot.app)
        assert driver.form.fields.kept.signs == yes(Sign.EVENT)
        await driver.pilot.press(*["backspace"] * 5)
        await driver.settle()
        assert driver.form.fields.kept.signs == yes()
        await driver.pilot.press(*"Py")
        driver.type(who="Cleo")
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved[0].draft.signs == yes(Sign.EVENT)


async def test_the_users_own_answer_about_an_event_stays() -> None:
    async with a_form() as driver:
        driver.group("known").go_to(Sign.EVENT)
        await driver.pilot.press("n")
        driver.type(event="PyDay")
        await driver.settle()
        assert driver.form.fields.kept.signs == Signs(no=frozenset({Sign.EVENT}))
        await driver.pilot.press("y")
        driver.type(event="")
        await driver.settle()
        assert driver.form.fields.kept.signs == yes(Sign.EVENT)


async def test_what_was_saved_of_an_event_is_changed_by_nothing_but_an_answer() -> None:
    request = a_request("2026-11-16", person=BO, event="PyDay")
    async with a_form(a_context(request), editing=request) as driver:
        await driver.settle()
        assert driver.form.fields.kept.signs.answer(Sign.EVENT) is Answer.UNKNOWN
        assert not driver.form.is_typed_over


async def press_button(driver: FormDriver, button: str, *, by_mouse: bool) -> None:
    if by_mouse:
        await driver.pilot.click(f"#{button}")
    else:
        driver.form.query_one(f"#{button}").focus()
        await driver.pilot.press("enter")
    await driver.settle()


@pytest.mark.parametrize("by_mouse", [True, False])
@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_the_buttons_save_and_leave(size: tuple[int, int], *, by_mouse: bool) -> None:
    async with a_form(size=size) as driver:
        driver.type(who="Cleo")
        await press_button(driver, "save", by_mouse=by_mouse)
        assert [result.draft.name for result in driver.saved] == ["Cleo"]
        assert driver.given == driver.saved
    async with a_form(size=size) as driver:
        await press_button(driver, "leave", by_mouse=by_mouse)
        assert (driver.saved, driver.given) == ([], [None])


async def test_tab_reaches_the_buttons_behind_the_last_sign() -> None:
    async with a_form() as driver:
        driver.group("care").focus()
        seen = []
        for _ in range(3):
            await driver.pilot.press("tab")
            assert driver.form.focused is not None
            seen.append(driver.form.focused.id)
        assert seen == ["leave", "save", "who"]
        await driver.pilot.press("shift+tab", "up")
        assert driver.form.focused is driver.group("care")
