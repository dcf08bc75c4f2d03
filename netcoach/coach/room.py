"""Room: what every part of the door stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pendulum import Date, DateTime

if TYPE_CHECKING:
    from netcoach.clock import Clock
    from netcoach.config import Config
    from netcoach.storage.store import Store


class Room:
    """The store, the clock and the settings of one run."""

    def __init__(self, store: Store, clock: Clock, config: Config) -> None:
        self.store = store
        self.config = config
        self.system_clock = clock

    def clock(self) -> DateTime:
        """The present moment in the user's zone: the one that is set, or else the system's."""
        now, zone = self.system_clock(), self.config.zone
        return now if zone is None else now.in_timezone(zone)

    def today(self) -> Date:
        """The local date now."""
        return self.clock().date()
