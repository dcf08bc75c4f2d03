"""Opening the outcome form, saving what it gives, and explaining what came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netcoach.domain.log.request import Request
from netcoach.tui.actions import Actions
from netcoach.tui.messages import ExplanationAsked, RoutesAsked, SettleAsked, Wanted
from netcoach.wording.explain.outcomes import explain_came_back

if TYPE_CHECKING:
    from netcoach.domain.outcomes.outcome import Settled
    from netcoach.tui.outcomes.form import OutcomeResult


class OutcomesActions(Actions):
    """Settles requests, from whichever place they were chosen in."""

    _said = ""

    async def carry_out(self, wanted: Wanted) -> None:
        """Ask what became of the requests; all of them get the same answer."""
        match wanted:
            case SettleAsked(requests=requests):
                await self._open(requests)

    async def _open(self, requests: Sequence[Request]) -> None:
        from netcoach.tui.outcomes.form import OutcomeForm

        if requests:
            form = OutcomeForm(tuple(requests), today=self._coach.today(), save=self._save)
            await self._app.push_screen(form, self._closed)

    def _closed(self, result: OutcomeResult | None) -> None:
        if result is not None:
            # Said once the form is gone: a key pressed on it must not land in the form.
            self._runner.say(self._said)
            self._live.catch_up()

    async def _save(self, result: OutcomeResult) -> None:
        from netcoach.wording.outcomes import settled

        def write() -> Settled:
            if len(result.requests) == 1:
                return self._coach.outcomes.correct(result.requests[0].id, result.outcomes)
            ((outcome, on),) = result.outcomes
            return self._coach.outcomes.record([one.id for one in result.requests], outcome, on)

        self._said = settled(await self._live.write(write), self._undo_key)


class RoutesActions(Actions):
    """Reads the ways only when somebody asks: no panel shows them all the time."""

    async def carry_out(self, wanted: Wanted) -> None:
        """Explain what came back."""
        if isinstance(wanted, RoutesAsked):
            routes = await self._runner.read(self._coach.outcomes.routes) or ()
            explanation = explain_came_back(wanted.came_back, routes)
            self._app.screen.post_message(ExplanationAsked(explanation))
