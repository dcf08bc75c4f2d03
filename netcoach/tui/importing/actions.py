"""Importing LinkedIn's data export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from netcoach.domain.errors import NetcoachError
from netcoach.tui.actions import Actions, ActionsContext
from netcoach.tui.runner import Progress, in_reading_thread, start

if TYPE_CHECKING:
    from netcoach.coach.importing.summary import ImportPlan, ImportReport
    from netcoach.linkedin.sheets import SheetChoices
    from netcoach.tui.importing.screen import ImportScreen
    from netcoach.tui.log.actions import LogActions


class ImportingActions(Actions):
    """Opens the import, and does what it asks for.

    Args:
        context: see there.
        log: takes back the newest change.
    """

    def __init__(self, context: ActionsContext, log: LogActions) -> None:
        super().__init__(context)
        self._log = log

    async def open(self) -> None:
        """Open the import; its result can be taken back from there."""
        await self._app.push_screen(self._screen(), self._closed)

    async def paste(self, text: str) -> None:
        """Look at a pasted text, and open what it would add; say why where it is no page."""
        try:
            plan = await self._plan_text(text)
        except NetcoachError as problem:
            self._runner.say(str(problem))
            return
        await self._app.push_screen(self._screen(plan), self._closed)

    def _screen(self, first: ImportPlan | None = None) -> ImportScreen:
        from netcoach.tui.importing.screen import ImportScreen

        return ImportScreen(
            plan=self._plan,
            plan_text=self._plan_text,
            carry_out=self._carry_out,
            undo_key=self._undo_key,
            first=first,
        )

    async def _plan_text(self, text: str) -> ImportPlan:
        from netcoach.wording.pages import PASTED

        return await in_reading_thread(partial(self._coach.importing.plan_text, text, PASTED))

    async def _closed(self, take_back: bool | None) -> None:
        if take_back:
            await self._log.undo()

    async def _plan(
        self, path: Path, columns: SheetChoices | None, progress: Progress
    ) -> ImportPlan:
        return await in_reading_thread(
            partial(
                self._coach.importing.plan,
                path,
                columns=columns,
                progress=progress.tell,
                cancelled=progress.is_stopped,
            )
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

            self._runner.say(imported(report.summary.requests_added, self._undo_key))
            # Not awaited: it is on disk, and nothing can stop it any more.
            start(self._app, self._live.refresh, group="read")
        return report
