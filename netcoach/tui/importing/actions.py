"""Opening the import, and carrying out what is picked there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from netcoach.domain.errors import NetcoachError
from netcoach.tui.runner import CoachRunner, LiveUpdates, Progress, start

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.coach.importing.summary import ImportPlan, ImportReport


class ImportingActions:
    """Opens the import screen; its code loads when it opens.

    Args:
        undo: takes back the newest change.
    """

    def __init__(
        self,
        app: App[Any],
        coach: Coach,
        runner: CoachRunner,
        live: LiveUpdates,
        *,
        undo: Callable[[], Awaitable[None]],
        undo_key: str,
    ) -> None:
        self._app = app
        self._coach = coach
        self._runner = runner
        self._live = live
        self._undo = undo
        self.undo_key = undo_key

    async def open(self) -> None:
        """Open the import screen."""
        from netcoach.tui.importing.screen import ImportScreen

        screen = ImportScreen(
            plan=self._plan,
            carry_out=self._carry_out,
            undo_key=self.undo_key,
        )
        await self._app.push_screen(screen, self._closed)

    async def _closed(self, take_back: bool | None) -> None:
        if take_back:
            await self._undo()

    async def _plan(self, path: Path, progress: Progress) -> ImportPlan:
        return await asyncio.to_thread(
            self._coach.importing.plan, path, progress=progress.tell, cancelled=progress.is_stopped
        )

    async def _carry_out(self, plan: ImportPlan, progress: Progress) -> ImportReport:
        def write() -> ImportReport:
            return self._coach.importing.carry_out(
                plan, progress=progress.tell, cancelled=progress.is_stopped
            )

        try:
            report = await self._runner.write(write)
        except NetcoachError as problem:
            self._runner.say(str(problem))
            raise
        if not report.summary.nothing_new:
            from netcoach.wording.importing import imported

            self._runner.say(imported(report.summary.requests_added, self.undo_key))
            # Not awaited: it is on disk, and nothing can stop it any more.
            start(self._app, self._live.refresh, group="read")
        return report
