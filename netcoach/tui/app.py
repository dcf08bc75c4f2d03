"""The terminal program: its screens and their keys, its looks, and how it starts."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from netcoach.config import Config
from netcoach.domain.damage import LostLog
from netcoach.domain.errors import NetcoachError, ReadInterrupted
from netcoach.domain.text import printable
from netcoach.domain.week.review import WeekReview
from netcoach.domain.zones import is_nameless
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import key_now
from netcoach.tui.navigation import Navigator, keyboard
from netcoach.tui.palette import Palette, commands_of, themes_of
from netcoach.tui.registry import ActionsRegistry
from netcoach.tui.runner import TRY_SECONDS, LiveUpdates, Token, in_reading_thread, start
from netcoach.tui.terminal import (
    filters_of,
    said_of_fault,
    settle_memory,
)
from netcoach.tui.terminal_app import TerminalApp
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.week.screen import WeekScreen
from netcoach.wording.keys import FIND_ACTION, FIND_THEME, HELP, SAMPLE_SAID, VERBS

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.demo.sample import Sample

Own = tuple["Coach", WeekScreen, LiveUpdates, Navigator, ActionsRegistry]
"""What the program works with on the user's own log, while the sample year is open."""

LEISURE = 1.5
"""Seconds after the start until what is not asked for yet is made ready (ours: the first keys come
sooner, or nobody is in a hurry)."""

LIVE_SECONDS = 0.5
"""How often the log is asked whether anybody changed it (ours: a change shows within a second)."""


class NetcoachApp(TerminalApp):
    """The program; ``actions`` is what its keys do, by feature.

    Args:
        coach: the services; called in worker threads only.
        config: the user's settings.
        first_review: read before the start, so that the first frame is useful at once.
        first_token: of the log as it was before that reading; None reads the week once more.
        lost: set where the log is gone or damaged; what is to be done is asked first.
    """

    TITLE = "netcoach"
    CSS_PATH = "netcoach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            App.COMMAND_PALETTE_BINDING,
            "command_palette",
            VERBS["palette"],
            show=False,
            key_display="^p",
            priority=True,
            tooltip=HELP["palette"],
        ),
    ]

    def __init__(
        self,
        coach: Coach,
        config: Config,
        *,
        first_review: WeekReview | None = None,
        first_token: Token | None = None,
        lost: LostLog | None = None,
    ) -> None:
        super().__init__(self._say)
        self._config = config
        self._keys = self._keys_that_can_be
        self._safe = filters_of(config)
        self._sample: tuple[Sample, Own] | None = None
        coach.store.wait_at_most(TRY_SECONDS)
        self._open_on(coach, first_review)
        self._first_token = first_token
        self._lost = lost
        self._log_is_there = asyncio.Event()
        self._take_theme()

    def _open_on(self, coach: Coach, review: WeekReview | None, *, is_sample: bool = False) -> None:
        """Work with a log from now on: its week, and what keys do."""
        self._coach = coach
        allowed = coach.config.notes_a_month
        self._week = WeekScreen(review, notes_a_month=allowed, is_sample=is_sample)
        self._live = LiveUpdates(coach, self._runner, self._week)
        name = "sample-" if is_sample else ""
        self._navigator = Navigator(self, coach, self._live, self._week, prefix=name)
        self.actions = ActionsRegistry(
            self,
            coach,
            self._runner,
            self._live,
            self._navigator,
            key_of=self._key,
            take_config=self.take_config,
            keyboard=keyboard,
        )

    def _say(self, sentence: str) -> None:
        self._live.screen.say(sentence)

    def say_anywhere(self, sentence: str) -> None:
        """Say a sentence where the user looks: on the status line, else over the form."""
        if isinstance(self.screen, DataScreen):
            self._say(sentence)
        else:
            super().say_anywhere(sentence)

    def holds_nothing(self) -> bool:
        """Whether nobody would wait for this process if it were stopped now."""
        return super().holds_nothing() and not self._coach.store.is_in_queue()

    def interrupt_reads(self) -> None:
        """End the reads of the log that are under way."""
        self._coach.store.interrupt_reads()

    # settings

    def _take_theme(self) -> None:
        config, there = self._config, self.available_themes
        known = config.theme in there
        self.theme = config.theme if known else Config(database=config.database).theme

    def take_config(self, config: Config) -> None:
        """Go by other settings from now on; what is read by them is read again by itself."""
        before, self._config = self._config, config
        self._keys = self._keys_that_can_be
        self.set_keymap(dict(self._keys))
        self._week.allow(config.notes_a_month)
        if config.theme != before.theme:
            self._take_theme()
        if config.glyphs != before.glyphs:
            self._safe = filters_of(config)
            for screen in self.screen_stack:
                screen.refresh()

    @property
    def _keys_that_can_be(self) -> tuple[tuple[str, str], ...]:
        """The keys the user gave actions, without those that clash or that there are none of."""
        if not self._config.keys:
            return ()
        return keyboard().allowed(self._config.keys).keys

    @property
    def _settings_may_be_wrong(self) -> bool:
        """Whether it is worth loading what looks every setting over."""
        config, zone = self._config, self._coach.clock().timezone_name or ""
        is_known = config.theme in self.available_themes
        return bool(config.problems or config.keys) or not is_known or is_nameless(zone)

    def _key(self, action_id: str, default: str) -> str:
        return key_now(action_id, default, self._keys)

    # how it looks, and what may reach the terminal

    def get_default_screen(self) -> Screen[Any]:
        """Begin on the week."""
        return self._week

    @property
    def is_ascii(self) -> bool:
        """Whether only ASCII is drawn."""
        return self._config.glyphs == "ascii"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Clean every line of every widget before anything else looks at it."""
        return (*self._safe, *super().get_line_filters())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every action with its key; nothing that writes the screen to a file."""
        return commands_of(self, screen)

    async def action_command_palette(self) -> None:  # type: ignore[override] # Textual awaits it
        """Offer every action of the screen, before the next key is handed out."""
        if not isinstance(self.screen, Palette):
            await self.push_screen(
                Palette(tuple(self.get_system_commands(self.screen)), FIND_ACTION)
            )

    async def action_change_theme(self) -> None:  # type: ignore[override] # Textual awaits it
        """Offer every theme, before the next key is handed out."""
        await self.push_screen(Palette(tuple(themes_of(self)), FIND_THEME))

    # starting, and staying up to date

    def on_mount(self) -> None:
        """Take the user's keys, and ask what is to be done where the log is lost."""
        if self._lost is None:
            self._log_is_there.set()
        else:
            start(self, self._recover, group="recovery")
        self.set_keymap(dict(self._keys))

    def on_ready(self) -> None:
        """After the first frame: get ready to write, then watch the log."""
        start(self, self._settle_in, group="start")

    async def _settle_in(self) -> None:
        await self._log_is_there.wait()
        if self._settings_may_be_wrong:
            self.actions.settings.say_problems()
        await self._warm_up()
        await self.actions.log.load()
        await self.actions.log.find_unsaved()
        if self._first_token is not None:
            self._live.begin(self._first_token)
        await self._live.look()
        self._tell_left_out()
        if not self.is_headless:
            settle_memory()
            self.set_timer(LEISURE, self._at_leisure)
        self.set_interval(LIVE_SECONDS, self._look)

    async def _warm_up(self) -> None:
        """Get ready to write, or ask what is to be done where the log turns out to be damaged."""
        try:
            await in_reading_thread(self._coach.warm_up)
        except ReadInterrupted:
            return
        except NetcoachError as problem:
            self._lost = await self._runner.read(self._coach.backup.lost_log)
            if self._lost is None:
                self._runner.say(str(problem))
                return
            await self._recover()
            await self._runner.read(self._coach.warm_up)

    async def _recover(self) -> None:
        """Ask what is to be done about a lost log until it is there again, or leave."""
        from netcoach.tui.dialogs.recovery import Recovery, RecoveryScreen
        from netcoach.wording import backup as words

        lost, backup = self._lost, self._coach.backup
        problem = ""
        while lost is not None:
            try:
                match await self.push_screen_wait(RecoveryScreen(lost, problem)):
                    case Recovery.RESTORE:
                        done = await self._runner.write(partial(backup.restore, lost.backup))
                        said = words.brought_back(done.requests, damaged=not lost.is_missing)
                    case Recovery.BEGIN_ANEW:
                        await self._runner.write(backup.start_anew)
                        said = words.BEGUN_ANEW
                    case _:
                        await self._leave(0)
                        return
            except NetcoachError as error:
                problem = str(error)
            else:
                self._log_is_there.set()
                await self._live.reread()
                self._runner.say(said)
                return

    def _at_leisure(self) -> None:
        start(self, self._get_the_rest_ready, group="leisure")

    async def _get_the_rest_ready(self) -> None:
        await self.get_log_ready()
        await self.look_for_unreadable()

    async def look_for_unreadable(self) -> None:
        """Look every row over; what cannot be read is left out from now on, and told of."""
        known = self._coach.left_out()
        found = await self._runner.read(self._coach.look_for_unreadable)
        if found and found != known:
            await self._live.reread()
            self._tell_left_out()

    def _tell_left_out(self) -> None:
        if rows := self._coach.left_out():
            from netcoach.wording.backup import left_out

            self._runner.say(left_out(rows, self._config.database))

    async def get_log_ready(self) -> None:
        """Mount and read the Log behind the week, so that it opens as quickly as it comes back."""
        log = await self._navigator.prepare("log")
        if log is not None:
            await self._runner.read(partial(log.read, self._coach, log.data_query))

    def _look(self) -> None:
        start(self, self._live.look, group="live")

    # the sample year

    async def action_open_sample(self) -> None:
        """Show the sample year over the empty log, with everything that can be done in it."""
        from netcoach.demo.sample import Sample

        config, clock = self._config, self._coach.clock
        sample = await in_reading_thread(lambda: Sample(clock, config))
        review = await in_reading_thread(sample.coach.week.review)
        own = self._coach, self._week, self._live, self._navigator, self.actions
        self._sample = sample, own
        sample.coach.store.wait_at_most(TRY_SECONDS)
        self._open_on(sample.coach, review, is_sample=True)
        await self.push_screen(self._week)
        self._live.begin(sample.coach.change_token())
        self._say(SAMPLE_SAID)

    async def action_leave_sample(self) -> None:
        """Come back from the sample year to the user's own log."""
        if self._sample is not None:
            start(self, self._leave_sample, group=ANSWERING)

    async def _leave_sample(self) -> None:
        if self._sample is None:
            return
        (sample, own), self._sample = self._sample, None
        await self._navigator.close()
        self._coach, self._week, self._live, self._navigator, self.actions = own
        await self.pop_screen()
        await in_reading_thread(sample.close)
        await self._live.go(self._week)

    def on_unmount(self) -> None:
        """Take the sample year away."""
        if self._sample is not None:
            self._sample[0].close()

    # what a user does on any screen

    async def action_go(self, name: str) -> None:
        """Go to one of the main screens."""
        await self._navigator.go(name)

    async def action_leave_page(self) -> None:
        """Close the page that is open over a screen."""
        await self._navigator.leave_page()

    async def action_log_request(self) -> None:
        """Open the log form."""
        await self.actions.log.log()

    async def action_log_several(self) -> None:
        """Open the form for several requests at once."""
        await self.actions.log.log_several()

    async def action_import(self) -> None:
        """Open the import of LinkedIn's data export."""
        await self.actions.importing.open()

    async def action_reviews(self) -> None:
        """Show what was said of the weeks that are closed."""
        await self._navigator.open_reviews()

    async def action_settings(self) -> None:
        """Open the settings."""
        await self.actions.settings.open()

    async def action_undo(self) -> None:
        """Take back the newest change."""
        await self.actions.log.undo()

    async def action_redo(self) -> None:
        """Do again what was taken back last."""
        await self.actions.log.redo()


def run(
    coach: Coach,
    config: Config,
    *,
    first_review: WeekReview | None = None,
    first_token: Token | None = None,
    lost: LostLog | None = None,
) -> int:
    """Run the program in this terminal and return its exit status; see ``NetcoachApp``.

    Call ``netcoach.tui.environment.drop_textual_environment`` before importing this module.
    """
    app = NetcoachApp(coach, config, first_review=first_review, first_token=first_token, lost=lost)
    app.run()
    if app.fault:
        print(printable(said_of_fault(app.fault)), file=sys.stderr)
    return app.return_code or 0
