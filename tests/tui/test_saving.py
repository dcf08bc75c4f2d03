"""The saving of a form: tried again by itself, given up, and what is typed meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from netcoach.domain.errors import InvalidInput, NotSavedYet
from netcoach.tui import saving
from netcoach.tui.saving import Saving
from netcoach.wording.done import GIVEN_UP, trying_again

FULL = NotSavedYet("the disk is full", ". Make some room and try again.")


class Form:
    """Stands for a screen: runs workers, holds one text and what it was told."""

    def __init__(self) -> None:
        self.text = "Ada"
        self.told: list[str] = []
        self.tried: list[str] = []
        self.answers: list[Exception | None] = []
        self.closed = 0
        self.saving: Saving[str] = Saving(
            self.tell, typed=lambda: self.text, given=lambda: self.text
        )
        self.running: list[asyncio.Future[None]] = []

    def run_worker(self, work: Callable[[], Awaitable[None]], **_: object) -> None:
        self.running.append(asyncio.ensure_future(work()))

    def tell(self, sentence: str, *, wrong: bool) -> None:
        assert wrong
        self.told.append(sentence)

    async def save(self, text: str) -> None:
        self.tried.append(text)
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer

    def begin(self) -> None:
        form: Any = self
        self.saving.begin(form, self.save, self.text, self.close)

    def close(self) -> None:
        self.closed += 1

    async def done(self) -> None:
        for one in self.running:
            await one


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "PAUSE", 0.02)


async def test_what_may_pass_is_tried_until_it_has_passed() -> None:
    form = Form()
    form.answers = [FULL, FULL, FULL]
    form.begin()
    await form.done()

    assert form.tried == ["Ada"] * 4
    assert form.told == [trying_again("the disk is full")] * 3
    assert form.closed == 1
    assert not form.saving.under_way


async def test_what_will_not_pass_is_said_once() -> None:
    form = Form()
    form.answers = [InvalidInput("That is no date.")]
    form.begin()
    await form.done()

    assert (form.tried, form.told, form.closed) == (["Ada"], ["That is no date."], 0)


async def test_it_can_be_given_up_and_begun_again() -> None:
    form = Form()
    form.answers = [FULL] * 1000
    form.begin()
    await asyncio.sleep(0.05)
    form.saving.give_up()
    await form.done()
    assert form.told[-1] == GIVEN_UP
    assert form.closed == 0

    form.answers = []
    form.begin()
    await form.done()
    assert form.closed == 1


async def test_two_enters_begin_one_saving() -> None:
    form = Form()
    form.begin()
    form.begin()
    await form.done()

    assert form.tried == ["Ada"]
    assert form.closed == 1


async def test_what_was_typed_before_the_sentence_is_not_saved_and_what_came_after_it_is() -> None:
    form = Form()
    form.answers = [FULL] * 1000
    form.begin()
    await asyncio.sleep(0)
    form.text = "AdanBo"
    while len(form.tried) < 3:
        await asyncio.sleep(0.005)
    assert set(form.tried) == {"Ada"}
    form.text = "Ada Lind"
    while form.tried[-1] != "Ada Lind":
        await asyncio.sleep(0.005)
    form.answers = []
    await form.done()
    assert form.tried[-1] == "Ada Lind"
    assert set(form.tried) == {"Ada", "Ada Lind"}
