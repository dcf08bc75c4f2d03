"""Store: the facade of the file, one repository per feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netcoach.domain.lazy import lazy
from netcoach.storage.database import Database

if TYPE_CHECKING:
    from netcoach.storage.backup.repository import BackupRepository
    from netcoach.storage.health import HealthFinding
    from netcoach.storage.importing.repository import ImportRepository
    from netcoach.storage.log.repository import LogRepository
    from netcoach.storage.outcomes.repository import OutcomeRepository
    from netcoach.storage.people.repository import PeopleRepository
    from netcoach.storage.search import SearchRepository
    from netcoach.storage.week.repository import WeekRepository


class Store(Database):
    """The log in one SQLite file. Making a Store touches nothing; a missing file reads as empty.

    Any thread may use it. A repository is imported when it is first asked for.
    """

    @lazy
    def week(self) -> WeekRepository:
        """What is kept of whole weeks: guidelines, marks, messages that were put away."""
        from netcoach.storage.week.repository import WeekRepository

        return WeekRepository(self)

    @lazy
    def log(self) -> LogRepository:
        """Requests."""
        from netcoach.storage.log.repository import LogRepository

        return LogRepository(self)

    @lazy
    def search(self) -> SearchRepository:
        """Finding requests by what is said in them."""
        from netcoach.storage.search import SearchRepository

        return SearchRepository(self)

    @lazy
    def people(self) -> PeopleRepository:
        """People: who they are, where they stand, and what a user says of them."""
        from netcoach.storage.people.repository import PeopleRepository

        return PeopleRepository(self)

    @lazy
    def outcomes(self) -> OutcomeRepository:
        """What became of requests."""
        from netcoach.storage.outcomes.repository import OutcomeRepository

        return OutcomeRepository(self)

    @lazy
    def importing(self) -> ImportRepository:
        """What an import of LinkedIn's export asks and writes."""
        from netcoach.storage.importing.repository import ImportRepository

        return ImportRepository(self)

    @lazy
    def backup(self) -> BackupRepository:
        """Exports of netcoach's own, backups, and what brings them back."""
        from netcoach.storage.backup.repository import BackupRepository

        return BackupRepository(self)

    def health(self) -> tuple[HealthFinding, ...]:
        """What can be said about the file, its checks and its journal; changes nothing."""
        from netcoach.storage.health import health_of

        return health_of(self.place, self.reader)
