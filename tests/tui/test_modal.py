"""A form takes only itself off, and once."""

from __future__ import annotations

from textual.app import App

from netcoach.tui.dialogs.confirm import ConfirmScreen
from netcoach.tui.dialogs.modal import Modal


class Form(Modal[str]):
    """A form with a result."""


async def test_a_form_left_twice_leaves_what_lies_under_it() -> None:
    app: App[None] = App()
    given: list[str | None] = []
    async with app.run_test() as pilot:
        under, form = app.screen, Form()
        await app.push_screen(form, given.append)
        form.dismiss("first")
        form.dismiss("second")
        await pilot.pause()
        form.dismiss("third")
        await pilot.pause()
        assert app.screen is under
    assert given == ["first"]


async def test_a_form_that_ends_under_something_leaves_once_that_is_gone() -> None:
    app: App[None] = App()
    given: list[str | None] = []
    async with app.run_test() as pilot:
        under, form, over = (
            app.screen,
            Form(),
            ConfirmScreen("Sure?", yes=("y", "Yes"), no=("n", "No")),
        )
        await app.push_screen(form, given.append)
        await app.push_screen(over)
        form.dismiss("saved")
        await pilot.pause()
        assert (app.screen, given) == (over, [])
        over.dismiss(False)
        await pilot.pause()
        await pilot.pause()
        assert app.screen is under
    assert given == ["saved"]
