"""Coach: the facade of the application, one service per feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.coach.service import RunContext
from netcoach.domain.lazy import lazy

if TYPE_CHECKING:
    from netcoach.coach.backup import BackupService
    from netcoach.coach.closing import ClosingService
    from netcoach.coach.drafts import DraftService
    from netcoach.coach.importing.service import ImportService
    from netcoach.coach.log import LogService
    from netcoach.coach.outcomes import OutcomeService
    from netcoach.coach.people import PeopleService
    from netcoach.coach.settings import SettingsService
    from netcoach.coach.several import SeveralService
    from netcoach.coach.week import WeekService
    from netcoach.config import Config
    from netcoach.domain.damage import UnreadableRow


class Coach(RunContext):
    """Plain synchronous code; a screen calls it in a thread worker, never on the event loop.

    A service is imported when it is first asked for, as each command needs only one or two.
    """

    @lazy
    def week(self) -> WeekService:
        """Reviews of weeks, their trends and their guideline."""
        from netcoach.coach.week import WeekService

        return WeekService(self)

    @lazy
    def log(self) -> LogService:
        """Requests: logging, changing and finding them; undo."""
        from netcoach.coach.log import LogService

        return LogService(self, history=lambda: self.week.history())

    @lazy
    def several(self) -> SeveralService:
        """Logging several requests at once."""
        from netcoach.coach.several import SeveralService

        return SeveralService(self)

    @lazy
    def people(self) -> PeopleService:
        """The shelves, a person's page, and what a user does with people."""
        from netcoach.coach.people import PeopleService

        return PeopleService(self)

    @lazy
    def outcomes(self) -> OutcomeService:
        """What became of requests."""
        from netcoach.coach.outcomes import OutcomeService

        return OutcomeService(self)

    @lazy
    def closing(self) -> ClosingService:
        """Closing weeks, rest weeks, part weeks and unanswered ones."""
        from netcoach.coach.closing import ClosingService

        return ClosingService(self, self.week)

    @lazy
    def importing(self) -> ImportService:
        """LinkedIn's data export."""
        from netcoach.coach.importing.service import ImportService

        return ImportService(self)

    @lazy
    def settings(self) -> SettingsService:
        """The settings, and what another value would have said."""
        from netcoach.coach.settings import SettingsService

        return SettingsService(self)

    @lazy
    def drafts(self) -> DraftService:
        """What is typed into open forms, kept against a crash."""
        from netcoach.coach.drafts import DraftService

        return DraftService(self)

    @lazy
    def backup(self) -> BackupService:
        """Backups, and exports of netcoach's own."""
        from netcoach.coach.backup import BackupService

        return BackupService(self)

    def warm_up(self) -> None:
        """Get ready to write, so that the first log is as quick as the second."""
        self.store.warm_up()

    def left_out(self) -> tuple[UnreadableRow, ...]:
        """Rows that cannot be read and are left out everywhere, as far as reading met any.

        Never waits.
        """
        return self.store.left_out()

    def look_for_unreadable(self) -> tuple[UnreadableRow, ...]:
        """Look every row over; those that cannot be read are left out from now on.

        Raises:
            StorageProblem: the file itself cannot be read.
        """
        return self.store.look_for_unreadable()

    def change_token(self) -> tuple[int, Date, Config]:
        """Differs when anybody changed the log, or the date or a setting changed."""
        return self.store.change_token(), self.today(), self.config
