"""The part of the store that searches the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pendulum import Date, DateTime

from netcoach.domain.log.request import Request, RequestId
from netcoach.storage import queries
from netcoach.storage.core import StoreCore

if TYPE_CHECKING:
    from netcoach.domain.log.filter.query import Condition
    from netcoach.storage.ids import Ids
    from netcoach.storage.searcher import Searcher


class SearchStore(StoreCore):
    """Searching, and taking many requests out at once."""

    def search(self, conditions: Iterable[Condition]) -> Ids:
        """The requests that meet every condition, newest first; never inside a snapshot.

        What was found before is narrowed where that holds what is wanted, so that each further
        letter costs less. Conditions on quality are not met here.
        """
        return self._searcher.search(conditions)

    def warm_up_search(self) -> None:
        """Read every text, so that the first word typed is found as quickly as the second."""
        self._searcher.warm_up()

    def requests_of(self, ids: Sequence[int]) -> tuple[Request, ...]:
        """These requests, in that order; those no longer in the log are left out."""
        return self._reader.read(lambda run: queries.requests_of(run, ids))

    def with_notes_between(self, first: Date, after: Date) -> tuple[Request, ...]:
        """As ``requests_between``, without those of whose note nothing is known."""
        return self._reader.read(lambda run: queries.with_notes_between(run, first, after))

    def delete_many(self, ids: Sequence[RequestId], *, at: DateTime) -> int:
        """Take requests out of every count as one journal entry; gives how many there were.

        Those no longer in the log are left out.
        """
        from netcoach.domain.change import Act
        from netcoach.storage.acts_of_search import delete_many

        return self._write(
            Act.DELETE, at, lambda connection: delete_many(connection, ids, at)
        ).number

    @cached_property
    def _searcher(self) -> Searcher:
        from netcoach.storage.searcher import Searcher

        return Searcher(self._reader.snapshot, self.change_token)
