"""Explaining what came back, by the ways requests came about."""

from __future__ import annotations

from netcoach.tui.errands import Clerk, Errand
from netcoach.tui.messages import ExplanationAsked, RoutesAsked
from netcoach.wording.explain.outcomes import explain_came_back


class RoutesClerk(Clerk):
    """Reads the ways only when somebody asks: no panel shows them all the time."""

    async def carry_out(self, errand: Errand) -> None:
        """Explain what came back."""
        if isinstance(errand, RoutesAsked):
            routes = await self._desk.read(self._coach.outcomes.routes) or ()
            explanation = explain_came_back(errand.came_back, routes)
            self._app.screen.post_message(ExplanationAsked(explanation))
