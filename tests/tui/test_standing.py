"""Nothing asks a screen before it is mounted, or once it is being taken apart."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, MouseDown
from textual.screen import Screen
from textual.widgets import Static

from netcoach.coach import Coach
from netcoach.domain.people.index import PeopleIndex
from netcoach.tui.app import NetcoachApp
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.dialogs.modal import Modal
from netcoach.tui.log.form import LogForm
from netcoach.tui.log.screen import LogScreen
from netcoach.tui.log.who import WhoComplete
from netcoach.tui.runner import start
from netcoach.tui.week.summary import HeadlineText
from tests.support.app import until
from tests.support.builders import WEDNESDAY, a_context, a_draft
from tests.support.log_form import BO
from tests.tui.test_stories import opened


async def _never_saved(_: object) -> None:
    raise AssertionError("nothing is saved here")


async def test_what_is_read_before_a_form_is_mounted_is_offered_once_it_is() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        form = LogForm(
            a_context(people=PeopleIndex.of(())), clock=lambda: WEDNESDAY, save=_never_saved
        )
        mounting = app.push_screen(form)
        form.take(a_context(people=PeopleIndex.of((BO,))))
        await mounting
        await pilot.press("b", "o")
        assert form.query_one(WhoComplete).offers


async def test_the_program_lives_through_news_while_a_form_opens(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    push = NetcoachApp.push_screen

    def push_after_news(app: NetcoachApp, screen: object, *said: object) -> object:
        if isinstance(screen, LogForm) and app._live.follow and app._live.context:
            app._live.follow(app._live.context)
        return push(app, screen, *said)  # type: ignore[call-overload]

    async with opened(coach) as pilot:
        coach.log.add(a_draft("Ana Rybar"))
        await until(pilot, "Ana Rybar")
        await pilot.pause(0.3)
        monkeypatch.setattr(NetcoachApp, "push_screen", push_after_news)
        await pilot.press("e", "escape", "n", *"Bo", "enter")
        await until(pilot, "Logged Bo")


async def test_a_place_that_is_gone_is_not_asked_what_it_shows(coach: Coach) -> None:
    app = NetcoachApp(coach, coach.config)
    async with app.run_test():
        app._live.screen = place = LogScreen()
        place.say("nobody sees this")
        await app._live.reread()
        assert await app._live.write(lambda: 1) == 1
        await asyncio.sleep(0)


class Slow(Static):
    """Takes its time to go, and lets work go on meanwhile."""

    def __init__(self, gone: asyncio.Event) -> None:
        super().__init__()
        self.gone = gone

    async def on_unmount(self) -> None:
        await asyncio.sleep(0.05)
        self.gone.set()
        await asyncio.sleep(0.05)


class Working(Screen[None]):
    """Has work under way that asks for a widget in the end."""

    def __init__(self) -> None:
        super().__init__()
        self.gone = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield Static(id="quick")
        yield Slow(self.gone)

    def on_mount(self) -> None:
        start(self, self.work, group="work")

    async def work(self) -> None:
        await self.gone.wait()
        self.query_one("#quick")


async def test_work_under_way_ends_before_the_widgets_it_asks_for_are_gone(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.app.push_screen(Working())
        await pilot.app.pop_screen()
        await pilot.pause()
        assert pilot.app._exception is None


@pytest.mark.parametrize("going", ["_pruning", "_closing", "app._exit"])
@pytest.mark.parametrize("kind", [Modal, DataScreen])
async def test_a_screen_that_is_left_before_its_widgets_are_there_is_asked_for_none(
    kind: type[Screen[None]], going: str
) -> None:
    called: list[str] = []

    class Form(kind):  # type: ignore[misc, valid-type]
        __abstractmethods__ = frozenset[str]()

        def compose(self) -> ComposeResult:
            yield Static(id="field")

        def on_mount(self) -> None:
            called.append("mount")
            self.query_one("#field")

    app: App[None] = App()
    async with app.run_test() as pilot:
        form = Form()
        mounting = app.push_screen(form)
        node, name = (app, "_exit") if going == "app._exit" else (form, going)
        setattr(node, name, True)
        await mounting
        setattr(node, name, False)
        await pilot.pause()
    assert called == []


async def test_a_press_of_the_mouse_on_what_was_just_taken_off_does_nothing(coach: Coach) -> None:
    coach.log.add(a_draft("Bo Kessler", "2026-11-17"))
    async with opened(coach) as pilot:
        headline = pilot.app.screen.query_one(HeadlineText)
        x, y = headline.region.offset
        parent, headline._parent = headline._parent, None
        down = MouseDown(headline, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False)
        await pilot.app._hand_out(down)  # type: ignore[attr-defined]
        headline._parent = parent
        await pilot.pause()
        assert pilot.app.screen.focused is not headline


@pytest.mark.parametrize("kind", [Modal, DataScreen])
async def test_a_key_for_a_screen_whose_widgets_are_not_there_yet_does_nothing(
    coach: Coach, kind: type[Screen[None]]
) -> None:
    class Form(kind):  # type: ignore[misc, valid-type]
        __abstractmethods__ = frozenset[str]()
        BINDINGS: ClassVar[list[BindingType]] = [Binding("n,escape,ctrl+s", "ask")]

        def compose(self) -> ComposeResult:
            yield Static(id="field")

        def action_ask(self) -> None:
            self.query_one("#field").add_class("asked")

    async with opened(coach) as pilot:
        form, app = Form(), pilot.app
        mounting = app.push_screen(form)
        for key in ("escape", "ctrl+s", "n"):
            await app._check_bindings(key)
        await mounting
        await pilot.pause()
        assert app.screen is form
        assert not form.query_one("#field").has_class("asked")
        await app._check_bindings("escape")
        assert form.query_one("#field").has_class("asked")


async def test_escape_typed_long_after_the_key_that_opens_leaves_what_opened(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netcoach.tui.type_ahead.GIVING_UP", -1.0)
    async with opened(coach) as pilot:
        form = LogForm(a_context(), clock=lambda: WEDNESDAY, save=_never_saved)
        mounting = pilot.app.push_screen(form)
        pilot.app.post_message(Key("escape", None))
        await mounting
        await until(pilot, "D  look at a sample year")
        assert pilot.app.screen is not form
