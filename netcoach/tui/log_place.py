"""What the Log asks for beside its picture: rows while it scrolls, and acts on many requests."""

from __future__ import annotations

from asyncio import sleep
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from netcoach.tui.desk import Desk
from netcoach.tui.live import Live
from netcoach.tui.messages import SettleAsked
from netcoach.tui.working import start
from netcoach.wording.done import DELETE_NO, DELETE_YES

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.tui.screens.log import LogScreen

STILL = 0.1
"""Seconds the table stands still before the notes of a dense log are compared (ours)."""


class LogPlace:
    """Answers the messages of the Log screen."""

    def __init__(self, app: App[Any], coach: Coach, desk: Desk, live: Live, undo_key: str) -> None:
        self._app = app
        self._coach = coach
        self._desk = desk
        self._live = live
        self._undo_key = undo_key

    def rows(self, screen: LogScreen, asked: LogScreen.RowsAsked) -> None:
        """Read rows; only those asked for last are waited for."""
        start(screen, partial(self._rows, screen, asked), group="rows", exclusive=True)

    async def _rows(self, screen: LogScreen, asked: LogScreen.RowsAsked) -> None:
        if asked.rated:
            await sleep(STILL)
        patience = None if asked.rated else 0.0
        rows = await self._desk.read(partial(self._coach.log_rows, asked.ids, patience=patience))
        if rows is not None:
            screen.fill(rows, asked.ids)

    def get_ready(self, screen: LogScreen) -> None:
        """Have every text at hand by the time the first word is typed."""

        async def warm_up() -> None:
            await self._desk.read(self._coach.warm_up_search)

        start(screen, warm_up, group="ahead", exclusive=True)

    async def settle(self, screen: LogScreen, asked: LogScreen.SettleManyAsked) -> None:
        """Have it said what became of requests."""
        requests = await self._desk.read(partial(self._coach.requests_of, asked.ids))
        if requests:
            screen.post_message(SettleAsked(requests))

    def delete(self, asked: LogScreen.DeleteManyAsked) -> None:
        """Ask, then take the marked requests out of the log."""
        from netcoach.tui.screens.confirm import ConfirmScreen
        from netcoach.wording.log_place import delete_many_question

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._delete(asked)

        question = delete_many_question(len(asked.ids))
        self._app.push_screen(ConfirmScreen(question, yes=DELETE_YES, no=DELETE_NO), answered)

    async def _delete(self, asked: LogScreen.DeleteManyAsked) -> None:
        from netcoach.wording.log_place import deleted_many

        gone = await self._desk.act(partial(self._coach.delete_many, asked.ids))
        if gone is not None:
            self._desk.say(deleted_many(gone, self._undo_key))
            await self._live.reread()
