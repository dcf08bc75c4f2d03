"""What the Log asks for beside its picture: rows while it scrolls, and acts on many requests."""

from __future__ import annotations

from asyncio import sleep
from functools import partial

from netcoach.tui.errands import Clerk, Errand
from netcoach.tui.log_errands import DeleteManyAsked, RowsAsked, SearchBegun, SettleManyAsked
from netcoach.tui.messages import SettleAsked
from netcoach.tui.standing import stands
from netcoach.tui.working import start
from netcoach.wording.done import DELETE_NO, DELETE_YES

STILL = 0.1
"""Seconds the table stands still before the notes of a dense log are compared (ours)."""


class LogClerk(Clerk):
    """Answers the Log screen."""

    async def carry_out(self, errand: Errand) -> None:
        """Read rows, get ready for a search, or ask about many requests."""
        match errand:
            case RowsAsked():
                self._show_rows(errand)
            case SearchBegun():
                self._get_ready(errand)
            case SettleManyAsked():
                await self._settle(errand)
            case DeleteManyAsked():
                await self._ask_to_delete(errand)

    def _show_rows(self, asked: RowsAsked) -> None:
        # Only those asked for last are waited for.
        start(asked.screen, partial(self._rows, asked), group="rows", exclusive=True)

    async def _rows(self, asked: RowsAsked) -> None:
        if asked.rated:
            await sleep(STILL)
        patience = None if asked.rated else 0.0
        rows = await self._desk.read(partial(self._coach.log.rows, asked.ids, patience=patience))
        if rows is not None and stands(asked.screen):
            asked.screen.fill(rows, asked.ids)

    def _get_ready(self, asked: SearchBegun) -> None:
        # Every text is at hand by the time the first word is typed.
        async def warm_up() -> None:
            await self._desk.read(self._coach.log.warm_up_search)

        start(asked.screen, warm_up, group="ahead", exclusive=True)

    async def _settle(self, asked: SettleManyAsked) -> None:
        requests = await self._desk.read(partial(self._coach.log.requests, asked.ids))
        if requests:
            await self.hand_on(SettleAsked(requests))

    async def _ask_to_delete(self, asked: DeleteManyAsked) -> None:
        from netcoach.tui.screens.confirm import ConfirmScreen
        from netcoach.wording.log.screen import delete_many_question

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._delete(asked)

        question = delete_many_question(len(asked.ids))
        await self._app.push_screen(ConfirmScreen(question, yes=DELETE_YES, no=DELETE_NO), answered)

    async def _delete(self, asked: DeleteManyAsked) -> None:
        from netcoach.wording.log.screen import deleted_many

        gone = await self._desk.act(partial(self._coach.log.delete_many, asked.ids))
        if gone is not None:
            self._desk.say(deleted_many(gone, self._undo_key))
            await self._live.reread()
