"""The sample year as a log of its own, in a folder that is gone once it is closed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from netcoach.coach import Coach
from netcoach.demo.year import fill_demo
from netcoach.storage.store import Store

if TYPE_CHECKING:
    from netcoach.clock import Clock
    from netcoach.config import Config


class Sample:
    """A coach on the sample year; what is tried with it, and what is set, is kept nowhere.

    Args:
        clock: the year ends with its present moment.
        config: the user's settings.
    """

    def __init__(self, clock: Clock, config: Config) -> None:
        self._folder = TemporaryDirectory(prefix="netcoach-demo-")
        store = Store(Path(self._folder.name, "demo.db"))
        fill_demo(store, clock())
        self.config = replace(config, file=None, database=store.path)
        self.coach = Coach(store, clock, self.config)

    def close(self) -> None:
        """Let go of the log, and take its folder away."""
        self.coach.store.close()
        self._folder.cleanup()
