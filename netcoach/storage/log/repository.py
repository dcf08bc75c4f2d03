"""The requests in the log: reading, logging, changing and taking them out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pendulum import Date, DateTime

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import Request, RequestDraft, RequestId
from netcoach.domain.log.signs import Signs
from netcoach.storage.connection import Run
from netcoach.storage.database import Database, Repository
from netcoach.storage.log import reads
from netcoach.storage.log.recent import RecentRequests
from netcoach.storage.rows import NewRequest


class LogRepository(Repository):
    """Requests, in values."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._recent = RecentRequests()

    def between(self, first: Date, after: Date) -> tuple[Request, ...]:
        """Requests with first <= local date < after, in order of sending (date, instant, id)."""
        return self._read(lambda run: self._requests_between(run, first, after))

    def _requests_between(self, run: Run, first: Date, after: Date) -> tuple[Request, ...]:
        requests = self._recent.between(run, first, after)
        if self._database.left_out():  # what is mended leaves no history that would tell of it
            self._recent.forget()
        return requests

    def with_notes_between(self, first: Date, after: Date) -> tuple[Request, ...]:
        """As ``between``, without those of whose note nothing is known."""
        return self._read(lambda run: reads.with_notes_between(run, first, after))

    def request(self, request_id: RequestId) -> Request:
        """One request. Raises NotFound."""
        return self._read(lambda run: reads.request(run, request_id))

    def requests(self, ids: Sequence[int]) -> tuple[Request, ...]:
        """These requests, in that order; those no longer in the log are left out."""
        return self._read(lambda run: reads.requests_of(run, ids))

    def latest(self) -> tuple[Request, ...]:
        """The latest request to each person, the latest of all first."""
        return self._read(reads.latest_requests)

    def sent_by_day(self) -> tuple[tuple[Date, int], ...]:
        """How many requests were sent on each local date that has any, oldest first."""
        return self._read(reads.sent_by_day)

    def spans(self) -> tuple[tuple[Date, Date, int], ...]:
        """The first and the last date of each span requests are known to, and how many are."""
        return self._read(reads.spans)

    def add(self, new: NewRequest) -> Request:
        """Log a request; the same uid twice adds nothing and returns the first.

        Raises:
            AmbiguousPerson: the name fits more than one known person.
        """
        from netcoach.storage.log import writes

        return self._write(ChangeKind.LOG, new.logged_at, partial(writes.add, new=new))

    def add_many(self, news: Sequence[NewRequest]) -> int:
        """Log many as one journal entry; returns how many were added."""
        from netcoach.storage.log import writes

        if not news:
            return 0
        change = partial(writes.add_many, news=news)
        return self._write(ChangeKind.FILL, news[0].logged_at, change)

    def add_several(self, news: Sequence[NewRequest]) -> tuple[Request, ...]:
        """Log several as one journal entry, and give them; nothing for none.

        Raises:
            AmbiguousPerson: a name fits more than one known person.
        """
        from netcoach.storage.log import writes

        if len(news) <= 1:
            return tuple(map(self.add, news))
        change = partial(writes.add_several, news=news)
        return self._write(ChangeKind.LOG, news[0].logged_at, change).requests

    def edit(self, request_id: RequestId, draft: RequestDraft, *, at: DateTime) -> Request:
        """Replace what was said about a request; another name renames its person.

        A draft that picks another known person, or gives that one's profile address, moves the
        request to them instead. Raises NotFound.
        """
        from netcoach.storage.log import writes

        change = partial(writes.edit, request_id=request_id, draft=draft)
        return self._write(ChangeKind.EDIT, at, change)

    def answer_signs(self, request_id: RequestId, signs: Signs, *, at: DateTime) -> Request:
        """Replace the answers of a request's signs. Raises NotFound."""
        from netcoach.storage.log import writes

        change = partial(writes.answer_signs, request_id=request_id, signs=signs)
        return self._write(ChangeKind.EDIT, at, change)

    def delete(self, request_id: RequestId, *, at: DateTime) -> Request:
        """Take a request out of every count (softly; undo brings it back). Raises NotFound."""
        from netcoach.storage.log import writes

        change = partial(writes.delete_request, request_id=request_id, at=at)
        return self._write(ChangeKind.DELETE, at, change)

    def delete_many(self, ids: Sequence[RequestId], *, at: DateTime) -> int:
        """Take requests out of every count as one journal entry; gives how many there were.

        Those no longer in the log are left out.
        """
        from netcoach.storage.log import writes

        return self._write(
            ChangeKind.DELETE, at, partial(writes.delete_many, ids=ids, at=at)
        ).number
