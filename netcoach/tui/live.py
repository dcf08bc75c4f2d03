"""Live: the log is watched, and read again whenever anybody changed it or the day turned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from pendulum import Date

from netcoach.domain.errors import NetcoachError
from netcoach.domain.review import LogContext, WeekReview
from netcoach.tui.desk import Desk
from netcoach.tui.working import start

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.tui.screens.week import WeekScreen

Value = TypeVar("Value")
Reading = tuple[tuple[int, Date], WeekReview]


BREATH = 0.2
"""Seconds left to a new picture before anything is made ready for the next one (ours)."""


class Live:
    """Keeps the week on the screen, and what the form needs, as they stand in the log.

    ``context`` is what a form needs, None until it was read; ``follow`` is handed it each time
    it was read again.
    """

    def __init__(self, coach: Coach, desk: Desk, week: WeekScreen) -> None:
        self._coach = coach
        self._desk = desk
        self._week = week
        self._token: tuple[int, Date] | None = None
        self._looking = False
        self._unseen: Reading | None = None
        self.context: LogContext | None = None
        self.follow: Callable[[LogContext], None] | None = None

    async def look(self) -> None:
        """Read everything again if anybody changed the log; one look at a time."""
        if self._looking:
            return
        self._looking = True
        try:
            token = await self._desk.read(self._coach.change_token)
            if token is not None and token != self._token:
                await self.reread()
        finally:
            self._looking = False

    async def reread(self) -> None:
        """Read the shown week and what the form needs; every panel follows."""
        day = self._week.day
        reading = await self._desk.read(lambda: self._read(day))
        if reading is not None and day == self._week.day:
            self._show(reading)

    async def write(self, call: Callable[[], Value]) -> Value:
        """Write, and read the shown week in the same breath; ``catch_up`` shows it.

        Raises:
            NetcoachError: nothing was changed; the sentence says why.
        """
        day = self._week.day

        def write_and_read() -> tuple[Value, Reading | None]:
            written = call()
            try:
                return written, self._read(day)
            except NetcoachError:  # it is written; the next look reads again, or says why not
                return written, None

        self._looking = True  # what this writes is no news
        try:
            written, self._unseen = await self._desk.write(write_and_read)
            if self._unseen is not None:
                self._token = self._unseen[0]
        finally:
            self._looking = False
        return written

    def catch_up(self) -> None:
        """Show what the last write read, once nothing stands before the week."""
        reading, self._unseen = self._unseen, None
        if reading is not None:
            self._show(reading)

    def _show(self, reading: Reading) -> None:
        self._token, self._week.review = reading
        # After the picture: the form may wait for it, the picture may not.
        self.context = None
        self._week.set_timer(BREATH, self._follow)

    def _follow(self) -> None:
        start(self._week, self._read_context, group="context", exclusive=True)

    async def _read_context(self) -> None:
        self.context = await self._desk.read(self._coach.log_context)
        if self.context is not None and self.follow is not None:
            self.follow(self.context)

    async def turn_to(self, day: Date | None) -> None:
        """Show the week of ``day``; None follows today."""
        self._week.day = day
        await self.reread()

    def _read(self, day: Date | None) -> Reading:
        # The token first: what changes while the rest is read makes the next look read again.
        token = self._coach.change_token()
        return token, self._coach.review(day)
