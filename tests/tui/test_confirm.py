"""Stories of a question with two answers."""

from __future__ import annotations

import pytest
from textual.app import App

from netcoach.tui.screens.confirm import ConfirmScreen

QUESTION = "Delete the request to Ann [/b] Lee?"


@pytest.mark.parametrize(
    ("keys", "lean_yes", "answer"),
    [
        (["y"], False, True),
        (["n"], False, False),
        (["escape"], True, False),
        (["enter"], False, False),
        (["enter"], True, True),
        (["right", "enter"], False, True),
        (["tab", "enter"], False, True),
    ],
)
async def test_keys_answer(keys: list[str], lean_yes: bool, answer: bool) -> None:
    given: list[bool | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        screen = ConfirmScreen(QUESTION, yes="Delete [x]", no="Keep", lean_yes=lean_yes)
        app.push_screen(screen, given.append)
        await pilot.press(*keys)
        await pilot.pause()
        assert given == [answer]


@pytest.mark.parametrize(("button", "answer"), [("#yes", True), ("#no", False)])
async def test_the_mouse_answers(button: str, answer: bool) -> None:
    given: list[bool | None] = []
    app: App[None] = App()
    async with app.run_test(size=(40, 12)) as pilot:
        app.push_screen(ConfirmScreen(QUESTION, yes="Delete", no="Keep"), given.append)
        await pilot.pause()
        await pilot.click(button)
        await pilot.pause()
        assert given == [answer]
