"""Store: every method is one transaction and speaks in values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pendulum import Date, DateTime

from netcoach.domain.change import Change
from netcoach.domain.log.request import Request, RequestDraft, RequestId
from netcoach.domain.people.person import Person
from netcoach.domain.week.guideline import Guideline
from netcoach.storage.backup.store import SafekeepingStore
from netcoach.storage.log import reads
from netcoach.storage.log.reads import Run
from netcoach.storage.outcomes.store import OutcomeStore
from netcoach.storage.people.store import PeopleStore
from netcoach.storage.rows import NewRequest
from netcoach.storage.search import SearchStore
from netcoach.storage.week.store import WeekStore

if TYPE_CHECKING:
    from netcoach.domain.damage import UnreadableRow
    from netcoach.domain.people.index import PeopleIndex
    from netcoach.domain.people.standing import KnownStanding
    from netcoach.storage.health import Finding
    from netcoach.storage.importing.batch import Batch, Held

__all__ = ["NewRequest", "Store"]


class Store(OutcomeStore, SearchStore, PeopleStore, WeekStore, SafekeepingStore):
    """The log in one SQLite file. Making a Store touches nothing; a missing file reads as empty.

    Any thread may use it. Every method can raise StorageProblem, every write NotSaved. Reading
    imports plain sqlite3 only; SQLAlchemy comes with the first write, or with ``warm_up``.
    """

    # reading

    def requests_between(self, first: Date, after: Date) -> tuple[Request, ...]:
        """Requests with first <= local date < after, in order of sending (date, instant, id)."""
        return self._reader.read(lambda run: reads.requests_between(run, first, after))

    def request(self, request_id: RequestId) -> Request:
        """One request. Raises NotFound."""
        return self._reader.read(lambda run: reads.request(run, request_id))

    def sent_by_day(self) -> tuple[tuple[Date, int], ...]:
        """How many requests were sent on each local date that has any, oldest first."""
        return self._reader.read(lambda run: reads.sent_by_day(run))

    def people_index(self) -> PeopleIndex:
        """Everybody known, whoever was asked last first; those meant to be asked before them."""
        from netcoach.domain.people.index import PeopleIndex
        from netcoach.storage.people import reads

        return self._reader.read(lambda run: PeopleIndex(reads.known(run)))

    def latest_requests(self) -> tuple[Request, ...]:
        """The latest request to each person, the latest of all first."""
        return self._reader.read(lambda run: reads.latest_requests(run))

    def standings_like(self, draft: RequestDraft) -> tuple[KnownStanding, ...]:
        """Where those stand who were asked and whom a draft could mean, by name, profile or id.

        Raises:
            InvalidInput: the profile address is none.
        """
        from netcoach.domain.people.names import name_key, profile_key
        from netcoach.storage.people.standings import standings_among

        key = profile_key(draft.url)

        def ask(run: Run) -> tuple[KnownStanding, ...]:
            people = reads.people_like(run, name_key(draft.name), key, draft.person_id)
            return standings_among(run, people)

        return self._reader.read(ask)

    def people(self) -> tuple[Person, ...]:
        """Everybody with a request in the log, the one asked last first."""
        return self._reader.read(lambda run: reads.people(run))

    def guidelines(self) -> tuple[Guideline, ...]:
        """Every version ever set, oldest first; () when never set."""
        return self._reader.read(lambda run: reads.guidelines(run))

    def seen(self) -> frozenset[str]:
        """Keys of the burst messages that were put away."""
        return self._reader.read(lambda run: reads.seen(run))

    def held(self) -> Held:
        """The whole log as far as an import needs it."""
        from netcoach.storage.importing.reads import held

        return self._reader.read(lambda run: held(run))

    def left_out(self) -> tuple[UnreadableRow, ...]:
        """Rows that could not be read and are left out, as far as reading met any; never waits."""
        return self._reader.left_out

    def look_for_unreadable(self) -> tuple[UnreadableRow, ...]:
        """Every row that cannot be read; all of them are left out from now on."""
        return self._reader.look_for_unreadable()

    def health(self) -> tuple[Finding, ...]:
        """What can be said about the file, its checks and its journal; changes nothing."""
        from netcoach.storage.health import health_of

        return health_of(self._place, self._reader)

    # writing: each is one transaction and one journal entry

    def add(self, new: NewRequest) -> Request:
        """Log a request; the same uid twice adds nothing and returns the first.

        Raises:
            AmbiguousPerson: the name fits more than one known person.
        """
        return self._writer().add(new)

    def add_many(self, news: Sequence[NewRequest]) -> int:
        """Log many as one journal entry; returns how many were added."""
        return self._writer().add_many(news) if news else 0

    def bring_in(self, batch: Batch, *, at: DateTime, tell: Callable[[float], None]) -> Path | None:
        """Write an import whole, after a verified backup of what is there; gives its path.

        Args:
            batch: what to write, worked out on what ``held`` gave.
            at: the present moment.
            tell: hears how much is written, 0.0 to 1.0; whatever it raises takes all back.

        Raises:
            MovedOnError: the log changed since then; nothing was written.
            StorageProblem: the backup failed; nothing was written.
        """
        return self._writer().bring_in(batch, at, tell)

    def edit(self, request_id: RequestId, draft: RequestDraft, *, at: DateTime) -> Request:
        """Replace what was said about a request; another name renames its person.

        A draft that picks another known person, or gives that one's profile address, moves the
        request to them instead. Raises NotFound.
        """
        return self._writer().edit(request_id, draft, at)

    def delete(self, request_id: RequestId, *, at: DateTime) -> Request:
        """Take a request out of every count (softly; undo brings it back). Raises NotFound."""
        return self._writer().delete(request_id, at)

    def set_guideline(self, guideline: Guideline, *, at: DateTime) -> None:
        """Keep a guideline version; one with the same ``from_week`` replaces the earlier."""
        self._writer().set_guideline(guideline, at)

    def see(self, key: str, *, at: DateTime) -> None:
        """Put a burst message away."""
        self._writer().see(key, at)

    def undo(self, *, at: DateTime) -> Change:
        """Take back the newest journal entry. Raises NothingToUndo, ForgettingStays."""
        return self._writer().undo(at)

    def redo(self, *, at: DateTime) -> Change:
        """Do again what was taken back last. Raises NothingToUndo."""
        return self._writer().redo(at)
