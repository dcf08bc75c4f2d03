"""The log form alone: for a shortcut of the desktop or a popup, gone once the request is saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.filter import LineFilter

from netcoach.config import Config
from netcoach.domain.log.request import Request
from netcoach.domain.text import printable
from netcoach.tui.actions import ActionsContext
from netcoach.tui.keys import key_now
from netcoach.tui.log.actions import LogActions
from netcoach.tui.runner import TRY_SECONDS, LiveUpdates, start
from netcoach.tui.terminal import filters_of, said_of_fault
from netcoach.tui.terminal_app import TerminalApp

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.domain.week.review import LogContext
    from netcoach.tui.log.form import LogFormResult


class NoScreen:
    """Stands for the screens that are not there: nothing is read for them, nothing asked on them.

    Args:
        say: shows a sentence.
    """

    is_open: ClassVar[bool] = False
    data_query: ClassVar[None] = None

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say

    def still_wants(self, _: Any) -> bool:
        """Nothing is wanted."""
        return False

    def read(self, _: Coach, __: Any) -> None:
        """Nothing is read."""

    def update(self, _: Any) -> None:
        """Nothing is shown."""

    def ask(self, *_: Any) -> None:
        """Nothing is asked: there is nowhere to answer once the form is gone."""

    def set_timer(self, _: float, __: Callable[[], None]) -> None:
        """Nothing is to be read again later."""

    def run_worker(self, *_: Any, **__: Any) -> None:
        """Nothing runs for it."""


class OneRequest(LogActions):
    """Opens the form once, and ends the program with it; ``logged`` is what was saved."""

    logged: Request | None = None

    def _say_logged(self, *, goes_on: bool) -> None:
        self.logged = self._logged or self.logged

    async def _closed(self, result: LogFormResult | None) -> None:
        self._say_logged(goes_on=False)
        if result is not None and result.goes_on:
            await super()._closed(result)
        else:
            start(self._app, self._app.action_quit, group="leave")


class NewRequestApp(TerminalApp):
    """The log form with nothing under it.

    Args:
        coach: the services; called in worker threads only.
        config: the user's settings.
        context: what the form needs, read before the start.
    """

    CSS_PATH = "netcoach.tcss"

    def __init__(self, coach: Coach, config: Config, context: LogContext) -> None:
        super().__init__(self.say_anywhere)
        self._safe = filters_of(config)
        if config.theme in self.available_themes:
            self.theme = config.theme
        coach.store.wait_at_most(TRY_SECONDS)
        self._coach = coach
        nothing: Any = NoScreen(self.say_anywhere)
        live = LiveUpdates(coach, self._runner, nothing)
        live.context = context
        self.actions = OneRequest(
            ActionsContext(
                self,
                coach,
                self._runner,
                live,
                nothing,
                key_of=partial(key_now, remapped=config.keys),
                take_config=lambda _: None,
                keyboard=lambda: nothing,
            )
        )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Clean every line of every widget before anything else looks at it."""
        return (*self._safe, *super().get_line_filters())

    def on_ready(self) -> None:
        """Open the form, with what a crash left behind if there is anything."""
        start(self, self._open, group="start")

    async def _open(self) -> None:
        await self.actions.find_unsaved(tells=False)
        await self.actions.log()

    def holds_nothing(self) -> bool:
        """Whether nobody would wait for this process if it were stopped now."""
        return super().holds_nothing() and not self._coach.store.is_in_queue()

    def interrupt_reads(self) -> None:
        """End the reads of the log that are under way."""
        self._coach.store.interrupt_reads()


def run_new_request(
    coach: Coach, config: Config, context: LogContext
) -> tuple[int, Request | None]:
    """Show the form in this terminal; gives the exit status, and what was logged if anything.

    Call ``netcoach.tui.environment.drop_textual_environment`` before importing this module.
    """
    app = NewRequestApp(coach, config, context)
    app.run()
    if app.fault:
        print(printable(said_of_fault(app.fault)), file=sys.stderr)
    return app.return_code or 0, app.actions.logged
