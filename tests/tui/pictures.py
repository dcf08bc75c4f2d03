"""The screen of a running app as plain text, and an app on hand-made reviews."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from pendulum import Date
from textual.app import App
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.coach.log import Autosave
from netcoach.config import Config
from netcoach.domain.review import WeekReview
from netcoach.tui.app import NetcoachApp
from netcoach.tui.screens.week import WeekScreen

WHOLE, SMALL = (120, 40), (80, 24)


def picture(app: App[Any]) -> str:
    """What the terminal would show, one line a row, without blanks at the ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


class ShownCoach:
    """Gives a review that was made by hand; tests change ``shown`` to play another process.

    It is also its own service of the week and of the log.
    """

    def __init__(self, shown: WeekReview) -> None:
        self.shown = shown
        self.turns: list[Date | None] = []
        self.dismissed: list[str] = []
        self.changes = 0
        self.week = self.log = self
        self.autosave = Autosave(Path("nowhere", "nowhere.db"))

    def warm_up(self) -> None:
        """Nothing to get ready."""

    def change_token(self) -> tuple[int, Date]:
        """Counts the changes."""
        return self.changes, self.shown.today

    def review(self, day: Date | None = None) -> WeekReview:
        """The shown review, whichever week is asked for."""
        self.turns.append(day)
        return self.shown

    def context(self) -> None:
        """No form opens from a hand-made review."""

    def dismiss(self, key: str) -> None:
        """Show a message no more."""
        self.dismissed.append(key)
        self.shown = replace(self.shown, seen=self.shown.seen | {key})
        self.changes += 1


@asynccontextmanager
async def shown(
    review: WeekReview, size: tuple[int, int] = WHOLE, **settings: Any
) -> AsyncIterator[tuple[Pilot[None], ShownCoach]]:
    """Run the app on a hand-made review."""
    coach = ShownCoach(review)
    config = Config(database=Path("nowhere.db"), **settings)
    app = NetcoachApp(cast(Coach, coach), config, first_review=review)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot, coach


def week_screen(pilot: Pilot[None]) -> WeekScreen:
    """The screen under whatever is open."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, WeekScreen)
    return screen
