"""Service: what the part of the coach for one feature works on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pendulum import Date, DateTime

from netcoach.domain.week.calendar import Week, local_date, week_of

if TYPE_CHECKING:
    from netcoach.clock import Clock
    from netcoach.config import Config
    from netcoach.storage.store import Store

PANEL_WEEKS = 12
"""Weeks in the live panel unless more are asked for."""


class RunContext:
    """The store, the clock and the settings of one run; the settings may change meanwhile."""

    def __init__(self, store: Store, clock: Clock, config: Config) -> None:
        self.store = store
        self.config = config
        self.system_clock = clock

    def clock(self) -> DateTime:
        """The present moment in the user's zone: the one that is set, or else the system's."""
        now, zone = self.system_clock(), self.config.zone
        return now if zone is None else now.in_timezone(zone)

    def today(self) -> Date:
        """The local date now; the day before, as long as the day has not started."""
        return local_date(self.clock(), self.config.day_starts)

    def this_week(self) -> Week:
        """The week that holds today, as the user cuts weeks."""
        return week_of(self.today(), self.config.first_day)


class Service:
    """Base of the services: reads the log and its settings, and writes to it."""

    def __init__(self, run: RunContext) -> None:
        self.run = run
        self.store = run.store
        self.clock = run.clock
        self.today = run.today

    @property
    def config(self) -> Config:
        """The settings as they are now."""
        return self.run.config


@dataclass(frozen=True, slots=True)
class Watch:
    """What the caller of something long gave along; either may be None."""

    progress: Callable[[float], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def tell(self, done: float) -> None:
        """Say how far it is, 0.0 to 1.0.

        Raises:
            ReadingCancelled: when it should not go on.
        """
        from netcoach.linkedin.export import ReadingCancelled

        if self.cancelled is not None and self.cancelled():
            raise ReadingCancelled
        if self.progress is not None:
            self.progress(done)

    def share(self, first: float, last: float) -> Watch:
        """The same watcher for a part of the whole."""
        tell = self.progress
        if tell is None:
            return self
        return Watch(lambda done: tell(first + (last - first) * done), self.cancelled)
