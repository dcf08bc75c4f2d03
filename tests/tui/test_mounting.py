"""Nothing looks into a form that is mounted ahead, or taken apart, as the program ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen

from netcoach.domain.log.draft import SavedDraft
from netcoach.tui.importing.pages import ImportPage
from netcoach.tui.importing.screen import ImportScreen
from netcoach.tui.log.fields import LogFields
from netcoach.tui.log.form import LogForm, LogFormResult
from netcoach.tui.mounting import is_ready, mount_ahead
from tests.support.builders import WEDNESDAY, a_context, a_draft


@asynccontextmanager
async def an_app() -> AsyncIterator[App[None]]:
    app: App[None] = App()
    async with app.run_test() as pilot:
        await pilot.pause()
        yield app


def a_spare(kept: list[SavedDraft | None]) -> LogForm:
    """A form as it is mounted ahead."""

    async def save(_: object) -> str | None:
        return None

    return LogForm(a_context(), clock=lambda: WEDNESDAY, save=save, keep=kept.append)


def an_import() -> ImportScreen:
    """An import nobody began."""

    async def never(*_: object) -> Any:
        raise AssertionError

    return ImportScreen(plan=never, plan_text=never, carry_out=never, undo_key="u")


async def taken_apart(app: App[None], screen: Screen[Any]) -> None:
    """What the end of a program does with screens that are on no stack: the pieces may go first.

    Textual closes every node that is left, in no order, and tells the screens nothing.
    """
    app._running = False
    for node in screen.walk_children():
        await node._close_messages()


LOOKS: dict[str, Callable[[LogForm], object]] = {
    "what is kept after a pause": lambda form: form.autosave._begin(),
    "what is kept on the way out": lambda form: form.autosave.flush(),
    "what the log holds now": lambda form: form.take(a_context()),
}


@pytest.mark.parametrize("look", LOOKS)
async def test_a_form_of_which_pieces_are_gone_is_not_looked_into(look: str) -> None:
    kept: list[SavedDraft | None] = []
    async with an_app() as app:
        form = a_spare(kept)
        await mount_ahead(app, form)
        form.fields.write("who", "Bo Kessler")
        await taken_apart(app, form)
        assert not is_ready(form)
        LOOKS[look](form)
        assert kept == []


async def test_a_form_that_is_being_mounted_as_the_program_ends_is_not_looked_into(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with an_app() as app:

        def never_composed(_: LogFields) -> ComposeResult:
            app._running = False
            yield from ()

        monkeypatch.setattr(LogFields, "compose", never_composed)
        await mount_ahead(app, a_spare([]))
        # What was not found would be the fault the program ends with.
        assert app._exception is None


async def test_a_form_of_which_pieces_are_gone_says_nothing_of_its_saving(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("netcoach.tui.saving.PATIENCE", 0.05)
    async with an_app() as app:
        form, problems = a_spare([]), list[object]()
        await mount_ahead(app, form)
        asyncio.get_running_loop().set_exception_handler(lambda _, told: problems.append(told))

        async def save(_: object) -> str | None:
            await taken_apart(app, form)
            await asyncio.sleep(0.1)
            return None

        await form.saving.run(form, save, LogFormResult(draft=a_draft(), uid="one"), lambda: None)
        assert problems == []


async def test_no_timer_looks_into_a_screen_of_which_pieces_are_gone() -> None:
    async with an_app() as app:
        screen, form = an_import(), a_spare([])
        for each in (screen, form):
            await mount_ahead(app, each)
        form.fields.write("who", "Bo Kessler")
        form.follow()
        page = screen.query_one("#preview", ImportPage)
        page.begin()
        timers = [*screen._timers, *page._timers, *form._timers]
        assert len(timers) >= 3
        for each in (screen, form):
            await taken_apart(app, each)
        for timer in timers:
            await timer._tick(next_timer=0, count=0)
        assert app._exception is None
