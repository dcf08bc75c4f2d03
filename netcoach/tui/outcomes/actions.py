"""What became of requests: the outcome form, and explaining what came back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from netcoach.domain.log.request import Request, RequestId
from netcoach.tui.actions import Actions
from netcoach.wording.outcomes import settled_said
from netcoach.wording.people.shelves import NO_REQUEST

if TYPE_CHECKING:
    from netcoach.domain.outcomes.outcome import Settled
    from netcoach.domain.outcomes.rates import CameBack
    from netcoach.tui.outcomes.form import OutcomeResult
    from netcoach.wording.text import Explanation


class OutcomesActions(Actions):
    """Settling requests, on whichever screen they were chosen."""

    _said = ""

    async def settle(self, requests: Sequence[Request]) -> None:
        """Ask what became of at least one request; all of them get the same answer."""
        from netcoach.tui.outcomes.form import OutcomeForm

        form = OutcomeForm(tuple(requests), today=self._coach.today(), save=self._save)
        await self._app.push_screen(form, self._closed)

    async def settle_by_ids(self, ids: Sequence[RequestId]) -> None:
        """Ask what became of requests; those not in the log any more are left out."""
        requests = await self._runner.read(partial(self._coach.log.requests, tuple(ids)))
        if requests:
            await self.settle(requests)
        elif requests is not None:
            self._runner.say(NO_REQUEST)

    async def explain_came_back(self, came_back: CameBack) -> Explanation:
        """Explain what came back, with the ways requests came about, which are read only now."""
        from netcoach.wording.explain.outcomes import explain_came_back

        routes = await self._runner.read(self._coach.outcomes.routes) or ()
        return explain_came_back(came_back, routes)

    def _closed(self, result: OutcomeResult | None) -> None:
        if result is not None:
            # Said once the form is gone: a key pressed on it must not land in the form.
            self._runner.say(self._said)
            self._live.catch_up()

    async def _save(self, result: OutcomeResult) -> None:
        def write() -> Settled:
            if len(result.requests) == 1:
                return self._coach.outcomes.correct(result.requests[0].id, result.outcomes)
            ((outcome, on),) = result.outcomes
            return self._coach.outcomes.record([one.id for one in result.requests], outcome, on)

        self._said = settled_said(await self._live.write(write), self._undo_key)
