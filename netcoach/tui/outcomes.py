"""Opening the outcome form, and saving what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from netcoach.domain.errors import NetcoachError
from netcoach.domain.request import Request
from netcoach.tui.desk import Desk
from netcoach.tui.live import Live

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.domain.settling import Settled
    from netcoach.tui.screens.outcome_form import OutcomeResult


class Outcomes:
    """Settles requests, from whichever place they were chosen in."""

    def __init__(self, app: App[Any], coach: Coach, desk: Desk, live: Live, undo_key: str) -> None:
        self._app = app
        self._coach = coach
        self._desk = desk
        self._live = live
        self.undo_key = undo_key
        self._said = ""

    async def open(self, requests: Sequence[Request]) -> None:
        """Ask what became of these requests; all of them get the same answer."""
        from netcoach.tui.screens.outcome_form import OutcomeForm

        if requests:
            form = OutcomeForm(tuple(requests), today=self._coach.today(), save=self._save)
            await self._app.push_screen(form, self._closed)

    def _closed(self, result: OutcomeResult | None) -> None:
        if result is not None:
            # Said once the form is gone: a key pressed on it must not land in the form.
            self._desk.say(self._said)
            self._live.catch_up()

    async def _save(self, result: OutcomeResult) -> str | None:
        from netcoach.wording.outcomes import settled

        def write() -> Settled:
            if len(result.requests) == 1:
                return self._coach.correct(result.requests[0].id, result.milestones)
            ((milestone, on),) = result.milestones
            return self._coach.settle([one.id for one in result.requests], milestone, on)

        try:
            done = await self._live.write(write)
        except NetcoachError as problem:
            return str(problem)
        self._said = settled(done, self.undo_key)
        return None
