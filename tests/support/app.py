"""The program run in a test: opened on a coach, waited for, and its screen as plain text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from pendulum import Date
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from netcoach.coach import PANEL_WEEKS, Coach
from netcoach.coach.week import WeekService
from netcoach.config import Config
from netcoach.domain.log.request import RequestId
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import hello_owed
from netcoach.domain.week.next_steps import NextStep, NextStepKind
from netcoach.domain.week.review import WeekReview
from netcoach.storage.store import Store
from netcoach.tui.app import NetcoachApp
from netcoach.tui.runner import start
from netcoach.tui.week.next_panel import NextPanel
from netcoach.tui.week.panels import CameBackPanel
from netcoach.tui.week.screen import WeekScreen
from tests.support.builders import WEDNESDAY, day

WHOLE, SMALL = (120, 40), (80, 24)

WAIT_SECONDS = 30.0
"""How long a test waits for words: on a busy machine they come late, and late is no fault."""


def picture(app: App[Any]) -> str:
    """What the terminal would show, one line a row, without blanks at the ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def unwrapped(text: str) -> str:
    """The words inside the frame of a picture, on one line; none of what lies around it."""
    lines = text.splitlines()
    top = next(line for line in lines if "╭" in line)
    left, right = top.index("╭") + 1, top.rindex("╮")
    return " ".join(" ".join(line[left:right] for line in lines).split())


class ShownCoach(Coach):
    """Gives a review that was made by hand; tests change ``shown`` to play another process."""

    def __init__(self, shown: WeekReview, config: Config) -> None:
        super().__init__(Store(config.database), lambda: WEDNESDAY, config)
        self.shown = shown
        self.turns: list[Date | None] = []
        self.put_off: list[str] = []
        self.changes = 0
        self.week = ShownWeek(self)

    def change_token(self) -> tuple[int, Date, Config]:
        """Counts the changes."""
        return self.changes, self.shown.today, self.config


class ShownWeek(WeekService):
    """The weeks of a coach with a review that was made by hand."""

    def __init__(self, coach: ShownCoach) -> None:
        super().__init__(coach)
        self._coach = coach

    def review(self, day: Date | None = None, *, weeks: int = PANEL_WEEKS) -> WeekReview:
        """The shown review, whichever week is asked for."""
        self._coach.turns.append(day)
        return self._coach.shown

    def put_off(self, step: NextStep, until: Date | None = None) -> Date | None:
        """Show a step no more."""
        self._coach.put_off.append(step.name)
        self._coach.shown = replace(self._coach.shown, seen=self._coach.shown.seen | {step.name})
        self._coach.changes += 1
        return until


@asynccontextmanager
async def shown(
    review: WeekReview, size: tuple[int, int] = WHOLE, **settings: Any
) -> AsyncIterator[tuple[Pilot[None], ShownCoach]]:
    """Run the app on a hand-made review."""
    config = Config(database=Path("nowhere", "nowhere.db"), **settings)
    coach = ShownCoach(review, config)
    app = NetcoachApp(coach, config, first_review=review)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot, coach


def week_screen(pilot: Pilot[None]) -> WeekScreen:
    """The screen under whatever is open."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, WeekScreen)
    return screen


def open_person(pilot: Pilot[None], person_id: PersonId) -> None:
    """Have somebody's page opened, as the program opens it."""
    app = pilot.app
    assert isinstance(app, NetcoachApp)
    start(app, partial(app.actions.navigation.open_person, person_id), group="test")


async def until(pilot: Pilot[None], *words: str) -> str:
    """Wait until all of the words are on the screen."""
    text, pause, end = "", 0.01, monotonic() + WAIT_SECONDS
    while monotonic() < end:
        await pilot.pause(pause)
        pause = min(pause * 1.2, 0.05)
        text = picture(pilot.app)
        if all(word in text for word in words):
            return text
    raise AssertionError(f"{words!r} never came:\n{text}")


async def all_taken(pilot: Pilot[None]) -> None:
    """Wait until every key that was typed ahead went where it goes."""
    for _ in range(5):
        await pilot.pause(0.05)
        await pilot.pause()


@asynccontextmanager
async def opened(coach: Coach, *, size: tuple[int, int] = WHOLE) -> AsyncIterator[Pilot[None]]:
    """Run the app on a coach, once it has settled in."""
    token = coach.change_token()
    app = NetcoachApp(coach, coach.config, first_review=coach.week.review(), first_token=token)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        yield pilot


CLEO = Person(id=PersonId(1), name="Cleo [/b] Varga")


HELLO = hello_owed(CLEO, RequestId(1), day("2026-11-01"), day("2026-11-13"), day("2026-11-22"))


class OnePanel(App[None]):
    """A panel in an app of its own, with what it opened."""

    def __init__(self, panel: CameBackPanel | NextPanel, review: WeekReview) -> None:
        super().__init__()
        self.panel: Widget = panel
        panel.review = review
        self.opened: list[NextStepKind] = []

    def compose(self) -> ComposeResult:
        """The panel alone."""
        yield self.panel

    def on_step_list_chosen(self, event: NextPanel.Chosen) -> None:
        """Keep what was opened."""
        self.opened.append(event.step.kind)
