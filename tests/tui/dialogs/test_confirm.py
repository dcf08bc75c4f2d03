"""Stories of a question with two answers."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widgets import Button

from netcoach.tui.dialogs.confirm import ConfirmScreen

QUESTION = "Delete the request to Ann [/b] Lee?"


YES, NO = ("D", "Delete [x]"), ("k", "Keep")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["D"], True),
        (["k"], False),
        (["escape"], False),
        (["enter"], False),
        (["right", "enter"], True),
        (["tab", "enter"], True),
    ],
)
async def test_keys_answer(keys: list[str], answer: bool) -> None:
    given: list[bool | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(ConfirmScreen(QUESTION, yes=YES, no=NO), given.append)
        await pilot.press(*keys)
        await pilot.pause()
        assert given == [answer]


async def test_each_answer_shows_its_letter_and_no_other_letter_answers() -> None:
    given: list[bool | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(ConfirmScreen(QUESTION, yes=YES, no=NO), given.append)
        await pilot.press("y", "n", "d", "K", *"name")
        labels = [str(button.label) for button in app.screen.query(Button)]
        assert (labels, given) == (["k Keep", "D Delete [x]"], [])


@pytest.mark.parametrize(("button", "answer"), [("#yes", True), ("#no", False)])
async def test_the_mouse_answers(button: str, answer: bool) -> None:
    given: list[bool | None] = []
    app: App[None] = App()
    async with app.run_test(size=(40, 12)) as pilot:
        app.push_screen(ConfirmScreen(QUESTION, yes=YES, no=NO), given.append)
        await pilot.pause()
        await pilot.click(button)
        await pilot.pause()
        assert given == [answer]
