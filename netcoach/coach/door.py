"""Coach: the one door, one method per thing a user can ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.coach.bringing_in import ImportRoom
from netcoach.coach.log_room import LogRoom
from netcoach.coach.outcomes import OutcomeRoom
from netcoach.coach.people import PeopleRoom
from netcoach.coach.requests import RequestRoom
from netcoach.coach.ritual import RitualRoom
from netcoach.coach.safekeeping import SafekeepingRoom
from netcoach.coach.settings_room import SettingsRoom
from netcoach.coach.weeks import WeekRoom

if TYPE_CHECKING:
    from netcoach.config import Config


class Coach(
    WeekRoom,
    RequestRoom,
    OutcomeRoom,
    LogRoom,
    PeopleRoom,
    RitualRoom,
    ImportRoom,
    SafekeepingRoom,
    SettingsRoom,
):
    """Plain synchronous code; a screen calls it in a thread worker, never on the event loop."""

    def warm_up(self) -> None:
        """Get ready to write, so that the first log is as quick as the second."""
        self.store.warm_up()

    def change_token(self) -> tuple[int, Date, Config]:
        """Differs when anybody changed the log, or the date or a setting changed."""
        return self.store.change_token(), self.today(), self.config
