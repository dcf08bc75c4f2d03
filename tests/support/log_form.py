"""A log form in an app of its own, for the stories told of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from netcoach.domain.errors import TooSoon
from netcoach.domain.people.index import PeopleIndex
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.review import LogContext
from netcoach.tui.log.form import LogForm, LogFormResult
from netcoach.tui.widgets.inputs import Questions
from tests.support.builders import WEDNESDAY, a_context

BO = Person(id=PersonId(901), name="Bo Kessler", company="Orbital", role="Data lead")
BODIL = Person(id=PersonId(902), name="Bodil Strand", company="Fjord")
HINTS_FOLLOW = 0.08
"""Seconds until the hints have followed what was typed."""

MOST_LOOKS = 25
"""Looks whether they have: on a busy machine they come late, and late is no fault."""


@dataclass
class FormDriver:
    """A form in an app of its own, with everything it handed over."""

    pilot: Pilot[None]
    form: LogForm = field(init=False)
    saved: list[LogFormResult] = field(default_factory=list)
    answers: list[str | TooSoon | None] = field(default_factory=list)
    given: list[LogFormResult | None] = field(default_factory=list)

    async def save(self, result: LogFormResult) -> str | None:
        self.saved.append(result)
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, TooSoon):
            raise answer
        return answer

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            widget = self.form.query_one(f"#{name}")
            if isinstance(widget, TextArea):
                widget.text = text
            elif isinstance(widget, Input):
                widget.value = text

    async def settle(self) -> None:
        for _ in range(MOST_LOOKS):
            await self.pilot.pause(HINTS_FOLLOW)
            if self.given or not self.form.is_behind:
                return

    def says(self, place: str) -> str:
        """What is shown beside or under a field, or about the form itself."""
        remarks = self.form.query(f"#{place}").results(Static)
        return "".join(str(remark.content) for remark in remarks if remark.display)

    @property
    def said(self) -> str:
        """Everything said of the draft."""
        return self.says("said")

    def group(self, name: str) -> Questions:
        return self.form.query_one(f"#{name}", Questions)

    @property
    def is_open(self) -> bool:
        return not self.given


@asynccontextmanager
async def a_form(
    context: LogContext | None = None,
    *,
    size: tuple[int, int] = (120, 40),
    **said: Any,
) -> AsyncIterator[FormDriver]:
    app: App[None] = App()
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        driver = FormDriver(pilot=pilot)
        known = context or a_context(people=PeopleIndex.of((BO, BODIL)))
        driver.form = LogForm(known, clock=lambda: WEDNESDAY, save=driver.save, **said)
        app.push_screen(driver.form, driver.given.append)
        await pilot.pause()
        yield driver
